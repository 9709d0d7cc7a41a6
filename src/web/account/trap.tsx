import { useTranslations } from 'use-intl'

/** Programs fill in every field they find; people do not see this one. */
export function Trap() {
  const t = useTranslations('account')
  return (
    <p className="trap" aria-hidden="true">
      <label>
        {t('trap')} <input type="text" name="website" tabIndex={-1} autoComplete="off" />
      </label>
    </p>
  )
}

import { useTranslations } from 'use-intl'

/** Whether staff vouches for it: a sign and a word; the colour only helps. */
export function OrganisationMark({ verified }: { verified: boolean }) {
  const t = useTranslations('account.organisation')
  return verified ? (
    <span className="mark mark-good">
      <span aria-hidden="true">✓</span> {t('verified')}
    </span>
  ) : (
    <span className="mark mark-plain">{t('not_verified')}</span>
  )
}

import { useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'

const never = () => () => {}

/** The address is the share: whoever has it can read. */
export function ShareLink({ address }: { address: string }) {
  const t = useTranslations('shortlists.share')
  const [copied, setCopied] = useState(false)
  const canCopy = useSyncExternalStore(
    never,
    () => 'clipboard' in navigator,
    () => false,
  )
  return (
    <div className="share-link">
      <label className="field field-grow">
        <span>{t('label')}</span>
        <input type="text" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
      </label>
      {canCopy && (
        <button
          type="button"
          className="button"
          onClick={() =>
            void navigator.clipboard.writeText(address).then(
              () => setCopied(true),
              () => {},
            )
          }
        >
          {t('copy')}
        </button>
      )}
      <span role="status">{copied ? t('copied') : ''}</span>
    </div>
  )
}

import { useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'

const never = () => () => {}

/** For what is shown once. There only once it can work; without it the text is marked and copied by hand. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations('account.factor')
  const [copied, setCopied] = useState(false)
  const canCopy = useSyncExternalStore(
    never,
    () => 'clipboard' in navigator,
    () => false,
  )
  if (!canCopy) return null
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {t('copy')}
      </button>
      <span role="status">{copied && `✓ ${t('copied')}`}</span>
    </>
  )
}

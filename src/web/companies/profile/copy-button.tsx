import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'

const never = () => () => {}

/** Copies a name or number. There without script too, as text that can be marked; the button only once it can work. */
export function CopyButton({ text, what, label }: { text: string; what: string; label?: string }) {
  const t = useTranslations('profile.copy')
  const [copied, setCopied] = useState(false)
  const canCopy = useSyncExternalStore(
    never,
    () => 'clipboard' in navigator,
    () => false,
  )
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  if (!canCopy) return null
  return (
    <button
      type="button"
      className="copy-button no-print"
      onClick={() => {
        void navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }}
    >
      <span aria-live="polite">{copied ? t('copied') : (label ?? t('copy'))}</span>
      <span className="visually-hidden"> {what}</span>
    </button>
  )
}

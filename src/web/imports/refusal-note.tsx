import { useTranslations } from 'use-intl'
import type { Refusal } from '../api-errors.ts'

/** Why the server would not do it: in the reader's words by kind, then what exactly it said. */
export function RefusalNote({ refusal }: { refusal: Refusal | undefined }) {
  const t = useTranslations('imports')
  if (!refusal) return null
  return (
    <p role="alert" className="refusal">
      <b>{t('refusal', { code: refusal.code })}</b> {refusal.detail}
    </p>
  )
}

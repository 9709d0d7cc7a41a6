import { useLocale, useTranslations } from 'use-intl'
import type { CertificateState } from '../../../domain/fact-details.ts'
import { formatDate } from '../../format/number.ts'

/** Sign, word and border: none of the three carries the meaning alone. */
export function CertificateStateBadge({ state, expires }: { state: CertificateState; expires?: string | null }) {
  const t = useTranslations('profile.certificate_state')
  const lang = useLocale()
  return (
    <span className={`badge certificate-state state-${state}`}>
      {t(state)}
      {expires && (state === 'valid' || state === 'expiring') && ` ${t('until', { date: formatDate(expires, lang) })}`}
    </span>
  )
}

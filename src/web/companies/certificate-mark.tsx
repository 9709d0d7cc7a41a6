import { useLocale, useTranslations } from 'use-intl'
import { CERTIFICATE_STATES, type CertificateState } from '../../domain/fact-details.ts'
import { formatDate } from '../format/number.ts'

/** Marks in a 12 × 12 box, told apart by shape alone. */
const GLYPHS: Record<CertificateState, { d: string; filled: boolean }> = {
  valid: { d: 'M1.5 6.5 4.5 9.5 10.5 2.5', filled: false },
  expiring: { d: 'M6 1 11 10.5H1Z', filled: true },
  expired: { d: 'M2 2l8 8M10 2l-8 8', filled: false },
  unverified: { d: 'M6 1.8a4.2 4.2 0 1 0 0 8.4A4.2 4.2 0 1 0 6 1.8Z', filled: false },
  planned: { d: 'M1 6h2M5 6h2M9 6h2', filled: false },
  withdrawn: { d: 'M2 2l8 8M10 2l-8 8', filled: false },
}

interface Certificate {
  name: string
  state: CertificateState
  expires_on: string | null
}

/** A certificate with what it is worth today: colour, mark and word together. A valid one needs no word but its end. */
export function CertificateMark({ certificate: { name, state, expires_on } }: { certificate: Certificate }) {
  const t = useTranslations('companies.certificate')
  const lang = useLocale()
  const { d, filled } = GLYPHS[state]
  const isDated = state === 'valid' || state === 'expiring' || state === 'expired'
  const word = isDated && expires_on ? t(`${state}_date`, { date: formatDate(expires_on, lang) }) : t(state)
  return (
    <span className={`certificate certificate-${state}`} title={`${name}: ${t(`explain.${state}`)}`}>
      <svg className="glyph" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <path d={d} fill={filled ? 'currentColor' : 'none'} stroke={filled ? 'none' : 'currentColor'} strokeWidth={filled ? 0 : 2} />
      </svg>
      <span>
        {name} <span className={state === 'valid' ? 'visually-hidden' : 'certificate-word'}>{word}</span>
      </span>
    </span>
  )
}

/** Held today first, then what may be held, then what is over. */
export function byState(a: Certificate, b: Certificate): number {
  return CERTIFICATE_STATES.indexOf(a.state) - CERTIFICATE_STATES.indexOf(b.state) || a.name.localeCompare(b.name)
}

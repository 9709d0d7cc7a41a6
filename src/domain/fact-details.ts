/**
 * What a fact about a company says beside its value, in one line of text from CSV through SQL: `maker=Fanuc; quantity=4; axes=5`.
 * The keys of each property are closed, so that a machine can be compared with a machine.
 */
import type { FactProperty } from './statement.ts'

export const DETAIL_KINDS = ['text', 'number', 'integer', 'year', 'date', 'choice'] as const
export type DetailKind = (typeof DETAIL_KINDS)[number]

export interface DetailKey {
  readonly kind: DetailKind
  readonly choices?: readonly string[]
}

const text = { kind: 'text' } as const
const number = { kind: 'number' } as const
const choice = (...choices: string[]): DetailKey => ({ kind: 'choice', choices })

/** Share of the capacity that is free, in percent. */
const SPARE = choice('none', 'under_20', '20_to_50', 'over_50')
const PER = choice('day', 'week', 'month', 'year')

/** Keys a fact may have. `amount` is the number where the value is words: "about 3 million units a year". */
export const FACT_DETAILS: Readonly<Partial<Record<FactProperty, Readonly<Record<string, DetailKey>>>>> = {
  process: { mode: choice('core', 'supplementary', 'outsourced'), max_size: text, remark: text },
  equipment: {
    maker: text,
    model: text,
    quantity: { kind: 'integer' },
    year: { kind: 'year' },
    tonnage_t: number,
    axes: { kind: 'integer' },
    size: text,
  },
  material: { form: text, min_size_mm: number, max_size_mm: number, min_thickness_mm: number, max_thickness_mm: number },
  tolerance: { feature: text, amount: number },
  capacity: { amount: number, per: PER, spare: SPARE, standing: choice('installed', 'registered', 'output', 'planned') },
  moq: { amount: number },
  lead_time: { amount: number, kind: choice('repeat', 'first', 'sample') },
  certificate: {
    scope: text,
    body: text,
    number: text,
    issued_on: { kind: 'date' },
    expires_on: { kind: 'date' },
    standing: choice('held', 'planned', 'withdrawn'),
  },
  quality: { measure: choice('defects_ppm', 'on_time_pct', 'yield_pct', 'returns_ppm'), amount: number, period: text },
  institution: { link: choice('research', 'training', 'testing', 'supply') },
  buys: { origin: text, per: PER, amount: number },
}

/** Which vocabulary the `term_id` of a fact is from. */
export const TERM_VOCABULARY: Readonly<
  Partial<Record<FactProperty, 'process' | 'equipment_type' | 'material' | 'scheme' | 'unit' | 'institution'>>
> = {
  process: 'process',
  equipment: 'equipment_type',
  material: 'material',
  certificate: 'scheme',
  capacity: 'unit',
  moq: 'unit',
  tolerance: 'unit',
  institution: 'institution',
}

export type FactDetails = Readonly<Record<string, string | number>>

export interface DetailFault {
  readonly part: string
  readonly fault: 'no_key' | 'unknown_key' | 'twice' | 'not_number' | 'not_date' | 'not_choice'
  readonly allowed?: readonly string[]
}

/** Text → details; faults name the part that is wrong. Empty text is no details. */
export function parseDetails(property: FactProperty, line: string): { details: FactDetails; faults: DetailFault[] } {
  const keys = FACT_DETAILS[property] ?? {}
  const details: Record<string, string | number> = {}
  const faults: DetailFault[] = []
  for (const part of line
    .split(';')
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const at = part.indexOf('=')
    const [key, value] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()]
    const definition = keys[key]
    if (at < 1 || value === '') faults.push({ part, fault: 'no_key' })
    else if (definition === undefined) faults.push({ part, fault: 'unknown_key', allowed: Object.keys(keys) })
    else if (key in details) faults.push({ part, fault: 'twice' })
    else {
      const read = readDetail(definition, value)
      if (typeof read === 'object') faults.push({ part, ...read })
      else details[key] = read
    }
  }
  return { details, faults }
}

function readDetail({ kind, choices }: DetailKey, value: string): string | number | Omit<DetailFault, 'part'> {
  if (kind === 'text') return value
  if (kind === 'choice') return choices?.includes(value) ? value : { fault: 'not_choice', allowed: choices ?? [] }
  if (kind === 'date') return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) ? value : { fault: 'not_date' }
  const form = kind === 'number' ? /^\d+(\.\d+)?$/ : kind === 'year' ? /^\d{4}$/ : /^\d+$/
  return form.test(value) ? Number(value) : { fault: 'not_number' }
}

/** The one spelling: keys in the order of the list. A semicolon within a text would end it. */
export function writeDetails(property: FactProperty, details: FactDetails): string {
  return Object.keys(FACT_DETAILS[property] ?? {})
    .flatMap((key) => (details[key] === undefined ? [] : [`${key}=${String(details[key]).replaceAll(';', ',').trim()}`]))
    .join('; ')
}

/** The number of a fact, in its unit; undefined where it is words only. */
export function factAmount(value: string, details: FactDetails): number | undefined {
  if (typeof details['amount'] === 'number') return details['amount']
  return /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined
}

export const CERTIFICATE_STATES = ['valid', 'expiring', 'expired', 'unverified', 'planned', 'withdrawn'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]

/** Days before the end in which a certificate is "expiring": buyers ask for the renewal then. */
const EXPIRING_DAYS = 90

/**
 * On a day (YYYY-MM-DD). Without an end, or said by nobody but the firm or the press, it is unverified: it may be so, but a buyer
 * who filters by "valid today" asks for more than a claim. A month or year as end holds to its last day.
 */
export function certificateState(details: FactDetails, evidenceGrade: string, today: string): CertificateState {
  if (details['standing'] === 'planned' || details['standing'] === 'withdrawn') return details['standing']
  const end = lastDay(details['expires_on'])
  if (end !== undefined && end < today) return 'expired'
  if (end === undefined || evidenceGrade === 'self_declared' || evidenceGrade === 'press') return 'unverified'
  return end <= addDays(today, EXPIRING_DAYS) ? 'expiring' : 'valid'
}

export function lastDay(date: string | number | undefined): string | undefined {
  if (typeof date !== 'string') return undefined
  if (date.length === 4) return `${date}-12-31`
  if (date.length > 7) return date
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

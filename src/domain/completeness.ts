/** How much of what a buyer asks first is on the record of a company. Weights and reasons: docs/methods/completeness.md. */
import { parseDetails } from './fact-details.ts'
import type { FactProperty } from './statement.ts'
import type { Role } from './vocabulary.ts'

export interface Wanted {
  readonly property: WantedProperty
  readonly weight: number
  /** The firm can say it by itself; a customer's name needs the customer's consent. */
  readonly byFirm: boolean
  /** Not asked of those who only trade or serve. */
  readonly ofMakers: boolean
}

export type WantedProperty =
  | 'segment'
  | 'capacity'
  | 'certificate'
  | 'process'
  | 'tax_code'
  | 'address'
  | 'equipment'
  | 'contact'
  | 'customer'
  | 'employees'
  | 'lead_time'
  | 'material'
  | 'moq'
  | 'export_market'

/** In the order a buyer asks. The weights of all make 100. */
export const WANTED: readonly Wanted[] = [
  { property: 'segment', weight: 12, byFirm: true, ofMakers: false },
  { property: 'capacity', weight: 12, byFirm: true, ofMakers: true },
  { property: 'certificate', weight: 12, byFirm: true, ofMakers: false },
  { property: 'process', weight: 10, byFirm: true, ofMakers: true },
  { property: 'tax_code', weight: 8, byFirm: true, ofMakers: false },
  { property: 'address', weight: 8, byFirm: true, ofMakers: false },
  { property: 'equipment', weight: 8, byFirm: true, ofMakers: true },
  { property: 'contact', weight: 8, byFirm: true, ofMakers: false },
  { property: 'customer', weight: 6, byFirm: false, ofMakers: false },
  { property: 'employees', weight: 5, byFirm: true, ofMakers: false },
  { property: 'lead_time', weight: 4, byFirm: true, ofMakers: true },
  { property: 'material', weight: 3, byFirm: true, ofMakers: true },
  { property: 'moq', weight: 2, byFirm: true, ofMakers: true },
  { property: 'export_market', weight: 2, byFirm: true, ofMakers: false },
]

/** Projected rows of one company. */
export interface Recorded {
  readonly company: { readonly tax_code: string | null }
  readonly sites: readonly { readonly address: string | null; readonly park_id: string | null }[]
  readonly made: readonly { readonly role: Role }[]
  readonly facts: readonly { readonly property: FactProperty; readonly details: string | null }[]
}

export interface Completeness {
  /** Whole percent of the weight that is asked of this firm. */
  readonly pct: number
  readonly have: readonly Wanted[]
  /** The heaviest first. */
  readonly lack: readonly Wanted[]
  /** The heaviest of those the firm can say itself. */
  readonly nextBest: Wanted | undefined
}

export function completeness(recorded: Recorded): Completeness {
  const { made } = recorded
  const makesNothing = made.length > 0 && made.every(({ role }) => role === 'trader' || role === 'service')
  const asked = WANTED.filter(({ ofMakers }) => !(ofMakers && makesNothing))
  const known = knownProperties(recorded)
  const have = asked.filter(({ property }) => known.has(property))
  const lack = asked.filter(({ property }) => !known.has(property))
  return {
    pct: Math.round((100 * total(have)) / total(asked)),
    have,
    lack,
    nextBest: lack.find(({ byFirm }) => byFirm),
  }
}

function total(wanted: readonly Wanted[]): number {
  return wanted.reduce((sum, { weight }) => sum + weight, 0)
}

const CONTACT: ReadonlySet<string> = new Set(['website', 'email', 'phone'])

function knownProperties({ company, sites, made, facts }: Recorded): Set<string> {
  const known = new Set<string>(facts.filter(isHeld).map(({ property }) => (CONTACT.has(property) ? 'contact' : property)))
  if (made.length > 0) known.add('segment')
  if (company.tax_code !== null) known.add('tax_code')
  if (sites.some(({ address, park_id }) => address !== null || park_id !== null)) known.add('address')
  return known
}

/** A certificate that is planned or was withdrawn is no certificate; a planned line is no capacity. */
function isHeld({ property, details }: Recorded['facts'][number]): boolean {
  if ((property !== 'certificate' && property !== 'capacity') || details === null) return true
  const { standing } = parseDetails(property, details).details
  return standing !== 'planned' && standing !== 'withdrawn'
}

import type { CompanyDetail } from '../../../api/contract/company.ts'

export const PROFILE_SECTIONS = ['can', 'certificates', 'quality', 'markets', 'learning', 'size'] as const
export type SectionId = (typeof PROFILE_SECTIONS)[number]

/** Lists of the profile, and facts that are in no list. */
const HOLD: Readonly<Record<SectionId, { lists: readonly (keyof CompanyDetail)[]; facts: readonly string[] }>> = {
  can: {
    lists: ['processes', 'equipment', 'materials', 'tolerances', 'capacities', 'moqs', 'lead_times'],
    facts: ['technology', 'product'],
  },
  certificates: { lists: ['certificates'], facts: [] },
  quality: { lists: ['quality'], facts: [] },
  markets: { lists: ['export_markets', 'buys', 'languages'], facts: ['customer', 'supplier_list', 'programme'] },
  learning: { lists: ['institutions'], facts: [] },
  size: { lists: [], facts: ['employees', 'investment_usd', 'revenue_usd', 'founded'] },
}

/** What is asked of this firm: who only trades or serves is not asked for machines and amounts. */
export function isAsked({ completeness }: Pick<CompanyDetail, 'completeness'>, property: string): boolean {
  const asked = property === 'tolerance' ? 'material' : property
  return [...completeness.have, ...completeness.lack].some((wanted) => wanted.property === asked)
}

/** Sections of the profile that hold something. */
export function knownSections(company: CompanyDetail): ReadonlySet<SectionId> {
  const properties = new Set(company.facts.map((fact) => fact.property))
  const isHeld = (id: SectionId) =>
    HOLD[id].lists.some((list) => (company[list] as readonly unknown[]).length > 0) ||
    HOLD[id].facts.some((property) => properties.has(property))
  return new Set(PROFILE_SECTIONS.filter(isHeld))
}

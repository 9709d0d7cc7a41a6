import type { CompanyDetail } from '../../../api/contract/company.ts'

export const PROFILE_SECTIONS = ['can', 'certificates', 'quality', 'markets', 'learning', 'size'] as const
export type SectionId = (typeof PROFILE_SECTIONS)[number]

const FACTS_OF: Partial<Record<SectionId, readonly string[]>> = {
  can: ['process', 'equipment', 'material', 'tolerance', 'capacity', 'moq', 'lead_time', 'technology', 'product'],
  certificates: ['certificate'],
  quality: ['quality'],
  markets: ['customer', 'export_market', 'supplier_list', 'programme', 'buys', 'language'],
  learning: ['institution'],
  size: ['employees', 'investment_usd', 'revenue_usd', 'founded'],
}

/** What is asked of this firm: who only trades or serves is not asked for machines and amounts. */
export function isAsked({ completeness }: Pick<CompanyDetail, 'completeness'>, property: string): boolean {
  const asked = property === 'tolerance' ? 'material' : property
  return [...completeness.have, ...completeness.lack].some((wanted) => wanted.property === asked)
}

/** Sections of the profile that hold something. */
export function knownSections({ facts, processes }: Pick<CompanyDetail, 'facts' | 'processes'>): ReadonlySet<SectionId> {
  const properties = new Set(facts.map((fact) => fact.property))
  return new Set(
    PROFILE_SECTIONS.filter((id) => FACTS_OF[id]?.some((property) => properties.has(property)) || (id === 'can' && processes.length > 0)),
  )
}

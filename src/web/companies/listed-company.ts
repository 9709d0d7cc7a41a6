import type { CompanySummary, FoundCompany } from '../../api/contract/company-list.ts'

/** A company in a list; how far off and why it was found where somebody searched. */
export type ListedCompany = CompanySummary & Partial<Pick<FoundCompany, 'distance_km' | 'distance_basis' | 'matched'>>

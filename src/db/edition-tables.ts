import type { Database } from './schema.ts'

/** The tables an edition fills, in an order in which every foreign key finds its target. */
export const EDITION_TABLES = [
  'source',
  'stage',
  'sector',
  'family',
  'segment',
  'code',
  'segment_code',
  'segment_input',
  'heading',
  'heading_trade',
  'product_trade',
  'basket',
  'partner_trade',
  'industry',
  'headline',
  'region',
  'province',
  'former_province',
  'park',
  'gateway',
  'company',
  'site',
  'company_segment',
  'company_fact',
  'programme',
  'programme_segment',
  'institution',
  'institution_segment',
  'need',
] as const satisfies readonly (keyof Database)[]

export type EditionTableName = (typeof EDITION_TABLES)[number]

/** Computed from the edition, so they go when it goes. */
export const RESULT_TABLES = ['segment_indicator', 'segment_status', 'gap', 'company_search'] as const satisfies readonly (keyof Database)[]

export function isEditionTable(name: string): name is EditionTableName {
  return (EDITION_TABLES as readonly string[]).includes(name)
}

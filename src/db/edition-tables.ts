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
  'vocabulary_group',
  'process',
  'process_segment',
  'equipment_type',
  'material',
  'scheme',
  'unit',
  'vocabulary_code',
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

/** Computed from the edition or from statements, so they go when it goes. */
export const RESULT_TABLES = [
  'segment_indicator',
  'segment_status',
  'gap',
  'company_search',
  'site_search',
  'search_due',
  'search_word',
  'search_state',
  'company_name',
  'unknown_word',
] as const satisfies readonly (keyof Database)[]

/** What a load leaves as it is: statements, decisions, and the work on them. */
export const KEPT_TABLES = [
  'subject',
  'record',
  'retraction',
  'subject_link',
  'record_assignment',
  'event',
  'judgement',
  'learned_term',
  'import',
  'import_row',
  'import_match',
  'import_problem',
  'mapping_memory',
  'job',
  'match_key',
  'link_profile',
  'token_df',
  'review_task',
  'correction',
  'correction_step',
  'correction_contact',
  'shortlist',
  'shortlist_item',
  'saved_search',
  'saved_search_digest',
  'auth_user',
  'auth_session',
  'auth_credential',
  'auth_verification',
  'auth_two_factor',
  'organisation',
  'organisation_member',
  'organisation_invitation',
  'organisation_company',
  'api_key',
  'mail',
  'audit_entry',
] as const satisfies readonly (keyof Database)[]

/** Tables of the edition whose rows become records: what is shown is projected from all records. */
export const PROJECTED_TABLES = ['company', 'site', 'company_segment', 'company_fact'] as const satisfies readonly EditionTableName[]

export function isEditionTable(name: string): name is EditionTableName {
  return (EDITION_TABLES as readonly string[]).includes(name)
}

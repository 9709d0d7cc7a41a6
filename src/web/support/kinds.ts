export const PROGRAMME_KINDS = ['law', 'decree', 'resolution', 'decision', 'circular', 'scheme', 'fund', 'standard', 'target'] as const
export const INSTITUTION_KINDS = [
  'association',
  'certification_body',
  'innovation_centre',
  'research_centre',
  'standards_body',
  'testing_laboratory',
  'trade_promotion',
  'training_centre',
  'university',
] as const
export const KINDS = [...PROGRAMME_KINDS, ...INSTITUTION_KINDS] as const

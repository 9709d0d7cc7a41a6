/** Closed lists of kinds that have a name in the messages; a kind we do not know is shown without one. */
const PARK_KINDS = ['industrial_park', 'hi_tech_park', 'export_processing_zone', 'economic_zone', 'software_park'] as const
const GATEWAY_KINDS = ['seaport', 'airport', 'border_gate', 'inland_port'] as const
const INSTITUTION_KINDS = [
  'standards_body',
  'testing_laboratory',
  'certification_body',
  'university',
  'research_centre',
  'training_centre',
  'trade_promotion',
  'association',
  'innovation_centre',
] as const
const PROGRAMME_KINDS = ['law', 'decree', 'decision', 'resolution', 'circular', 'scheme', 'fund', 'target', 'standard'] as const

function known<T extends string>(kinds: readonly T[]): (kind: string) => T | undefined {
  return (kind) => kinds.find((one) => one === kind)
}

export const parkKind = known(PARK_KINDS)
export const gatewayKind = known(GATEWAY_KINDS)
export const institutionKind = known(INSTITUTION_KINDS)
export const programmeKind = known(PROGRAMME_KINDS)

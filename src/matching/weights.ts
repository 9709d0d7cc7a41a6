/**
 * What the parts of a score weigh. Expert weights (docs/methods/matching.md): they are not learned from outcomes, of which there are
 * none yet. Parts a requirement does not ask for drop out, and the weights of the others are stretched to 100 points.
 */
export const PART_WEIGHTS = {
  product: 0.3,
  process: 0.2,
  scale: 0.1,
  certificates: 0.1,
  track_record: 0.1,
  evidence: 0.05,
  readiness: 0.05,
  first_time_domestic: 0.05,
} as const
export type BasePart = keyof typeof PART_WEIGHTS

/** Of a want of weight 1. */
export const WANT_WEIGHT = 0.1

/** Another one whenever a stored run would come out differently. */
export const MATCH_VERSION = 'matching-1'

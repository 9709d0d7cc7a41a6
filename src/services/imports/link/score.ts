import { explainPair, scorePair } from '../../../linkage/compare.ts'
import type { Level } from '../../../linkage/decide.ts'
import type { TokenStatistics } from '../../../linkage/names/name.ts'
import type { Score } from './decide-row.ts'

export interface Surroundings {
  readonly names: TokenStatistics
  readonly addresses: TokenStatistics
  /** How many parties there are to be mistaken for. */
  readonly records: number
}

export function createScore(surroundings: Surroundings): Score {
  const contexts = { company: { ...surroundings, level: 'company' }, site: { ...surroundings, level: 'site' } } as const
  return {
    pair: (level: Level, left, right) => scorePair(left, right, contexts[level]),
    explain: (level: Level, left, right) => explainPair(left, right, contexts[level]),
  }
}

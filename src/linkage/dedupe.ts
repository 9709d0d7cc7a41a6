import { candidatePairs, holdKeys } from './candidates.ts'
import { type Clustering, clusterLinks, type Link } from './cluster.ts'
import type { ScoreContext } from './compare.ts'
import type { Level } from './decide.ts'
import { countWords, listStatistics } from './list-statistics.ts'
import type { Party } from './party.ts'
import { linksIn, scorePairs } from './score-pairs.ts'

/** Who stands twice in a list, in one call and one thread. services/linkage does the same in several for long lists. */
export interface Deduplication extends Clustering {
  readonly links: readonly Link[]
  readonly context: ScoreContext
}

export function dedupe(parties: readonly Party[], level: Level): Deduplication {
  const context = scoreContext(parties, level)
  const pairs = candidatePairs([holdKeys(parties.entries(), context.names)])
  const scored = scorePairs(pairs, { from: 0, to: pairs.left.length }, (row) => parties[row]!, context)
  const { links, different } = linksIn([scored], level)
  return { ...clusterLinks(parties.length, links, { different, identities: parties.map(identityOf) }), links, context }
}

function scoreContext(parties: readonly Party[], level: Level): ScoreContext {
  return {
    level,
    names: listStatistics(countWords(parties.flatMap(({ names }) => names.map(({ core }) => core)))),
    addresses: listStatistics(countWords(parties.flatMap(({ address }) => (address === null ? [] : [address.tokens])))),
    records: parties.length,
  }
}

/** Firms with two tax codes are two, and so are their sites. */
function identityOf({ tax_code }: Party): string | null {
  return tax_code?.base ?? null
}

/** The same as a number, 0 for none; the digit before it keeps its leading zeros. */
export function identityNumber({ tax_code }: Party): number {
  return tax_code === null ? 0 : Number(`1${tax_code.base}`)
}

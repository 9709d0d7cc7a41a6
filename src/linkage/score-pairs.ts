import type { CandidatePairs } from './candidates.ts'
import type { Link } from './cluster.ts'
import { type PairScore, scorePair, type ScoreContext } from './compare.ts'
import type { Accept, Level, Veto } from './decide.ts'
import { probabilityOf } from './fellegi-sunter/model.ts'
import type { Party } from './party.ts'

/** Scores as columns, which threads pass on cheaply. Pairs without hope are left out. */
export interface ScoredPairs extends CandidatePairs {
  readonly bits: Float32Array
  /** Number in VERDICTS. */
  readonly verdicts: Uint8Array
}

const VERDICTS: readonly { readonly veto: Veto | null; readonly accept: Accept | null }[] = [
  { veto: null, accept: null },
  ...(['tax_code', 'name_and_address', 'name'] as const).map((accept) => ({ veto: null, accept })),
  ...(['tax_code', 'unit', 'number', 'province', 'country'] as const).map((veto) => ({ veto, accept: null })),
]

const WORTH_KEEPING_BITS = -10

export function scorePairs(
  pairs: CandidatePairs,
  range: { readonly from: number; readonly to: number },
  partyAt: (row: number) => Party,
  context: ScoreContext,
): ScoredPairs {
  const [left, right, bits, verdicts]: [number[], number[], number[], number[]] = [[], [], [], []]
  let row = -1
  let party: Party | undefined
  for (let pair = range.from; pair < range.to; pair++) {
    const [a, b] = [pairs.left[pair]!, pairs.right[pair]!]
    if (party === undefined || a !== row) party = partyAt(a)
    row = a
    const score = scorePair(party, partyAt(b), context)
    if (score.bits <= WORTH_KEEPING_BITS && score.accept === null) continue
    left.push(a)
    right.push(b)
    bits.push(score.bits)
    verdicts.push(VERDICTS.findIndex(({ veto, accept }) => veto === score.veto && accept === score.accept))
  }
  return {
    left: Uint32Array.from(left),
    right: Uint32Array.from(right),
    bits: Float32Array.from(bits),
    verdicts: Uint8Array.from(verdicts),
  }
}

export interface PairScoreAt extends PairScore {
  readonly left: number
  readonly right: number
}

export function* scoresIn(scored: Iterable<ScoredPairs>): Generator<PairScoreAt> {
  for (const { left, right, bits, verdicts } of scored) {
    for (let pair = 0; pair < left.length; pair++) {
      const weight = bits[pair]!
      yield { left: left[pair]!, right: right[pair]!, bits: weight, probability: probabilityOf(weight), ...VERDICTS[verdicts[pair]!]! }
    }
  }
}

/** Pairs at least as probable are put together: of a list, where a reader sees what was joined and why. */
const JOIN_FROM: Readonly<Record<Level, number>> = { company: 0.8, site: 0.5 }

/** Pairs to be put together, and pairs that must not be. */
export function linksIn(scored: Iterable<ScoredPairs>, level: Level): { links: Link[]; different: [number, number][] } {
  const links: Link[] = []
  const different: [number, number][] = []
  for (const { left, right, bits, probability, veto, accept } of scoresIn(scored)) {
    if (veto !== null) different.push([left, right])
    else if (accept !== null || probability >= JOIN_FROM[level]) links.push({ left, right, bits })
  }
  return { links, different }
}

/**
 * How well a ranking finds the one thing that was hidden. Ties are not broken: each figure is its mean over all orders of what has
 * the same score, so that a ranker that says nothing does not win by the order of its input.
 */

export interface RankingQuality {
  readonly cases: number
  /** Chance that the hidden thing stands before another one, drawn at random. */
  readonly auc: number
  readonly hit5: number
  readonly hit10: number
  readonly mrr: number
  /** One relevant thing: 1 / log2(1 + rank) within the first ten, else 0. */
  readonly ndcg10: number
}

/** Where the hidden thing stands: how many score higher, how many others the same, out of how many others. */
export interface Place {
  readonly above: number
  readonly tied: number
  readonly others: number
}

/** `scores` of all candidates; `target` the place of the hidden one among them. `counts` leaves candidates out of the comparison. */
export function placeOf(scores: ArrayLike<number>, target: number, counts: (candidate: number) => boolean = () => true): Place {
  const own = scores[target] ?? Number.NaN
  if (Number.isNaN(own)) throw new RangeError(`candidate ${target} has no score`)
  let [above, tied, others] = [0, 0, 0]
  for (let i = 0; i < scores.length; i++) {
    if (i === target || !counts(i)) continue
    others++
    const score = scores[i] ?? 0
    if (score > own) above++
    else if (score === own) tied++
  }
  return { above, tied, others }
}

export function aucOf({ above, tied, others }: Place): number {
  return others === 0 ? 0.5 : 1 - (above + tied / 2) / others
}

/** Mean over the places the hidden thing may take, all equally likely, of `gain(rank)`; rank 1 is the first. */
function meanGain({ above, tied }: Place, last: number, gain: (rank: number) => number): number {
  let sum = 0
  for (let rank = above + 1; rank <= Math.min(above + tied + 1, last); rank++) sum += gain(rank)
  return sum / (tied + 1)
}

export const hitOf = (place: Place, k: number): number => meanGain(place, k, () => 1)
export const reciprocalRankOf = (place: Place): number => meanGain(place, Infinity, (rank) => 1 / rank)

export function rankingQuality(places: readonly Place[]): RankingQuality {
  const mean = (value: (place: Place) => number) => places.reduce((sum, place) => sum + value(place), 0) / places.length
  return {
    cases: places.length,
    auc: mean(aucOf),
    hit5: mean((place) => hitOf(place, 5)),
    hit10: mean((place) => hitOf(place, 10)),
    mrr: mean(reciprocalRankOf),
    ndcg10: mean((place) => meanGain(place, 10, (rank) => 1 / Math.log2(1 + rank))),
  }
}

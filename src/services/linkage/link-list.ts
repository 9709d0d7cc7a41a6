import { decide, type Decision, type Scored } from '../../linkage/decide.ts'
import { type PairScoreAt, scoresIn } from '../../linkage/score-pairs.ts'
import { compareList, type ListOptions, type PartyInputs } from './compare-list.ts'
import type { ExplainWords } from './dedupe-list.ts'

/** Which row of a table each row of a list is, if any: linked, doubtful or new. */
export interface LinkedRow {
  readonly outcome: Decision['outcome']
  readonly reason: string | null
  /** The best candidate; null for a new row without any. */
  readonly to: number | null
  readonly probability: number | null
  readonly explanation: string
}

const EXPLAINED_AT_ONCE = 5000

export function linkList(
  inputs: PartyInputs,
  table: PartyInputs,
  words: ExplainWords,
  options: ListOptions,
): Promise<readonly LinkedRow[]> {
  return compareList(oneAfterTheOther(inputs, table), inputs.length, options, async ({ scored, shares }) => {
    const candidates = new Map<number, PairScoreAt[]>()
    for (const score of scoresIn(scored)) {
      const own = candidates.get(score.left)
      if (own === undefined) candidates.set(score.left, [score])
      else own.push(score)
    }
    const rows = Array.from({ length: inputs.length }, (_, row) =>
      decideRow(decide(options.level, (candidates.get(row) ?? []).map(asScored))),
    )
    const found = rows.flatMap(({ to }, row) => (to === null ? [] : [{ row, to }]))
    const texts = new Map<number, string>()
    for (let from = 0; from < found.length; from += EXPLAINED_AT_ONCE) {
      const batch = found.slice(from, from + EXPLAINED_AT_ONCE)
      const pairs = { left: Uint32Array.from(batch, ({ row }) => row), right: Uint32Array.from(batch, ({ to }) => to) }
      const explained = await shares[0]!.explain(pairs, words)
      batch.forEach(({ row }, index) => texts.set(row, explained[index] ?? ''))
      options.onProgress?.({ step: 'explain', done: from + batch.length, total: found.length })
    }
    return rows.map((row, index) => ({ ...row, to: row.to === null ? null : row.to - inputs.length, explanation: texts.get(index) ?? '' }))
  })
}

function oneAfterTheOther(first: PartyInputs, second: PartyInputs): PartyInputs {
  const border = first.length
  return {
    length: border + second.length,
    slice: (from, to) => [
      ...first.slice(Math.min(from, border), Math.min(to, border)),
      ...second.slice(Math.max(0, from - border), Math.max(0, to - border)),
    ],
  }
}

function asScored({ right, bits, probability, veto, accept }: PairScoreAt): Scored {
  return { id: String(right), bits, probability, veto, accept, parts: [] }
}

function decideRow(decision: Decision): Omit<LinkedRow, 'explanation'> {
  if (decision.outcome === 'new') return { outcome: 'new', reason: null, to: null, probability: null }
  const best = decision.outcome === 'link' ? decision.to : decision.candidates[0]
  const reason = decision.outcome === 'review' ? decision.reason : null
  return { outcome: decision.outcome, reason, to: best === undefined ? null : Number(best.id), probability: best?.probability ?? null }
}

import type { Gazetteer } from '../../linkage/address/address.ts'
import { candidatePairs, type CandidatePairs } from '../../linkage/candidates.ts'
import type { Level } from '../../linkage/decide.ts'
import type { PartyInput } from '../../linkage/party.ts'
import type { ScoredPairs } from '../../linkage/score-pairs.ts'
import type { AllParties, Surroundings } from './list-share.ts'
import { inThisThread, inTwoThreads, type ListThreads, type RemoteShare } from './list-threads.ts'

/** All pairs of a list that are worth a look, scored: short lists in this thread, long ones in this and one more. */

export interface ListOptions {
  readonly level: Level
  readonly gazetteer: Gazetteer
  readonly onProgress?: (progress: ListProgress) => void
  /** Lists from this length on go through two threads. */
  readonly long_from?: number
  /** Started while the list was read, by who expects a long one; they are closed with it. */
  readonly threads?: ListThreads | undefined
}

/** Rows as they are needed: an array, or what makes them when they are asked for. */
export interface PartyInputs {
  readonly length: number
  slice(from: number, to: number): readonly PartyInput[]
}

export interface ListProgress {
  readonly step: 'prepare' | 'count' | 'pairs' | 'score' | 'explain'
  readonly done: number
  readonly total: number
}

export interface ComparedList {
  readonly records: number
  readonly scored: readonly ScoredPairs[]
  readonly identities: Float64Array
  readonly shares: readonly RemoteShare[]
}

const LONG_FROM = 20_000
const BATCH_ROWS = 2000
const BATCH_PAIRS = 10_000
/** So that neither memory fills with batches nor a thread waits for the next. */
const BATCHES_AHEAD = 3

/**
 * @param inputs the rows; where two lists are compared with each other, one after the other
 * @param split from this row on it is the second list
 */
export async function compareList<Result>(
  inputs: PartyInputs,
  split: number | null,
  options: ListOptions,
  use: (list: ComparedList) => Promise<Result>,
): Promise<Result> {
  const isLong = inputs.length >= (options.long_from ?? LONG_FROM)
  const threads = options.threads ?? (isLong ? inTwoThreads(options.gazetteer) : inThisThread(options.gazetteer))
  const report = (step: ListProgress['step'], done: number, total: number) => options.onProgress?.({ step, done, total })
  try {
    await prepare(threads, inputs, report)
    report('count', 0, 1)
    const { all, identities } = await gather(threads, inputs.length)
    const counts = await Promise.all(threads.shares.map((share, index) => share.count(all, index)))
    const surroundings: Surroundings = { level: options.level, records: inputs.length, counts }
    report('pairs', 0, 1)
    const pairs = candidatePairs(await Promise.all(threads.shares.map((share) => share.keys(surroundings))), split)
    const scored = await score(threads, pairs, report)
    return await use({ records: inputs.length, scored, identities, shares: threads.shares })
  } finally {
    await threads.close()
  }
}

type Report = (step: ListProgress['step'], done: number, total: number) => void

async function prepare({ shares }: ListThreads, inputs: PartyInputs, report: Report): Promise<void> {
  await inBatches(shares, inputs.length, BATCH_ROWS, async (share, from, to) => {
    await share.prepare(from, inputs.slice(from, to))
    report('prepare', to, inputs.length)
  })
}

async function score({ shares }: ListThreads, pairs: CandidatePairs, report: Report): Promise<ScoredPairs[]> {
  const scored: ScoredPairs[] = []
  await inBatches(shares, pairs.left.length, BATCH_PAIRS, async (share, from, to) => {
    scored[from / BATCH_PAIRS] = await share.score(pairs, from, to)
    report('score', to, pairs.left.length)
  })
  return scored
}

/** Whichever share is free takes the next batch. */
async function inBatches(
  shares: readonly RemoteShare[],
  total: number,
  size: number,
  work: (share: RemoteShare, from: number, to: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const takeNext = async (share: RemoteShare): Promise<void> => {
    while (next < total) {
      const from = next
      next = Math.min(total, from + size)
      await work(share, from, next)
    }
  }
  await Promise.all(shares.flatMap((share) => Array.from({ length: BATCHES_AHEAD }, () => takeNext(share))))
}

async function gather({ shares }: ListThreads, records: number): Promise<{ all: AllParties; identities: Float64Array }> {
  const prepared = await Promise.all(shares.map((share) => share.finish()))
  const share_of = new Uint8Array(new SharedArrayBuffer(records))
  const place_of = new Uint32Array(new SharedArrayBuffer(records * Uint32Array.BYTES_PER_ELEMENT))
  const identities = new Float64Array(records)
  for (const [share, { rows, identities: own }] of prepared.entries()) {
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place]!
      share_of[row] = share
      place_of[row] = place
      identities[row] = own[place]!
    }
  }
  return { all: { shares: prepared.map(({ packed, lists }) => ({ packed, lists })), share_of, place_of }, identities }
}

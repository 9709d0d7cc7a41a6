import type { Gazetteer } from '../../linkage/address/address.ts'
import { candidatePairs, type CandidatePairs } from '../../linkage/candidates.ts'
import type { Level } from '../../linkage/decide.ts'
import { withoutOnes, type WordCounts } from '../../linkage/list-statistics.ts'
import type { PartyInput } from '../../linkage/party.ts'
import type { ScoredPairs } from '../../linkage/score-pairs.ts'
import type { AllParties, Surroundings, Words } from './list-share.ts'
import { inThisThread, inThreads, type ListThreads, type RemoteShare } from './list-threads.ts'

/** All pairs of a list that are worth a look, scored: short lists in this thread, long ones in two more. */

export interface ListOptions {
  readonly level: Level
  readonly gazetteer: Gazetteer
  readonly onProgress?: (progress: ListProgress) => void
  /** Lists from this length on go through threads. */
  readonly long_from?: number
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
  readonly identities: readonly (string | null)[]
  readonly shares: readonly RemoteShare[]
}

const LONG_FROM = 20_000
const THREADS = 2
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
  const threads = isLong ? inThreads(THREADS, inputs.length, options.gazetteer) : inThisThread(options.gazetteer)
  const report = (step: ListProgress['step'], done: number, total: number) => options.onProgress?.({ step, done, total })
  try {
    await prepare(threads, inputs, report)
    report('count', 0, 1)
    const surroundings: Surroundings = { level: options.level, records: inputs.length, ...(await countWords(threads)) }
    report('pairs', 0, 1)
    const pairs = candidatePairs(await Promise.all(threads.shares.map((share) => share.keys(surroundings))), split)
    const { all, identities } = await gather(threads, inputs.length)
    await Promise.all(threads.shares.map((share) => share.share(all)))
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

/** Each different name once, also where two shares have it. */
async function countWords({ shares }: ListThreads): Promise<Record<Words, WordCounts>> {
  const lists = await Promise.all(shares.map((share) => share.lists()))
  const known = (index: number, words: Words) => Float64Array.from(lists.slice(0, index).flatMap((list) => [...list[words]]))
  const counted = await Promise.all(
    shares.map((share, index) => share.count({ names: known(index, 'names'), addresses: known(index, 'addresses') })),
  )
  const merged = (words: Words): WordCounts => {
    const different = new Set<number>()
    for (const list of lists) for (const hash of list[words]) different.add(hash)
    const counts = new Map<string, number>()
    for (const each of counted) for (const [word, count] of each[words]) counts.set(word, (counts.get(word) ?? 0) + count)
    return withoutOnes(different.size, counts)
  }
  return { names: merged('names'), addresses: merged('addresses') }
}

async function gather({ shares }: ListThreads, records: number): Promise<{ all: AllParties; identities: (string | null)[] }> {
  const packed = await Promise.all(shares.map((share) => share.pack()))
  const share_of = new Uint8Array(new SharedArrayBuffer(records))
  const place_of = new Uint32Array(new SharedArrayBuffer(records * Uint32Array.BYTES_PER_ELEMENT))
  const identities = Array.from<string | null>({ length: records }).fill(null)
  packed.forEach(({ rows, identities: own }, share) => {
    rows.forEach((row, place) => {
      share_of[row] = share
      place_of[row] = place
      identities[row] = own[place] ?? null
    })
  })
  return { all: { shares: packed.map((each) => each.packed), share_of, place_of }, identities }
}

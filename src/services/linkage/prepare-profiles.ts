import type { Kysely } from 'kysely'
import { type PreparedTexts, readLinkMaterial, readTokenCounts, replaceProfiles, unpreparedCompanies } from '../../db/queries/linkage.ts'
import type { Database } from '../../db/schema.ts'
import { statisticsOf } from '../../linkage/names/token-statistics.ts'
import { startThread } from '../jobs/ask-thread.ts'
import { createPace, type Pace } from '../jobs/pace.ts'
import { makeProfiles, type Material } from './profiles/make-profiles.ts'
import type { ProfileRequests, ProfileWorkerOptions } from './profiles/messages.ts'
import { readGazetteer } from './vocabulary.ts'

const LOOK_AT = 5000
/** So few are prepared sooner than a thread begins: some forty milliseconds. */
const FEW = 100

/**
 * Prepares companies that are shown and not prepared yet: those of a new edition, of an import, or touched by a change
 * (`dropProfiles`). Returns how many there were.
 */
export async function prepareProfiles(db: Kysely<Database>, signal: AbortSignal = new AbortController().signal): Promise<number> {
  let done = 0
  let maker: Maker | undefined
  const pace = createPace()
  try {
    for (let after = ''; ;) {
      signal.throwIfAborted()
      const { ids: missing, reached } = await unpreparedCompanies(db, after, LOOK_AT)
      if (reached === undefined) return done
      after = reached
      if (missing.length === 0) continue
      if (maker === undefined || (maker.isHere && missing.length > FEW)) {
        await maker?.end()
        maker = await createMaker(db, missing.length, signal)
      }
      await prepareAll(db, missing, maker, pace, signal)
      done += missing.length
    }
  } finally {
    await maker?.end()
  }
}

/** While one batch is written the next is made. */
async function prepareAll(db: Kysely<Database>, missing: readonly string[], maker: Maker, pace: Pace, signal: AbortSignal): Promise<void> {
  const prepare = async (start: number) => {
    const ids = missing.slice(start, start + pace.rows())
    return { ids, texts: ids.length === 0 ? undefined : await maker.make(await readLinkMaterial(db, ids)) }
  }
  let next = prepare(0)
  for (let start = 0; start < missing.length;) {
    signal.throwIfAborted()
    const { ids, texts } = await next
    if (texts === undefined) return
    start += ids.length
    next = prepare(start)
    // It is awaited in its turn; until then its failure is nobody's.
    next.catch(() => {})
    const begun = performance.now()
    await replaceProfiles(db, ids, texts)
    pace.took((performance.now() - begun) * (pace.rows() / ids.length))
  }
}

interface Maker {
  /** In this thread. */
  readonly isHere: boolean
  make(material: Material): Promise<PreparedTexts>
  end(): Promise<void>
}

async function createMaker(db: Kysely<Database>, count: number, signal: AbortSignal): Promise<Maker> {
  const { names, counts } = await readTokenCounts(db)
  const gazetteer = await readGazetteer(db)
  if (count <= FEW) {
    const tokens = statisticsOf(new Map(counts), names)
    return { isHere: true, make: (material) => Promise.resolve(makeProfiles(material, gazetteer, tokens)), end: () => Promise.resolve() }
  }
  const workerData: ProfileWorkerOptions = { gazetteer, names, counts }
  const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }
  const thread = startThread<ProfileRequests>(
    { url: new URL('./profiles/worker.ts', import.meta.url), name: 'profiles', workerData, limits },
    signal,
  )
  return { isHere: false, make: (material) => thread.ask('make', material), end: () => thread.end() }
}

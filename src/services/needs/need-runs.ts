import { findNeedRun, insertNeedRun, listNeedRuns, type NeedRunLine, type NeedRunRow, newestNeedRun } from '../../db/queries/need-runs.ts'
import { readCompanies } from '../../db/queries/company-rows.ts'
import { inTransaction } from '../../db/transaction.ts'
import { NEED_LIMITS } from '../../domain/needs.ts'
import { Problem } from '../../domain/problem.ts'
import type { Requirement } from '../../domain/requirement.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { MatchFrame } from '../../matching/match-frame.ts'
import { type MatchItem, type NearMiss, rankMatches } from '../../matching/rank.ts'
import type { MatchSubject } from '../../matching/subject.ts'
import { MATCH_VERSION } from '../../matching/weights.ts'
import type { Asking } from '../accounts/asking.ts'
import { companyName } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { matchRequirement } from '../matching/match-requirement.ts'
import { matchWords } from '../matching/match-words.ts'
import { presentItem, presentNearMiss } from '../matching/present.ts'
import { offsetOf, cursorAt, type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { mayOf, needNotFound, type WantedNeed } from './find-need.ts'
import { findNeed } from './open-needs.ts'
import { pack, unpack } from './packed.ts'
import type { Wanted } from './wanted.ts'

/** All that goes into a ranking. The same in, the same out. */
interface Inputs {
  requirement: Requirement
  frame: MatchFrame
  subjects: MatchSubject[]
}

interface Result {
  items: MatchItem[]
  near_misses: NearMiss[]
}

const MOST_NEAR = 50

function resultOf({ result }: Pick<NeedRunRow, 'result'>): Result {
  return unpack(result).value as Result
}

/** The need, for those who may find suppliers for it. */
async function matchable(context: ServiceContext, wanted: WantedNeed, { actor }: Pick<Asking, 'actor'>, now: Date): Promise<Wanted> {
  const need = await findNeed(context, wanted.need_id, now)
  if (need === undefined || !mayOf(actor, need, 'match')) throw needNotFound(wanted)
  return need
}

export async function runNeed(context: ServiceContext, wanted: WantedNeed, asking: Asking, now = new Date()) {
  const { lang, need_id } = wanted
  const need = await matchable(context, wanted, asking, now)
  countDeed(context, 'run_need', asking.address, lang, now)
  const row = await makeRun(context, need, lang, asking, now)
  await inTransaction(context.db, (trx) => insertNeedRun(trx, row, NEED_LIMITS.runs))
  return presentRun({ ...row, need_id }, need)
}

async function makeRun(context: ServiceContext, need: Wanted, lang: Language, asking: Asking, now: Date): Promise<NeedRunRow> {
  const run = await matchRequirement(context, need.requirement, { lang, today: dayOf(now) })
  const inputs: Inputs = { requirement: run.requirement, frame: run.frame, subjects: [...run.subjects] }
  const packed = pack(inputs)
  const result: Result = { items: [...run.items], near_misses: [...run.near_misses] }
  return {
    run_id: uuidV7(now),
    need_id: need.need_id,
    organisation_id: need.organisation?.id ?? null,
    version: need.version,
    actor: asking.by,
    made_at: now,
    engine: run.version,
    today: run.frame.today,
    considered: run.considered,
    item_count: run.items.length,
    near_count: run.near_misses.length,
    inputs: packed.text,
    inputs_sha256: packed.sha256,
    result: pack(result).text,
    shortlist_id: null,
  }
}

function presentRun(row: NeedRunLine, need: Pick<Wanted, 'version'>) {
  return {
    run_id: row.run_id,
    need_id: row.need_id,
    version: row.version,
    made_at: row.made_at.toISOString(),
    today: row.today,
    considered: row.considered,
    items: row.item_count,
    near_misses: row.near_count,
    engine: row.engine,
    outdated: row.version !== need.version,
    shortlist_id: row.shortlist_id,
  }
}

export async function listRunsOfNeed(context: ServiceContext, query: WantedNeed & PageInput, asking: Asking, now = new Date()) {
  const need = await matchable(context, query, asking, now)
  return pageOf(await listNeedRuns(context.db, query.need_id), query, (row) => presentRun(row, need))
}

interface MatchesQuery extends WantedNeed, PageInput {
  run_id?: string | undefined
}

export async function listMatches(context: ServiceContext, query: MatchesQuery, asking: Asking, now = new Date()) {
  const { lang, need_id } = query
  const need = await matchable(context, query, asking, now)
  const row = query.run_id === undefined ? await newestNeedRun(context.db, need_id) : await findNeedRun(context.db, query.run_id)
  if (query.run_id !== undefined && row?.need_id !== need_id) throw runNotFound(query.run_id, lang)
  const offset = offsetOf(query.cursor)
  if (row === undefined) return { items: [], total: 0, next_cursor: null, run: null, near_misses: [], near_misses_total: 0, boosted: false }
  const { items, near_misses } = resultOf(row)
  const page = items.slice(offset, offset + query.limit)
  const near = near_misses.slice(0, MOST_NEAR)
  const [words, nameOf] = await Promise.all([
    matchWords(context, lang),
    currentNames(
      context,
      [...page, ...near].map((each) => each.company_id),
      lang,
    ),
  ])
  return {
    items: page.map((item, at) => ({ ...presentItem({ ...item, name: nameOf(item) }, words), position: offset + at + 1 })),
    total: items.length,
    next_cursor: offset + query.limit < items.length ? cursorAt(offset + query.limit) : null,
    run: presentRun(row, need),
    near_misses: near.map((miss) => presentNearMiss({ ...miss, name: nameOf(miss) }, words)),
    near_misses_total: near_misses.length,
    boosted: need.requirement.boost_first_time_domestic === true,
  }
}

/** In the reader's language; a run keeps the names it was made with. */
async function currentNames(
  { db }: Pick<ServiceContext, 'db'>,
  ids: readonly string[],
  lang: Language,
): Promise<(item: { company_id: string; name: string }) => string> {
  const rows = new Map((await readCompanies(db, [...new Set(ids)])).map((row) => [row.company_id, row]))
  return ({ company_id, name }) => {
    const row = rows.get(company_id)
    return row === undefined ? name : companyName(row, lang)
  }
}

function runNotFound(runId: string, lang: Language): Problem {
  return new Problem('not_found', wording(lang).text('not_found.need_run', { id: runId }))
}

/** The run, for those who may match its need. */
export async function readableRun(
  context: ServiceContext,
  { run_id, lang }: { run_id: string; lang: Language },
  asking: Asking,
  now: Date,
): Promise<NeedRunRow> {
  const row = await findNeedRun(context.db, run_id)
  const need = row && (await findNeed(context, row.need_id, now))
  if (row === undefined || need === undefined || !mayOf(asking.actor, need, 'match')) throw runNotFound(run_id, lang)
  return row
}

const MOST_DIFFERENCES = 20

/** From the stored inputs alone, with the code of today. */
export async function recomputeRun(context: ServiceContext, input: { run_id: string; lang: Language }, asking: Asking, now = new Date()) {
  const words = wording(input.lang)
  const row = await readableRun(context, input, asking, now)
  countDeed(context, 'run_need', asking.address, input.lang, now)
  const { value, sha256 } = unpack(row.inputs)
  const inputs = value as Inputs
  const stored = resultOf(row)
  const again = rankMatches(inputs.requirement, inputs.subjects, inputs.frame)
  // As it is stored: what JSON does not carry is no difference.
  const fresh = JSON.parse(JSON.stringify({ items: again.items, near_misses: again.near_misses })) as Result
  const differences = differencesOf(stored, fresh, words)
  const same = differences.length === 0 && sha256 === row.inputs_sha256
  return {
    run_id: row.run_id,
    same,
    engine: { stored: row.engine, now: MATCH_VERSION },
    inputs_sha256: sha256,
    differences: differences.slice(0, MOST_DIFFERENCES),
    message: words.text(
      same ? 'need.recomputed.same' : sha256 === row.inputs_sha256 ? 'need.recomputed.other' : 'need.recomputed.damaged',
      {
        count: differences.length,
        considered: inputs.subjects.length,
      },
    ),
  }
}

function differencesOf(stored: Result, fresh: Result, words: ReturnType<typeof wording>) {
  const list = ({ items, near_misses }: Result) =>
    new Map([...items, ...near_misses].map((each, position) => [each.company_id, { each, position }]))
  const [before, after] = [list(stored), list(fresh)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((company_id) => {
    const [was, is] = [before.get(company_id), after.get(company_id)]
    if (was !== undefined && is !== undefined && was.position === is.position && JSON.stringify(was.each) === JSON.stringify(is.each))
      return []
    const what =
      was === undefined || is === undefined
        ? 'list'
        : was.each.score === is.each.score
          ? was.position === is.position
            ? 'reasons'
            : 'order'
          : 'score'
    return [{ company_id, stored: was?.each.score ?? null, now: is?.each.score ?? null, what: words.text(`need.recomputed.what.${what}`) }]
  })
}

/** The best of the newest run; one is made where there is none of this version. */
export async function bestOfNewest(
  context: ServiceContext,
  wanted: WantedNeed,
  asking: Asking,
  now: Date,
): Promise<{ need: Wanted; run: NeedRunRow; items: MatchItem[] }> {
  const need = await matchable(context, wanted, asking, now)
  const known = await newestNeedRun(context.db, wanted.need_id)
  if (known !== undefined && known.version === need.version) return { need, run: known, items: resultOf(known).items }
  const run = await makeRun(context, need, wanted.lang, asking, now)
  await inTransaction(context.db, (trx) => insertNeedRun(trx, run, NEED_LIMITS.runs))
  return { need, run, items: resultOf(run).items }
}

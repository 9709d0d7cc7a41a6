import { casesForFigures } from '../../db/queries/introduction-figures.ts'
import { eventTitles } from '../../db/queries/meeting-events.ts'
import { placeNames } from '../../db/queries/places.ts'
import { ANNOUNCED_STATES, EVENT_STATES } from '../../domain/meeting-events.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { localized, wording } from '../wording.ts'
import { type FunnelCase, funnelOf, inBatches, mayBeNamed, notBelowParts, whole } from './funnel.ts'

export const FUNNEL_GROUPS = ['segment', 'province', 'event'] as const
export type FunnelGroup = (typeof FUNNEL_GROUPS)[number]

interface FunnelQuery extends PageInput {
  by: FunnelGroup
  lang: Language
}

type GroupedCase = FunnelCase & Readonly<Record<`${FunnelGroup}_id`, string | null>>

const KEEP_MS = 10 * 60_000
/** Everybody may ask, and every case is read for the answer. */
const kept = new WeakMap<ServiceContext['db'], { at: number; cases: Promise<readonly GroupedCase[]> }>()

/** What came of introductions, for everybody: buyers that staff vouches for, in batches of five. */
export async function listOutcomes(context: ServiceContext, query: FunnelQuery, now = new Date()) {
  const known = kept.get(context.db)
  const fresh = known !== undefined && now.getTime() - known.at < KEEP_MS
  const cases = fresh ? known.cases : casesForFigures(context.db, 'vouched_for')
  if (!fresh) kept.set(context.db, { at: now.getTime(), cases })
  cases.catch(() => kept.delete(context.db))
  return rowsOf(context, await cases, query, 'public')
}

/** The same as it is, case by case, for those who look after the cases. */
export async function listLiveOutcomes(context: ServiceContext, query: FunnelQuery) {
  return rowsOf(context, await casesForFigures(context.db, 'all'), query, 'staff')
}

async function rowsOf(
  context: Pick<ServiceContext, 'db' | 'atlas'>,
  cases: readonly GroupedCase[],
  query: FunnelQuery,
  reader: 'public' | 'staff',
) {
  const { by, lang } = query
  const batch = reader === 'public' ? inBatches : whole
  const nameOf = await namesOf(context, by, lang, reader)
  const figuresBy = (group: FunnelGroup) =>
    [...Map.groupBy(cases, (each) => each[`${group}_id`])].flatMap(([id, of]) =>
      id !== null && (reader === 'staff' || mayBeNamed(of)) ? [{ id, ...funnelOf(of, batch) }] : [],
    )
  // Everybody's row for all needs every grouping; staff's only the one that is asked for.
  const partings = new Map((reader === 'public' ? FUNNEL_GROUPS : [by]).map((group) => [group, figuresBy(group)]))
  const rows = (partings.get(by) ?? [])
    .map((row) => ({ ...row, name: nameOf(row.id) }))
    .toSorted((a, b) => (b.introduction.confirmed ?? 0) - (a.introduction.confirmed ?? 0) || a.name.localeCompare(b.name, lang))
  const figures = funnelOf(cases, batch)
  const all = reader === 'staff' ? figures : notBelowParts(figures, [...partings.values()])
  return pageOf([{ id: null, name: wording(lang).text('outcomes.all'), ...all }, ...rows], query, (row) => row)
}

async function namesOf(
  { db, atlas }: Pick<ServiceContext, 'db' | 'atlas'>,
  by: FunnelGroup,
  lang: Language,
  reader: 'public' | 'staff',
): Promise<(id: string) => string> {
  if (by === 'event') {
    const titles = await eventTitles(db, reader === 'staff' ? EVENT_STATES : ANNOUNCED_STATES)
    return (id) => titles.get(id) ?? wording(lang).text('outcomes.event_untold')
  }
  const known = by === 'segment' ? atlas.segments : (await placeNames(db)).provinces
  return (id) => {
    const row = known.get(id)
    return row === undefined ? id : localized(row, 'name', lang)
  }
}

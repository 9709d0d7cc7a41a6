import { listPostedNeeds, listVersions } from '../../db/queries/needs.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import { NEED_STATES, type NeedState } from '../../domain/needs.ts'
import { organisationsOf } from '../../domain/policy/actor.ts'
import { scope } from '../../domain/policy/policy.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { wording } from '../wording.ts'
import { actOnNeed, type WantedNeed } from './find-need.ts'
import { viewOf } from './get-need.ts'
import type { NeedContent } from './need-content.ts'
import { needNames } from './need-names.ts'
import { presentWritten, stateName, titleOf } from './present-need.ts'
import { postedNeed } from './wanted.ts'

interface OwnQuery extends PageInput {
  q?: string | undefined
  state?: NeedState | undefined
  organisation_id?: string | undefined
  as?: 'own' | 'named' | undefined
  lang: Language
}

/** As they are written: of my organisations, or where these are named; for staff all that were handed in. */
export async function listOwnNeeds(context: ServiceContext, query: OwnQuery, { actor }: Asking, now = new Date()) {
  const { db, atlas } = context
  const { lang, organisation_id } = query
  const words = wording(lang)
  const namedFor = query.as === 'named' ? organisationsOf(actor) : undefined
  const mine = new Set(organisationsOf(actor))
  const rows = (await listPostedNeeds(db, scope(actor, 'need', 'read'), { organisationId: organisation_id, namedFor, now })).filter(
    // Drafts are nobody's business but their own; and `own` means own, whatever else somebody may read.
    (row) => mine.has(row.organisation_id) || (query.as !== 'own' && row.state !== 'draft'),
  )
  const needs = rows.map((row) => ({ row, need: postedNeed(row, atlas) }))
  const names = await needNames(
    context,
    needs.map(({ need }) => need),
    lang,
  )
  const wanted = fold(query.q ?? '')
  const found = needs.filter(
    ({ row, need }) =>
      wanted === '' ||
      matchesAllWords(fold(`${titleOf(need, names).text} ${row.organisation_name} ${need.requirement.product ?? ''}`), wanted),
  )
  const counts = Map.groupBy(found, ({ row }) => row.state)
  const today = dayOf(now)
  return {
    ...pageOf(
      found.filter(({ row }) => query.state === undefined || row.state === query.state),
      query,
      ({ row, need }) => {
        const item = presentWritten(need, names)
        return {
          ...item,
          buyer: item.buyer && { ...item.buyer, organisation_id: mine.has(row.organisation_id) ? row.organisation_id : null },
          view: viewOf(actor, need, namedFor !== undefined) ?? ('named' as const),
          visibility: row.visibility,
          organisation_name: row.organisation_name,
          overdue: row.state === 'in_review' && row.due_on !== null && row.due_on < today,
          due_on: row.state === 'in_review' ? row.due_on : null,
        }
      },
    ),
    facets: {
      state: NEED_STATES.flatMap((value) => {
        const count = counts.get(value)?.length ?? 0
        return count === 0 && query.state !== value ? [] : [{ value, name: stateName(value, words), count }]
      }),
    },
  }
}

/** How it read, newest first, and what changed from one to the next. */
export async function listNeedVersions(context: ServiceContext, query: WantedNeed & PageInput, asking: Asking) {
  const row = await actOnNeed(context.db, asking, query, 'read')
  const versions = await listVersions(context.db, query.need_id)
  return pageOf(versions, query, (version) => {
    const content = version.content as NeedContent
    const before = versions.find((each) => each.version === version.version - 1)?.content as NeedContent | undefined
    return {
      version: version.version,
      at: version.at.toISOString(),
      by: version.actor,
      state: row.state,
      title: content.titles[query.lang] ?? content.titles.vi ?? content.titles.en ?? content.titles.ko ?? '',
      requirement: content.requirement,
      changed: before === undefined ? [] : changedKeys(before, content),
    }
  })
}

function changedKeys(before: NeedContent, after: NeedContent): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof NeedContent)[]
  return keys.filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null)).toSorted()
}

import { type NeedOfOrganisation, findPostedNeed, listParts } from '../../db/queries/needs.ts'
import type { Actor } from '../../domain/policy/actor.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { countCandidates, showNeed } from './anonymity.ts'
import { grantsFor, mayOf, needNotFound, policyRow, type WantedNeed } from './find-need.ts'
import { type NeedNames, needNames } from './need-names.ts'
import { findNeed, isInCatalogue } from './open-needs.ts'
import { presentPublic, presentWritten, shownRequirement } from './present-need.ts'
import { listOf, type Wanted } from './wanted.ts'
import { can } from '../../domain/policy/policy.ts'

export type NeedView = 'public' | 'named' | 'own' | 'staff'

/** As what somebody sees it; undefined: not at all. */
export function viewOf(actor: Actor, need: Wanted, named: boolean): NeedView | undefined {
  if (need.organisation !== null && actor.memberships.some(({ organisation_id }) => organisation_id === need.organisation?.id)) return 'own'
  if (need.origin === 'posted' && can(actor, 'need', 'read', policyRow(need))) return 'staff'
  if (named) return 'named'
  return isInCatalogue(need) ? 'public' : undefined
}

export async function getNeed(context: ServiceContext, wanted: WantedNeed, { actor }: Pick<Asking, 'actor'>, now = new Date()) {
  const { db } = context
  const { lang } = wanted
  const need = await findNeed(context, wanted.need_id, now)
  if (need === undefined) throw needNotFound(wanted)
  const grants = await grantsFor(db, actor, need, now)
  const view = viewOf(actor, need, grants.length > 0)
  if (view === undefined) throw needNotFound(wanted)
  const names = await needNames(context, [need], lang)
  const { words } = names
  const open = view !== 'public' || need.visibility !== 'anonymous'
  const parts = need.origin === 'edition' || !open ? [] : await listParts(db, need.need_id)
  const readable =
    view === 'own' ? parts : parts.filter((part) => grants.some((grant) => listOf(grant.parts).includes(String(part.part_no))))
  const item = open ? presentWritten(need, names) : presentPublic(need, names)
  return {
    ...item,
    ...(view === 'own' || view === 'staff'
      ? { buyer: item.buyer && { ...item.buyer, organisation_id: need.organisation?.id ?? null } }
      : {}),
    text: open ? need.text : null,
    requirement: requirementFor(context, need, open, names),
    view,
    why_text: view === 'public' ? null : words.text(`need.why.${view}`, { organisation: grants[0]?.organisation_name ?? '' }),
    may: mayDo(actor, need),
    parts: readable.map(({ part_no, name, body }) => ({ part_no, name, text: body })),
    parts_hidden: parts.length - readable.length,
    own: view === 'own' || view === 'staff' ? await ownPart(context, need, names, lang) : null,
  }
}

export function mayDo(actor: Actor, need: Wanted) {
  const posted = need.origin === 'posted'
  return {
    change: posted && mayOf(actor, need, 'change'),
    publish: posted && mayOf(actor, need, 'publish'),
    close: posted && mayOf(actor, need, 'close'),
    withdraw: posted && mayOf(actor, need, 'withdraw'),
    remove: posted && need.published_at === null && mayOf(actor, need, 'remove'),
    match: mayOf(actor, need, 'match'),
    grant: posted && mayOf(actor, need, 'grant'),
    review: posted && mayOf(actor, need, 'review'),
  }
}

/** What somebody who sees it so may match with. */
export function requirementFor({ atlas }: Pick<ServiceContext, 'atlas'>, need: Wanted, open: boolean, names: Pick<NeedNames, 'knowledge'>) {
  if (open) return need.requirement
  if (need.shown === null) return null
  return shownRequirement(need.shown, names, (level, ids) =>
    atlas.ordered.flatMap((row) => (ids.includes(level === 'family' ? row.family_id : row.sector_id) ? [row.segment_id] : [])),
  )
}

async function ownPart(context: ServiceContext, need: Wanted, names: NeedNames, lang: Language) {
  const row = await findPostedNeed(context.db, need.need_id)
  if (row === undefined) return null
  const { words } = names
  const preview = await previewOf(context, need)
  return {
    organisation_id: row.organisation_id,
    organisation_name: row.organisation_name,
    visibility: row.visibility,
    visibility_name: words.text(`need.visibility.${row.visibility}`),
    version: row.version,
    titles: need.titles,
    created_at: row.created_at.toISOString(),
    changed_at: row.changed_at.toISOString(),
    submitted_on: row.submitted_at === null ? null : dayOf(row.submitted_at),
    due_on: row.state === 'in_review' ? row.due_on : null,
    review_reason: row.review_reason,
    closed_on: row.ended_at === null ? null : dayOf(row.ended_at),
    close_reason: row.end_reason,
    what_next: words.text(`need.next.${nextOf(row)}`, { date: words.date(row.due_on ?? row.deadline ?? '') }),
    shown_to_public: preview.need === undefined ? null : presentPublic(preview.need, await needNames(context, [preview.need], lang)),
    shown_text: words.text(`need.shown.${preview.text}`, { count: preview.candidates ?? 0 }),
    candidates: preview.candidates,
  }
}

function nextOf(row: NeedOfOrganisation): string {
  if (row.state !== 'draft') return row.state
  if (row.review_reason !== null) return 'sent_back'
  if (row.published_at !== null) return 'withdrawn'
  return row.organisation_verified ? 'publish' : 'publish_unverified'
}

/** What the catalogue shows of it, or would if it were published now. */
async function previewOf(context: ServiceContext, need: Wanted) {
  if (need.visibility === 'invited') return { need: undefined, text: 'invited', candidates: null }
  if (need.visibility === 'public') return { need, text: 'public', candidates: null }
  if (need.shown !== null) return { need, text: 'anonymous', candidates: await countCandidates(context, need.shown) }
  const { shown, candidates } = await showNeed(context, need)
  return shown === undefined
    ? { need: undefined, text: 'too_few', candidates }
    : { need: { ...need, shown }, text: 'anonymous', candidates }
}

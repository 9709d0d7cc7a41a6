import type { Kysely } from 'kysely'
import { companiesOfOrganisations } from '../../db/queries/need-grants.ts'
import {
  findPostedNeed,
  insertShowing,
  insertVersion,
  listParts,
  listShowings,
  listVersions,
  lockPostedNeed,
  type NeedOfOrganisation,
  needsPastDeadline,
  updatePostedNeed,
} from '../../db/queries/needs.ts'
import { findUser } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { ShownNeed } from '../../domain/need-anonymity.ts'
import { NEED_PROMISE_DAYS } from '../../domain/needs.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'
import { addWorkingDays, dayOf } from '../curation/working-days.ts'
import { forgetPages } from '../forget-pages.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { showNeed } from './anonymity.ts'
import { actOnNeed, type WantedNeed } from './find-need.ts'
import { getNeed } from './get-need.ts'
import { contentOf } from './need-content.ts'
import { postedNeed } from './wanted.ts'

/** A need without a last day ends by itself, so that the catalogue tells what is wanted now. */
const USUAL_DAYS = 180
const DAY_MS = 86_400_000

export async function publishNeed(context: ServiceContext, wanted: WantedNeed, asking: Asking, now = new Date()) {
  const { need_id, lang } = wanted
  countDeed(context, 'write_need', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    await lockPostedNeed(trx, need_id)
    const row = await actOnNeed(trx, asking, wanted, 'publish')
    await publishWithin(context, trx, row, lang, asking, now)
  })
  forgetPages(context)
  return getNeed(context, wanted, asking, now)
}

export async function publishWithin(
  context: ServiceContext,
  trx: Kysely<Database>,
  row: NeedOfOrganisation,
  lang: Language,
  asking: Asking,
  now: Date,
): Promise<void> {
  if (row.deadline !== null && row.deadline < dayOf(now)) throw new Problem('conflict', wording(lang).text('need.deadline_over'))
  const deadline = row.deadline ?? dayOf(new Date(now.getTime() + USUAL_DAYS * DAY_MS))
  await updatePostedNeed(trx, row.need_id, { deadline, changed_at: now })
  const state = await openAgain(context, trx, { ...row, deadline }, lang, now)
  await writeAudit(
    trx,
    {
      actor: asking.by,
      action: 'need.publish',
      target: row.need_id,
      details: { organisation_id: row.organisation_id, state, visibility: row.visibility },
    },
    now,
  )
}

/** Of somebody staff vouches for, or of a company whose claim stands: open. Of others staff look at it before everybody can read it. */
export async function openAgain(
  context: ServiceContext,
  trx: Kysely<Database>,
  row: NeedOfOrganisation,
  lang: Language,
  now: Date,
): Promise<'open' | 'in_review'> {
  const known = row.organisation_verified || (await companiesOfOrganisations(trx, [row.organisation_id])).length > 0
  if (row.visibility === 'anonymous') await mustFit(context, trx, row, lang)
  if (known || row.visibility === 'invited') {
    await open(context, trx, row, now)
    return 'open'
  }
  await updatePostedNeed(trx, row.need_id, {
    state: 'in_review',
    shown: null,
    submitted_at: row.state === 'in_review' ? (row.submitted_at ?? now) : now,
    due_on: row.state === 'in_review' ? (row.due_on ?? dueOn(now)) : dueOn(now),
    reviewed_at: null,
  })
  return 'in_review'
}

function dueOn(now: Date): string {
  return addWorkingDays(dayOf(now), NEED_PROMISE_DAYS)
}

/** Refused before anybody saw it: a need that was named once is no secret any more, and one that only few could have is none either. */
async function mustFit(context: ServiceContext, trx: Kysely<Database>, row: NeedOfOrganisation, lang: Language): Promise<void> {
  const words = wording(lang)
  const named =
    row.published_at !== null &&
    (await listVersions(trx, row.need_id)).some((each) => (each.content as { visibility?: string }).visibility === 'public')
  if (named) throw new Problem('conflict', words.text('need.was_named'))
  if ((await shownAnonymously(context, trx, row)) === undefined) throw new Problem('conflict', words.text('need.too_few'))
}

async function shownAnonymously(context: ServiceContext, trx: Kysely<Database>, row: NeedOfOrganisation): Promise<ShownNeed | undefined> {
  const earlier = (await listShowings(trx, row.need_id)).map((each) => each.shown as ShownNeed)
  return (await showNeed(context, postedNeed(row, context.atlas), earlier)).shown
}

async function open(context: ServiceContext, trx: Kysely<Database>, row: NeedOfOrganisation, now: Date): Promise<void> {
  const shown = row.visibility === 'anonymous' ? await shownAnonymously(context, trx, row) : undefined
  const text = shown === undefined ? null : JSON.stringify(shown)
  await updatePostedNeed(trx, row.need_id, { state: 'open', shown: text, published_at: row.published_at ?? now, changed_at: now })
  if (text !== null) await insertShowing(trx, { need_id: row.need_id, version: row.version, at: now, shown: text })
}

export async function closeNeed(
  context: ServiceContext,
  input: WantedNeed & { outcome: 'closed' | 'fulfilled'; reason?: string | undefined },
  asking: Asking,
  now = new Date(),
) {
  const { need_id, lang } = input
  countDeed(context, 'write_need', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    await lockPostedNeed(trx, need_id)
    const row = await actOnNeed(trx, asking, input, 'close')
    await updatePostedNeed(trx, need_id, { state: input.outcome, ended_at: now, end_reason: input.reason ?? null, changed_at: now })
    await writeAudit(
      trx,
      { actor: asking.by, action: `need.${input.outcome}`, target: need_id, details: { organisation_id: row.organisation_id } },
      now,
    )
  })
  forgetPages(context)
  return getNeed(context, input, asking, now)
}

/**
 * Back to a draft: nobody else sees it until it is published again. What was shown of it, and to whom, is kept: an anonymous need
 * must not become clearer by going and coming.
 */
export async function withdrawNeed(context: ServiceContext, wanted: WantedNeed, asking: Asking, now = new Date()) {
  const { need_id, lang } = wanted
  countDeed(context, 'write_need', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    await lockPostedNeed(trx, need_id)
    const row = await actOnNeed(trx, asking, wanted, 'withdraw')
    const waiting = { submitted_at: null, due_on: null, reviewed_at: null, reviewed_by: null, review_reason: null }
    // A version is shown in one way only: published again, it may be shown in another, and both count.
    const version = row.shown === null ? row.version : row.version + 1
    await updatePostedNeed(trx, need_id, { ...waiting, state: 'draft', shown: null, version, changed_at: now })
    if (version > row.version) {
      const content = JSON.stringify(contentOf(row, await listParts(trx, need_id)))
      await insertVersion(trx, { need_id, version, at: now, actor: asking.by, content })
    }
    const details = { organisation_id: row.organisation_id, state: row.state }
    await writeAudit(trx, { actor: asking.by, action: 'need.withdraw', target: need_id, details }, now)
  })
  forgetPages(context)
  return getNeed(context, wanted, asking, now)
}

export async function reviewNeed(
  context: ServiceContext,
  input: WantedNeed & { decision: 'accept' | 'refuse'; reason: string },
  asking: Asking,
  now = new Date(),
) {
  const { need_id, decision, reason } = input
  await inTransaction(context.db, async (trx) => {
    await lockPostedNeed(trx, need_id)
    const row = await actOnNeed(trx, asking, input, 'review')
    const reviewed = { reviewed_at: now, reviewed_by: asking.by, review_reason: reason }
    if (decision === 'accept') {
      await updatePostedNeed(trx, need_id, reviewed)
      await open(context, trx, row, now)
    } else await updatePostedNeed(trx, need_id, { ...reviewed, state: 'draft', changed_at: now })
    await writeAudit(
      trx,
      { actor: asking.by, action: `need.review_${decision}`, target: need_id, details: { organisation_id: row.organisation_id, reason } },
      now,
    )
    await tellWriter(context, trx, row, decision, now)
  })
  forgetPages(context)
  return getNeed(context, input, asking, now)
}

/** That there is an answer and where; mail says nothing of the need. */
async function tellWriter(
  { accounts }: ServiceContext,
  trx: Kysely<Database>,
  row: NeedOfOrganisation,
  decision: 'accept' | 'refuse',
  now: Date,
): Promise<void> {
  const user = await findUser(trx, row.user_id)
  if (user === undefined || user.blocked_at !== null) return
  const link = pageLink(accounts, user.language, `needs/${row.need_id}`)
  await postMail(
    trx,
    {
      to: user.email,
      template: decision === 'accept' ? 'need_accepted' : 'need_sent_back',
      language: user.language,
      values: { name: user.name, link },
    },
    now,
  )
}

/** Needs whose last day is over are open no more. */
export async function sweepNeeds(context: ServiceContext, now = new Date()): Promise<void> {
  const past = await needsPastDeadline(context.db, dayOf(now))
  for (const { need_id } of past)
    await inTransaction(context.db, async (trx) => {
      await lockPostedNeed(trx, need_id)
      const row = await findPostedNeed(trx, need_id)
      if (row?.state !== 'open' || row.deadline === null || row.deadline >= dayOf(now)) return
      await updatePostedNeed(trx, need_id, { state: 'expired', ended_at: now, changed_at: now })
      await writeAudit(
        trx,
        { actor: 'system', action: 'need.expired', target: need_id, details: { organisation_id: row.organisation_id } },
        now,
      )
    })
  if (past.length > 0) forgetPages(context)
}

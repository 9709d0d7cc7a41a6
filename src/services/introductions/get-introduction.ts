import { findDocuments, linksOfIntroduction } from '../../db/queries/introduction-documents.ts'
import { type IntroductionRow, listIntroductionRows, messagesOfIntroduction, stepsOfIntroduction } from '../../db/queries/introductions.ts'
import { placeNames } from '../../db/queries/places.ts'
import type { IntroductionState, Party, Stage } from '../../domain/introductions.ts'
import { type Actor, companiesOf, organisationsOf } from '../../domain/policy/actor.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { companyIdsOf } from '../disclosure/edited-company.ts'
import { cursorAt, offsetOf, type PageInput } from '../paging.ts'
import { provinceReference, segmentReferences } from '../references.ts'
import { wording } from '../wording.ts'
import { partiesOf, readableIntroduction, sidesOf, type WantedIntroduction } from './find-introduction.ts'
import { isFacilitator, partyNames, type PartyNames } from './names.ts'
import { presentDocuments } from './present-documents.ts'
import { nextReminderOn } from './next-reminder.ts'
import { presentHistory, presentMarks, presentValues } from './present-steps.ts'

const DAY_MS = 86_400_000

interface IntroductionQuery extends PageInput {
  as?: Party | undefined
  state?: IntroductionState | undefined
  stage?: Stage | undefined
  need_id?: string | undefined
  event_id?: string | undefined
  company_id?: string | undefined
  waits_for_me?: boolean | undefined
  lang: Language
}

/** Cases of mine: of organisations I belong to, and companies I answer for. */
export async function listIntroductions(context: ServiceContext, query: IntroductionQuery, { actor }: Asking, now = new Date()) {
  const { lang, limit } = query
  const offset = offsetOf(query.cursor)
  const companyIds = query.company_id === undefined ? undefined : (await companyIdsOf(context, { id: query.company_id, lang })).ids
  // Officers have a list of their own: here are cases in which somebody takes part.
  const asked: Actor = { ...actor, staff: null, operator: false }
  const allowed = scope(asked, 'introduction', 'read')
  const organisations = organisationsOf(actor)
  const companies = companiesOf(actor, 'member')
  const { rows, total } = await listIntroductionRows(
    context.db,
    allowed,
    {
      state: query.state,
      stage: query.stage,
      needId: query.need_id,
      eventId: query.event_id,
      companyIds,
      part: query.as && { party: query.as, ids: query.as === 'supplier' ? companies : organisations },
      waitsFor: query.waits_for_me === true ? { organisations, companies } : undefined,
    },
    { offset, limit },
  )
  return {
    items: await presentIntroductions(context, rows, asked, lang, now),
    total,
    next_cursor: offset + rows.length < total ? cursorAt(offset + limit) : null,
  }
}

/** As lists show them. */
export async function presentIntroductions(
  { db, atlas }: Pick<ServiceContext, 'db' | 'atlas'>,
  rows: readonly IntroductionRow[],
  actor: Actor,
  lang: Language,
  now: Date,
) {
  const names = await partyNames(db, rows, actor, lang)
  const { provinces } = await placeNames(db)
  return rows.map((row) => {
    const known = names.get(row.introduction_id)
    if (known === undefined) throw new Error(`introduction ${row.introduction_id} has no names`)
    const [segment = null] = row.segment_id === null ? [] : segmentReferences(atlas, [row.segment_id], lang)
    return {
      ...summarize(row, known, actor, lang, now),
      segment,
      province: provinceReference(provinces, row.province_id, lang),
    }
  })
}

function summarize(row: IntroductionRow, names: PartyNames, actor: Actor, lang: Language, now: Date) {
  const words = wording(lang)
  return {
    introduction_id: row.introduction_id,
    company_id: names.company.id,
    company_name: names.company.name,
    buyer_name: names.buyer?.name ?? null,
    buyer_verified: names.buyer?.verified ?? null,
    facilitator_name: names.facilitator?.name ?? null,
    facilitator_role: names.facilitator?.role ?? null,
    mine: [...sidesOf(actor, row), ...(isFacilitator(row, actor) ? (['facilitator'] as const) : [])],
    // Whoever looks after all cases sees how they stand, not what they are about.
    title: isParty(row, actor) ? row.title : null,
    need_id: row.need_id,
    event_id: row.event_id,
    opened_by: row.opened_by,
    stage: row.stage,
    stage_name: row.stage === null ? null : words.text(`introduction.mark.${row.stage}`),
    state: row.state,
    state_name: words.text(`introduction.state.${row.state}`),
    waits_for: [...(row.waits_buyer ? (['buyer'] as const) : []), ...(row.waits_supplier ? (['supplier'] as const) : [])],
    created_at: row.created_at.toISOString(),
    moved_at: row.moved_at.toISOString(),
    still_days: Math.max(0, Math.floor((now.getTime() - row.moved_at.getTime()) / DAY_MS)),
  }
}

function isParty(row: IntroductionRow, actor: Actor): boolean {
  return sidesOf(actor, row).length > 0 || isFacilitator(row, actor)
}

/** One case, as far as it is for whoever asks. */
export async function getIntroduction(context: ServiceContext, wanted: WantedIntroduction, asking: Asking, now = new Date()) {
  const { db } = context
  const { actor } = asking
  const { lang } = wanted
  const row = await readableIntroduction(db, asking, wanted)
  const [summary] = await presentIntroductions(context, [row], actor, lang, now)
  const names = (await partyNames(db, [row], actor, lang)).get(row.introduction_id)
  if (summary === undefined || names === undefined) throw new Error(`introduction ${row.introduction_id} vanished`)
  const steps = await stepsOfIntroduction(db, row.introduction_id)
  const messages = await messagesOfIntroduction(db, row.introduction_id)
  const read = messages.filter((message) => can(actor, 'introduction_message', 'read', { ...row, audience: message.audience }))
  const parties = partiesOf(actor, row)
  const shows = can(actor, 'introduction_document', 'read', row)
  const isPart = isParty(row, actor)
  const over = row.state === 'declined'
  return {
    ...summary,
    parties,
    marks: presentMarks(steps, parties, lang),
    values: isPart ? presentValues(steps, parties, lang) : [],
    history: presentHistory(steps, names, lang, isPart),
    thread: read.map((message) => ({
      message_id: message.message_id,
      party: message.party,
      mine: message.user_id === actor.user_id,
      audience: message.audience,
      text: message.text,
      created_at: message.created_at.toISOString(),
    })),
    messages: isPart ? messages.length : null,
    documents: shows
      ? presentDocuments(
          context,
          await findDocuments(db, row.introduction_id),
          await linksOfIntroduction(db, row.introduction_id),
          sidesOf(actor, row),
          lang,
          now,
        )
      : [],
    remind_after_days: row.remind_after_days,
    reminders: row.reminders,
    next_reminder_on: nextReminderOn(row),
    may: {
      write: parties.length > 0 && !over,
      show: parties.some((party) => party !== 'facilitator') && !over,
      facilitate: can(actor, 'introduction', 'oversee', row) || parties.length > 0,
      name_facilitator: can(actor, 'introduction', 'oversee', row),
      remind: parties.includes('facilitator') && (row.state === 'waiting' || row.state === 'open'),
      pause: parties.length > 0 && row.state !== 'declined',
    },
  }
}

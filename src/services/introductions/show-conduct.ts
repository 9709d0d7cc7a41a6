import { adoptConduct, type ConductRow, findConductOf, findConducts, saveConduct } from '../../db/queries/conduct.ts'
import { idsLeadingTo } from '../../db/queries/private-facts.ts'
import { namesOfOrganisations } from '../../db/queries/organisations.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { readCompanies } from '../../db/queries/company-rows.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Side } from '../../domain/introductions.ts'
import { type Actor, companiesOf, organisationsOf } from '../../domain/policy/actor.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking, PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { companyName } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { REPLY_DAYS } from './keep-conduct.ts'

const DAY_MS = 86_400_000

interface Wanted {
  side: Side
  subject_id: string
  lang: Language
}

/** Mine: of my organisations as buyers, and of the companies I speak for as suppliers, with what others do not see yet. */
export async function listOwnConduct(context: ServiceContext, { lang }: { lang: Language }, { actor }: Asking) {
  const organisations = organisationsOf(actor)
  const companies = companiesOf(actor, 'member')
  const current = [...new Set((await currentCompanies(context.db, companies)).values())].toSorted()
  const suppliers = await Promise.all(current.map((id) => conductToday(context, 'supplier', id)))
  const rows: Today[] = [
    ...(await findConducts(context.db, 'buyer', organisations)).map((row) => ({ ...row, ids: [row.subject_id] })),
    ...suppliers.flatMap((row) => row ?? []),
  ]
  const nameOf = await namesOf(context, rows, lang)
  const items = rows.map((row) => ({
    ...present(row, nameOf(row)),
    pending: row.pending,
    pending_until:
      row.pending === null || row.told_at === null ? null : new Date(row.told_at.getTime() + REPLY_DAYS * DAY_MS).toISOString(),
    may_reply: mayReply(actor, row),
  }))
  return { items, total: items.length }
}

/** What everybody who is signed in may see of a side: figures its subject was told of first, and what it says to them. */
export async function getConduct(context: ServiceContext, { side, subject_id, lang }: Wanted) {
  const id = await subjectOf(context, side, subject_id)
  const row = await conductToday(context, side, id)
  if (row?.shown === null || row === undefined)
    return { side, subject_id: id, name: null, shown: null, shown_since: null, reply: null, replied_at: null }
  return present(row, (await namesOf(context, [row], lang))(row))
}

/** Beside the figures, before and after others see them; an empty one takes it back. */
export async function replyToConduct(context: ServiceContext, input: Wanted & { reply: string }, asking: PersonAsking, now = new Date()) {
  const { side, subject_id, lang, reply } = input
  countDeed(context, 'move_introduction', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const id = await subjectOf({ db: trx }, side, subject_id)
    const row = await conductToday({ db: trx }, side, id)
    if (row === undefined || !mayReply(asking.actor, row))
      throw new Problem('not_found', wording(lang).text('introduction.refused.no_conduct'))
    await adoptConduct(trx, row.kept, id)
    const said = reply === '' ? null : reply
    await saveConduct(trx, row, {
      reply: said,
      replied_by: said === null ? null : asking.user.id,
      replied_at: said === null ? null : now,
    })
    await writeAudit(trx, { actor: asking.by, action: 'conduct.reply', target: id, details: { side } }, now)
  })
  return listOwnConduct(context, { lang }, asking)
}

/** By the id of today, with every id under which somebody may speak for it. */
type Today = ConductRow & { readonly ids: readonly string[] }

async function conductToday(
  { db }: Pick<ServiceContext, 'db'>,
  side: Side,
  id: string,
): Promise<(Today & { readonly kept: ConductRow }) | undefined> {
  const ids = side === 'buyer' ? [id] : await idsLeadingTo(db, id)
  const kept = await findConductOf(db, side, ids)
  return kept && { ...kept, subject_id: id, ids, kept }
}

function mayReply(actor: Actor, { side, ids }: Pick<Today, 'side' | 'ids'>): boolean {
  return ids.some((id) =>
    can(actor, 'conduct', 'reply', { organisation_id: side === 'buyer' ? id : null, company_id: side === 'supplier' ? id : null }),
  )
}

function present(row: ConductRow, name: string) {
  const { side, subject_id, shown, shown_since, reply, replied_at } = row
  return {
    side,
    subject_id,
    name,
    shown,
    shown_since: shown_since?.toISOString() ?? null,
    reply,
    replied_at: replied_at?.toISOString() ?? null,
  }
}

async function subjectOf({ db }: Pick<ServiceContext, 'db'>, side: Side, id: string): Promise<string> {
  return side === 'buyer' ? id : ((await currentCompanies(db, [id])).get(id) ?? id)
}

async function namesOf({ db }: ServiceContext, rows: readonly ConductRow[], lang: Language): Promise<(row: ConductRow) => string> {
  const buyers = await namesOfOrganisations(db, [...new Set(rows.filter((row) => row.side === 'buyer').map((row) => row.subject_id))])
  const ids = rows.filter((row) => row.side === 'supplier').map((row) => row.subject_id)
  const current = await currentCompanies(db, ids)
  const companies = new Map((await readCompanies(db, [...new Set(current.values())])).map((row) => [row.company_id, row]))
  return ({ side, subject_id }) => {
    if (side === 'buyer') return buyers.get(subject_id) ?? subject_id
    const row = companies.get(current.get(subject_id) ?? subject_id)
    return row === undefined ? subject_id : companyName(row, lang)
  }
}

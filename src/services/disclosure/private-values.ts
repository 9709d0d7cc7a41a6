import type { Kysely } from 'kysely'
import {
  countPrivateFacts,
  endPrivateFact,
  insertPrivateFact,
  listPrivateFacts,
  lockPrivateFact,
  moveFact,
  moveGrants,
} from '../../db/queries/private-facts.ts'
import { namesOfOrganisations } from '../../db/queries/organisations.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Visibility } from '../../domain/disclosure.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { forgetPages } from '../forget-pages.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { checkPrivateValue, type PrivateValueInput } from './check-private-value.ts'
import { companyIdsOf, type Speaker, spokenCompany } from './edited-company.ts'
import { presentFacts } from './present-facts.ts'
import { publish } from './publish.ts'

/** Of one company: more than that is a list, and lists are for files. */
const MOST_VALUES = 500

interface ById {
  id: string
  lang: Language
}

/** Only for those who set them; readers ask what is visible to them. */
export async function listPrivateValues(context: ServiceContext, query: ById & PageInput, { actor }: Asking, now = new Date()) {
  const { lang } = query
  const { ids } = await companyIdsOf(context, query)
  const allowed = scope(actor, 'private_fact', 'change')
  if (!ids.some((company_id) => can(actor, 'private_fact', 'change', { company_id })))
    throw new Problem('forbidden', wording(lang).text('disclosure.not_yours'))
  const rows = await listPrivateFacts(context.db, { companyIds: ids, allowed, now })
  return presentOwn(context, rows, query)
}

async function presentOwn(
  context: ServiceContext,
  rows: Awaited<ReturnType<typeof listPrivateFacts>>,
  query: PageInput & { lang: Language },
) {
  const words = wording(query.lang)
  const grouped = [...Map.groupBy(rows, (row) => row.fact_id).values()]
  const names = await namesOfOrganisations(
    context.db,
    rows.flatMap((row) => row.grantee_organisation_id ?? []),
  )
  const { items, ...paged } = pageOf(grouped, query, (group) => group)
  const firsts = items.flatMap(([first]) => first ?? [])
  const shown = await presentFacts(context, firsts, query.lang)
  return {
    ...paged,
    items: shown.map((fact, i) => {
      const [row] = items[i] ?? []
      if (row === undefined) throw new Error('a value vanished between two reads')
      return {
        ...fact,
        visibility: row.visibility,
        visibility_name: words.text(`visibility.${row.visibility}.name`),
        source: row.source,
        created_at: row.created_at.toISOString(),
        sees: (items[i] ?? []).flatMap((each) =>
          each.grantee_organisation_id === null ? [] : (names.get(each.grantee_organisation_id) ?? []),
        ),
      }
    }),
  }
}

interface SetInput extends ById, PrivateValueInput {
  fact_id?: string | undefined
  source?: string | undefined
  as_of?: string | undefined
}

/** Another value takes the place of the one before; whoever saw that sees this. */
export async function setPrivateValue(context: ServiceContext, input: SetInput, asking: Asking, now = new Date()) {
  const { lang } = input
  const words = wording(lang)
  const speaker = await spokenCompany(context, input, asking.actor)
  countDeed(context, 'set_private_value', asking.address, lang, now)
  const checked = await checkPrivateValue(context, input, lang)
  const fact_id = uuidV7(now)
  await inTransaction(context.db, async (trx) => {
    const before = input.fact_id === undefined ? undefined : await ownFact(trx, input.fact_id, speaker, lang)
    if (before === undefined && (await countPrivateFacts(trx, speaker.spoken_id)) >= MOST_VALUES)
      throw new Problem('conflict', words.text('disclosure.too_many', { most: MOST_VALUES }))
    await insertPrivateFact(trx, {
      ...checked,
      fact_id,
      company_id: speaker.spoken_id,
      organisation_id: speaker.organisation_id,
      source: input.source ?? null,
      grade: 'self_declared',
      as_of: input.as_of ?? now.toISOString().slice(0, 10),
      actor: asking.by,
      created_at: now,
      ended_at: null,
    })
    if (before !== undefined) {
      await moveGrants(trx, before.fact_id, fact_id)
      await endPrivateFact(trx, before.fact_id, now)
    }
    // What it says is not for the log.
    const details = {
      company_id: speaker.company_id,
      property: checked.property,
      visibility: checked.visibility,
      replaces: before?.fact_id ?? null,
    }
    await writeAudit(trx, { actor: asking.by, action: 'private_fact.set', target: fact_id, details }, now)
  })
  forgetPages(context)
  const { items } = await listPrivateValues(context, { id: input.id, lang, limit: MOST_VALUES }, asking, now)
  const made = items.find((item) => item.fact_id === fact_id)
  if (made === undefined) throw new Error('a value vanished between two reads')
  return made
}

/** A value of this company; of others nothing is said, not even that there is one. */
async function ownFact(trx: Kysely<Database>, factId: string, { ids }: Speaker, lang: Language) {
  const row = await lockPrivateFact(trx, factId)
  if (row === undefined || !ids.includes(row.company_id)) throw new Problem('not_found', wording(lang).text('not_found.private_value'))
  return row
}

/** To other readers; to all of them as a statement, and then it is private no more. */
export async function movePrivateValue(
  context: ServiceContext,
  { fact_id, visibility, ...input }: ById & { fact_id: string; visibility: Visibility | 'public' },
  asking: Asking,
  now = new Date(),
) {
  const { lang } = input
  const speaker = await spokenCompany(context, input, asking.actor)
  countDeed(context, 'set_private_value', asking.address, lang, now)
  if (visibility === 'public') {
    const row = await inTransaction(context.db, (trx) => ownFact(trx, fact_id, speaker, lang))
    const { event_id } = await publish(context, row, speaker, asking, lang, now)
    return { fact_id, visibility, event_id }
  }
  await inTransaction(context.db, async (trx) => {
    const row = await ownFact(trx, fact_id, speaker, lang)
    const { property, value } = row
    await checkPrivateValue({ ...context, db: trx }, { ...given(row), property, value, visibility }, lang)
    await moveFact(trx, fact_id, visibility)
    const details = { company_id: speaker.company_id, from: row.visibility, to: visibility }
    await writeAudit(trx, { actor: asking.by, action: 'private_fact.move', target: fact_id, details }, now)
  })
  forgetPages(context)
  return { fact_id, visibility, event_id: null }
}

function given(row: { unit: string | null; term_id: string | null; segment_id: string | null; details: string | null }) {
  const { unit, term_id, segment_id, details } = row
  return {
    ...(unit !== null && { unit }),
    ...(term_id !== null && { term_id }),
    ...(segment_id !== null && { segment_id }),
    ...(details !== null && { details }),
  }
}

export async function endPrivateValue(context: ServiceContext, input: ById & { fact_id: string }, asking: Asking, now = new Date()) {
  const speaker = await spokenCompany(context, input, asking.actor)
  await inTransaction(context.db, async (trx) => {
    const row = await ownFact(trx, input.fact_id, speaker, input.lang)
    await endPrivateFact(trx, row.fact_id, now)
    const details = { company_id: speaker.company_id, visibility: row.visibility }
    await writeAudit(trx, { actor: asking.by, action: 'private_fact.end', target: row.fact_id, details }, now)
  })
  forgetPages(context)
  return { fact_id: input.fact_id, ended: true as const }
}

import type { Kysely } from 'kysely'
import {
  countLivingNeeds,
  deletePostedNeed,
  findPostedNeed,
  findSameNeed,
  insertPostedNeed,
  insertVersion,
  listParts,
  lockPostedNeed,
  replaceParts,
  updatePostedNeed,
} from '../../db/queries/needs.ts'
import { findOrganisation } from '../../db/queries/organisations.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { NEED_LIMITS } from '../../domain/needs.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { forgetPages } from '../forget-pages.ts'
import { checkRequirement } from '../matching/check-requirement.ts'
import { newSecretId } from '../visitor-keys.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { actOnNeed, type WantedNeed } from './find-need.ts'
import { getNeed } from './get-need.ts'
import { checkContent, columnsOf, contentOf, hashOf, type NeedContent, partRows } from './need-content.ts'
import { openAgain } from './move-need.ts'

interface NewNeed extends NeedContent {
  organisation_id: string
  lang: Language
}

export async function createNeed(context: ServiceContext, input: NewNeed, asking: Asking, now = new Date()) {
  const { lang, organisation_id } = input
  countDeed(context, 'write_need', asking.address, lang, now)
  checkContent(input, dayOf(now), lang)
  await checkRequirement(context, input.requirement, lang)
  const need_id = await inTransaction(context.db, async (trx) => {
    await mustBeMember(trx, organisation_id, asking, lang)
    const same = await findSameNeed(trx, organisation_id, hashOf(contentIn(input)))
    if (same !== undefined) throw new Problem('conflict', wording(lang).text('need.is_there', { id: same }))
    return insertNeed(context, trx, input, asking, now)
  })
  return getNeed(context, { need_id, lang }, asking, now)
}

export async function mustBeMember(
  trx: Kysely<Database>,
  organisation_id: string,
  { actor }: Pick<Asking, 'actor'>,
  lang: Language,
): Promise<void> {
  const words = wording(lang)
  const organisation = await findOrganisation(trx, organisation_id)
  if (organisation === undefined || !can(actor, 'organisation', 'read', organisation))
    throw new Problem('not_found', words.text('not_found.organisation', { id: organisation_id }))
  if (!can(actor, 'need', 'make', { organisation_id })) throw new Problem('forbidden', words.text('need.refused'))
  if ((await countLivingNeeds(trx, organisation_id)) >= NEED_LIMITS.open)
    throw new Problem('conflict', words.text('need.too_many', { most: NEED_LIMITS.open }))
}

/** Its id is random: with one that counts, needs of one hand would stand side by side. */
export async function insertNeed(
  context: Pick<ServiceContext, 'atlas'>,
  trx: Kysely<Database>,
  input: NewNeed,
  asking: Asking,
  now: Date,
): Promise<string> {
  const need_id = newSecretId()
  const content = contentIn(input)
  await insertPostedNeed(
    trx,
    {
      need_id,
      organisation_id: input.organisation_id,
      user_id: asking.user?.id ?? asking.by,
      state: 'draft',
      version: 1,
      created_at: now,
      changed_at: now,
      ...columnsOf(content, context.atlas),
    },
    partRows(content),
  )
  await insertVersion(trx, { need_id, version: 1, at: now, actor: asking.by, content: JSON.stringify(content) })
  const details = { organisation_id: input.organisation_id, kind: content.kind, visibility: content.visibility }
  await writeAudit(trx, { actor: asking.by, action: 'need.create', target: need_id, details }, now)
  return need_id
}

/** Without what is about the request. */
export function contentIn(input: NeedContent): NeedContent {
  const { kind, titles, text, requirement, current_origin, localisation_target_pct, deadline, visibility, parts } = input
  return { kind, titles, text, requirement, current_origin, localisation_target_pct, deadline, visibility, parts }
}

/** The whole of it anew. What is open stays open where that may be; the version before is kept. */
export async function updateNeed(context: ServiceContext, input: NeedContent & WantedNeed, asking: Asking, now = new Date()) {
  const { lang, need_id } = input
  countDeed(context, 'write_need', asking.address, lang, now)
  checkContent(input, dayOf(now), lang)
  await checkRequirement(context, input.requirement, lang)
  const content = contentIn(input)
  await inTransaction(context.db, async (trx) => {
    await lockPostedNeed(trx, need_id)
    const row = await actOnNeed(trx, asking, input, 'change')
    const before = contentOf(row, await listParts(trx, need_id))
    if (hashOf(before) === hashOf(content)) return
    const version = row.version + 1
    await updatePostedNeed(trx, need_id, { ...columnsOf(content, context.atlas), version, changed_at: now })
    await replaceParts(trx, need_id, partRows(content))
    await insertVersion(trx, { need_id, version, at: now, actor: asking.by, content: JSON.stringify(content) })
    await writeAudit(
      trx,
      { actor: asking.by, action: 'need.change', target: need_id, details: { organisation_id: row.organisation_id, version } },
      now,
    )
    const after = await findPostedNeed(trx, need_id)
    if (after !== undefined && after.state !== 'draft') await openAgain(context, trx, after, lang, now)
  })
  forgetPages(context)
  return getNeed(context, input, asking, now)
}

export async function removeNeed(context: ServiceContext, wanted: WantedNeed, asking: Asking, now = new Date()) {
  countDeed(context, 'write_need', asking.address, wanted.lang, now)
  await inTransaction(context.db, async (trx) => {
    await lockPostedNeed(trx, wanted.need_id)
    const row = await actOnNeed(trx, asking, wanted, 'remove')
    if (row.published_at !== null) throw new Problem('conflict', wording(wanted.lang).text('need.was_published'))
    await deletePostedNeed(trx, wanted.need_id)
    await writeAudit(
      trx,
      { actor: asking.by, action: 'need.remove', target: wanted.need_id, details: { organisation_id: row.organisation_id } },
      now,
    )
  })
  return { need_id: wanted.need_id, deleted: true as const }
}

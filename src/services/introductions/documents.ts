import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import {
  countShown,
  endIntroductionDocument,
  findDocuments,
  type IntroductionDocumentRow,
  insertIntroductionDocument,
  insertIntroductionLink,
  linksOfIntroduction,
  revokeLink,
  useLink,
} from '../../db/queries/introduction-documents.ts'
import { type IntroductionRow, updateIntroduction } from '../../db/queries/introductions.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type IntroductionDocumentKind, otherSide, type Party, type Side } from '../../domain/introductions.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking, PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { keepFile, readKept, removeFile } from '../documents/folder.ts'
import { readableFile } from '../documents/upload-document.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { actingParty, heldIntroduction, partiesOf, readableIntroduction, sidesOf, type WantedIntroduction } from './find-introduction.ts'
import { getIntroduction } from './get-introduction.ts'
import { isSigned } from './link-signature.ts'
import { tellParties } from './tell.ts'

const MOST_DOCUMENTS = 60
const MOST_A_DAY = 40
const MOST_LINKS = 200
const DAY_MS = 86_400_000

interface ShownFile extends WantedIntroduction {
  as?: Party | undefined
  kind: IntroductionDocumentKind
  title: string
  /** How long the other side can open it. */
  days: number
  bytes: Uint8Array
}

interface WantedDocument extends WantedIntroduction {
  document_id: string
}

/** Shows the other side a file, by a link that ends. Rights are looked at before the file is. */
export async function showDocument(context: ServiceContext, input: ShownFile, asking: PersonAsking, now = new Date()): Promise<string> {
  const { lang, introduction_id } = input
  countDeed(context, 'upload_document', asking.address, lang, now)
  await refuseMore(context.db, input, asking, now)
  const file = await readableFile(input.bytes, lang)
  const document_id = randomBytes(18).toString('base64url')
  await keepFile(context, document_id, file.bytes)
  try {
    await inTransaction(context.db, async (trx) => {
      const { row, party } = await asSide(trx, input, asking)
      const sha256 = createHash('sha256').update(file.bytes).digest('hex')
      await insertIntroductionDocument(trx, {
        document_id,
        introduction_id,
        party,
        kind: input.kind,
        title: input.title,
        mime_type: file.mime_type,
        bytes: file.bytes.byteLength,
        sha256,
        uploaded_by: asking.user.id,
        created_at: now,
        deleted_at: null,
      })
      await makeLink(trx, { document_id, introduction_id, days: input.days, by: asking.user.id }, now)
      await updateIntroduction(trx, introduction_id, { moved_at: now, reminded_at: null, reminders: 0 })
      await tellParties({ ...context, db: trx }, row, [otherSide(party)], 'introduction_document', now)
      const details = { document_id, kind: input.kind, sha256, days: input.days }
      await writeAudit(trx, { actor: asking.by, action: 'introduction.show', target: introduction_id, details }, now)
    })
  } catch (error) {
    await removeFile(context, document_id)
    throw error
  }
  return document_id
}

async function refuseMore(db: Kysely<Database>, input: ShownFile, asking: PersonAsking, now: Date): Promise<void> {
  const words = wording(input.lang)
  const row = await readableIntroduction(db, asking, input)
  if (!partiesOf(asking.actor, row).some((party) => party !== 'facilitator'))
    throw new Problem('forbidden', words.text('introduction.refused.not_party'))
  if (row.state === 'declined') throw new Problem('conflict', words.text('introduction.refused.over'))
  if (row.stage === null) throw new Problem('conflict', words.text('introduction.act_refused.accept_first'))
  if ((await findDocuments(db, row.introduction_id)).length >= MOST_DOCUMENTS)
    throw new Problem('conflict', words.text('introduction.refused.too_many_documents', { most: MOST_DOCUMENTS }))
  if ((await countShown(db, asking.user.id, new Date(now.getTime() - DAY_MS))) >= MOST_A_DAY)
    throw new Problem('too_many', words.text('document.too_many_a_day', { most: MOST_A_DAY }))
}

async function asSide(trx: Kysely<Database>, input: ShownFile, asking: PersonAsking): Promise<{ row: IntroductionRow; party: Side }> {
  const { row, actor } = await heldIntroduction(trx, asking, input)
  const as = input.as ?? partiesOf(actor, row).find((party) => party !== 'facilitator')
  const party = actingParty(actor, row, as, input.lang)
  if (party === 'facilitator') throw new Problem('forbidden', wording(input.lang).text('introduction.refused.not_party'))
  return { row, party }
}

function makeLink(
  trx: Kysely<Database>,
  { document_id, introduction_id, days, by }: { document_id: string; introduction_id: string; days: number; by: string },
  now: Date,
): Promise<void> {
  return insertIntroductionLink(trx, {
    link_id: uuidV7(now),
    document_id,
    introduction_id,
    created_by: by,
    created_at: now,
    expires_at: new Date(now.getTime() + days * DAY_MS),
    revoked_at: null,
    opened: 0,
    last_opened_at: null,
  })
}

/** Another link to a file of one's own side. */
export async function addLink(context: ServiceContext, input: WantedDocument & { days: number }, asking: PersonAsking, now = new Date()) {
  const { lang, introduction_id, document_id, days } = input
  countDeed(context, 'move_introduction', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const { row } = await ownDocument(trx, input, asking)
    if (row.state === 'declined') throw new Problem('conflict', wording(lang).text('introduction.refused.over'))
    if ((await linksOfIntroduction(trx, introduction_id)).length >= MOST_LINKS)
      throw new Problem('conflict', wording(lang).text('introduction.refused.too_long'))
    await makeLink(trx, { document_id, introduction_id, days, by: asking.user.id }, now)
    await writeAudit(trx, { actor: asking.by, action: 'introduction.link', target: introduction_id, details: { document_id, days } }, now)
  })
  return getIntroduction(context, input, asking, now)
}

export async function endLink(
  context: ServiceContext,
  input: WantedIntroduction & { link_id: string },
  asking: PersonAsking,
  now = new Date(),
) {
  const { lang, introduction_id, link_id } = input
  await inTransaction(context.db, async (trx) => {
    const link = (await linksOfIntroduction(trx, introduction_id)).find((each) => each.link_id === link_id)
    if (link === undefined) await readableIntroduction(trx, asking, input)
    else await ownDocument(trx, { ...input, document_id: link.document_id }, asking)
    if (link === undefined || !(await revokeLink(trx, introduction_id, link_id, now)))
      throw new Problem('not_found', wording(lang).text('introduction.refused.no_link'))
    await writeAudit(trx, { actor: asking.by, action: 'introduction.unlink', target: introduction_id, details: { link_id } }, now)
  })
  return getIntroduction(context, input, asking, now)
}

/** That there was one stays on record; the file does not. */
export async function takeBackDocument(context: ServiceContext, input: WantedDocument, asking: PersonAsking, now = new Date()) {
  await inTransaction(context.db, async (trx) => {
    await ownDocument(trx, input, asking)
    await endIntroductionDocument(trx, input.document_id, now)
    const details = { document_id: input.document_id }
    await writeAudit(trx, { actor: asking.by, action: 'introduction.unshow', target: input.introduction_id, details }, now)
  })
  await removeFile(context, input.document_id)
  return getIntroduction(context, input, asking, now)
}

async function ownDocument(
  trx: Kysely<Database>,
  input: WantedDocument,
  asking: PersonAsking,
): Promise<{ row: IntroductionRow; document: IntroductionDocumentRow }> {
  const { row, actor } = await heldIntroduction(trx, asking, input)
  const words = wording(input.lang)
  const document = await shownDocument(trx, row, input, actor)
  if (!partiesOf(actor, row).includes(document.party)) throw new Problem('forbidden', words.text('introduction.refused.not_party'))
  return { row, document }
}

async function shownDocument(
  db: Kysely<Database>,
  row: IntroductionRow,
  { document_id, lang }: { document_id: string; lang: Language },
  actor: Asking['actor'],
): Promise<IntroductionDocumentRow> {
  const words = wording(lang)
  const found = (await findDocuments(db, row.introduction_id)).find((each) => each.document_id === document_id)
  if (found === undefined || !can(actor, 'introduction_document', 'read', row))
    throw new Problem('not_found', words.text('introduction.refused.no_document'))
  if (found.deleted_at !== null) throw new Problem('gone', words.text('document.deleted'))
  return found
}

interface Opening extends WantedDocument {
  link_id: string | undefined
  signature: string | undefined
}

/** Its own side opens a file as it likes. The other side needs a link that holds, and to be that side: a link alone opens nothing. */
export async function openDocument(context: ServiceContext, input: Opening, asking: Asking, now = new Date()) {
  const { lang, document_id, introduction_id } = input
  const words = wording(lang)
  countDeed(context, 'open_link', asking.address, lang, now)
  const row = await readableIntroduction(context.db, asking, input)
  const document = await shownDocument(context.db, row, input, asking.actor)
  if (!sidesOf(asking.actor, row).includes(document.party)) {
    await inTransaction(context.db, async (trx) => {
      const link = await useLink(trx, { linkId: input.link_id ?? '', documentId: document_id, now })
      if (link === undefined || link.introduction_id !== introduction_id || !isSigned(context, link, input.signature ?? ''))
        throw new Problem('gone', words.text('introduction.refused.link_over'))
      const details = { document_id, link_id: link.link_id }
      await writeAudit(trx, { actor: asking.by, action: 'introduction.open', target: introduction_id, details }, now)
    })
  }
  const bytes = await readKept(context, document_id)
  if (bytes === undefined) throw new Problem('gone', words.text('document.deleted'))
  return { document, bytes }
}

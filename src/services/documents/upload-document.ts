import { createHash, randomBytes } from 'node:crypto'
import { claimsOfCompany } from '../../db/queries/claims.ts'
import { documentsOf, insertDocument } from '../../db/queries/documents.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type DocumentKind, isOpenClaim, MAX_DOCUMENT_BYTES, PROVES } from '../../domain/claims.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { parseStatementId, splitProperty } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { getClaimedCompany } from '../claims/claimed-company.ts'
import { statedNow } from '../claims/values/read-values.ts'
import { isOwn, speakerFor } from '../claims/values/speaker.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { type FileType, fileType } from './file-type.ts'
import { keepFile, removeFile } from './folder.ts'
import { redraw } from './redraw.ts'

/** Of one organisation. */
const MOST_KEPT = 200
const MOST_A_DAY = 40
const DAY_MS = 86_400_000

/** Why a file is not taken, for pages: each has its words. */
export const DOCUMENT_REFUSALS = [
  'empty',
  'too_large',
  'heic',
  'svg',
  'gif',
  'office',
  'other',
  'broken',
  'too_many_pixels',
  'too_slow',
] as const
export type DocumentRefusal = (typeof DOCUMENT_REFUSALS)[number]

export class DocumentRefused extends Problem {
  readonly refusal: DocumentRefusal
  constructor(refusal: DocumentRefusal, lang: Language) {
    super(refusal === 'too_large' ? 'too_large' : 'invalid', wording(lang).text(`document.refused.${refusal}`))
    this.refusal = refusal
  }
}

export interface UploadInput {
  readonly organisation_id: string
  readonly company_id: string
  readonly kind: DocumentKind
  /** Own statement that it proves. */
  readonly about?: string | undefined
  readonly bytes: Uint8Array
  readonly lang: Language
}

/** Pictures are drawn anew; a PDF is kept as it is, apart, and never shown. Rights are looked at before the file is. */
export async function uploadDocument(context: ServiceContext, input: UploadInput, asking: PersonAsking, now = new Date()): Promise<string> {
  const { db } = context
  const { lang, kind, organisation_id } = input
  const words = wording(lang)
  countDeed(context, 'upload_document', asking.address, lang, now)
  if (!can(asking.actor, 'document', 'make', { organisation_id })) throw new Problem('forbidden', words.text('claim.refused.member'))
  const company = await getClaimedCompany(db, input.company_id, lang)
  const claims = (await claimsOfCompany(db, company.ids)).filter((each) => each.organisation_id === organisation_id)
  const mayShow = claims.some((each) => each.state === 'accepted' || isOpenClaim(each.state))
  if (!mayShow) throw new Problem('forbidden', words.text('document.no_claim'))
  if (kind !== 'registration') await speakerFor(db, asking, input, 'change')
  if (input.about !== undefined) await refuseStrange(context, { ...input, about: input.about }, asking)
  const { kept, recent } = await documentsOf(db, organisation_id, new Date(now.getTime() - DAY_MS))
  if (recent >= MOST_A_DAY) throw new Problem('too_many', words.text('document.too_many_a_day', { most: MOST_A_DAY }))
  if (kept >= MOST_KEPT) throw new Problem('conflict', words.text('document.too_many', { most: MOST_KEPT }))

  const file = await readableFile(input.bytes, lang)
  const document_id = randomBytes(18).toString('base64url')
  await keepFile(context, document_id, file.bytes)
  try {
    await inTransaction(db, async (trx) => {
      const sha256 = createHash('sha256').update(file.bytes).digest('hex')
      await insertDocument(trx, {
        document_id,
        organisation_id,
        company_id: company.company_id,
        kind,
        state: 'waiting',
        mime_type: file.mime_type,
        bytes: file.bytes.byteLength,
        sha256,
        width: file.width,
        height: file.height,
        statement_id: input.about ?? null,
        uploaded_by: asking.user.id,
        created_at: now,
      })
      const details = { kind, organisation_id, company_id: company.company_id, sha256 }
      await writeAudit(trx, { actor: asking.by, action: 'document.upload', target: document_id, details }, now)
    })
  } catch (error) {
    await removeFile(context, document_id)
    throw error
  }
  return document_id
}

/** A document proves what its own organisation said, of a kind that it can prove. */
async function refuseStrange({ db }: ServiceContext, input: UploadInput & { about: string }, asking: PersonAsking): Promise<void> {
  const { about, kind, lang } = input
  const speaker = await speakerFor(db, asking, input, 'change')
  const { recordId, property } = parseStatementId(about) ?? { recordId: '', property: '' }
  const found = (await statedNow(db, speaker)).find((each) => each.record.record_id === recordId && each.property === property)
  if (found === undefined || !isOwn(speaker, found.record) || splitProperty(property).name !== PROVES[kind])
    throw new Problem('invalid', wording(lang).text('document.proves_nothing'))
}

interface ReadableFile {
  bytes: Uint8Array
  mime_type: FileType
  width: number | null
  height: number | null
}

export async function readableFile(bytes: Uint8Array, lang: Language): Promise<ReadableFile> {
  if (bytes.byteLength === 0) throw new DocumentRefused('empty', lang)
  if (bytes.byteLength > MAX_DOCUMENT_BYTES) throw new DocumentRefused('too_large', lang)
  const type = fileType(bytes)
  if (type === 'application/pdf') return { bytes, mime_type: type, width: null, height: null }
  if (type !== 'image/jpeg' && type !== 'image/png' && type !== 'image/webp') throw new DocumentRefused(type, lang)
  const drawn = await redraw(bytes, type === 'image/png')
  if (drawn.refused !== undefined) throw new DocumentRefused(drawn.refused, lang)
  return { bytes: drawn.bytes, mime_type: type === 'image/png' ? type : 'image/jpeg', width: drawn.width, height: drawn.height }
}

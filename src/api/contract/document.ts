import * as z from 'zod'
import { DOCUMENT_KINDS, DOCUMENT_STATES } from '../../domain/claims.ts'
import { forCurators, forMembers } from './access.ts'
import { cursor, facetedPage, lang, limit, subjectId } from './common.ts'

const tags = ['Documents']
const text = z.string().nullable()
const kind = z.enum(DOCUMENT_KINDS)
const state = z.enum(DOCUMENT_STATES)
const documentId = z.string().regex(/^[A-Za-z0-9_-]{20,40}$/, 'an id of a document')

/** Never the file itself: that has a path of its own. */
export const document = z.object({
  document_id: z.string(),
  organisation_id: z.string(),
  organisation_name: z.string(),
  company_id: z.string(),
  company_name: z.string(),
  kind,
  kind_name: z.string(),
  state,
  state_name: z.string(),
  mime_type: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  about: z
    .object({ value_id: z.string(), property: z.string(), text: z.string(), details: text })
    .nullable()
    .describe('Statement it is to prove'),
  created_at: z.string(),
  reviewed_at: text,
  reason: text,
  delete_on: text,
  file_path: text.describe('Where its organisation and staff can download it; null when the file was deleted'),
  may_review: z.boolean(),
})
export type Document = z.infer<typeof document>

export const documentContract = {
  list: forMembers
    .route({ method: 'GET', path: '/documents', tags, summary: 'Documents of my organisations; staff see all' })
    .input(
      z.object({
        lang,
        limit,
        cursor,
        state: state.optional(),
        kind: kind.optional(),
        company_id: subjectId.optional(),
        organisation_id: z.uuid().optional(),
      }),
    )
    .output(facetedPage(document)),
  get: forMembers
    .route({ method: 'GET', path: '/documents/{document_id}', tags, summary: 'One document; its file is under file_path' })
    .input(z.object({ document_id: documentId, lang }))
    .output(document),
  delete: forMembers
    .route({ method: 'DELETE', path: '/documents/{document_id}', tags, summary: 'Delete its file; that there was one stays on record' })
    .input(z.object({ document_id: documentId, lang }))
    .output(document),
  review: forCurators
    .route({
      method: 'POST',
      path: '/documents/{document_id}/review',
      tags,
      summary: 'Accept or refuse; the fact that an accepted one proves is graded “document”',
    })
    .input(
      z.object({
        document_id: documentId,
        lang,
        decision: z.enum(['accept', 'refuse']),
        reason: z.string().trim().min(10).max(2000).describe('What was looked at; the company reads it'),
        details: z
          .record(z.string().max(40), z.string().trim().max(300))
          .optional()
          .describe('As the document has them, where the statement says otherwise: number, body, issued_on, expires_on …'),
      }),
    )
    .output(document),
}

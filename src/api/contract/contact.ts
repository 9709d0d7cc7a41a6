/** Persons to be reached at a company: for those who answer for it and for administrators, and in no list, file or search. */
import * as z from 'zod'
import { cleanName } from '../../domain/clean-name.ts'
import { LEGAL_BASES } from '../../domain/privacy.ts'
import { forCompanyEditors } from './access.ts'
import { cursor, lang, limit, page, subjectId } from './common.ts'
import { uuid } from './organisation.ts'

const tags = ['Contacts']
const id = subjectId.describe('Company')
const line = (most: number) => z.string().overwrite(cleanName).min(1).max(most)

export const contact = z.object({
  contact_id: z.string(),
  name: z.string(),
  role: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  purpose: z.string(),
  legal_basis: z.enum(LEGAL_BASES),
  consent_evidence: z.string().nullable(),
  consent_on: z.string().nullable(),
  source: z.string(),
  created_at: z.string(),
  expires_at: z.string().describe('Deleted then'),
})
export type Contact = z.infer<typeof contact>

export const contactContract = {
  list: forCompanyEditors
    .route({ method: 'GET', path: '/companies/{id}/contacts', tags, summary: 'Persons to be reached at my company' })
    .input(z.object({ id, limit, cursor, lang }))
    .output(page(contact)),
  create: forCompanyEditors
    .route({ method: 'POST', path: '/companies/{id}/contacts', successStatus: 201, tags, summary: 'Write a person down' })
    .input(
      z.object({
        id,
        name: line(100),
        role: line(100).optional(),
        email: z.email().max(254).optional(),
        phone: z
          .string()
          .trim()
          .regex(/^\+?[\d ().-]{6,24}$/, 'a telephone number')
          .optional(),
        purpose: line(300).describe('What it is kept for'),
        legal_basis: z.enum(LEGAL_BASES),
        consent_evidence: line(500).optional().describe('How you know that they agreed; needed where the basis is consent'),
        consent_on: z.iso.date().optional(),
        source: line(300).describe('Where you have it from'),
        expires_on: z.iso.date().describe('Deleted then; two years from now at most'),
        lang,
      }),
    )
    .output(contact),
  remove: forCompanyEditors
    .route({ method: 'DELETE', path: '/companies/{id}/contacts/{contact_id}', tags, summary: 'Delete a person' })
    .input(z.object({ id, contact_id: uuid, lang }))
    .output(z.object({ contact_id: z.string(), deleted: z.literal(true) })),
}

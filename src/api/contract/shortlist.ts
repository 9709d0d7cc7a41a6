import * as z from 'zod'
import { forEveryone, forKeyHolder } from './access.ts'
import { cursor, lang, limit, page, subjectId } from './common.ts'
import { companySummary } from './company.ts'

const tags = ['Shortlists']

/** Unguessable: whoever has it may read. */
export const secretId = z.string().regex(/^[\w-]{16}$/, 'the id out of the address of the list')
const title = z.string().trim().min(1).max(120)
const note = z.string().trim().max(1000).describe('Whoever has the address of the list can read it')

export const shortlist = z.object({
  shortlist_id: z.string(),
  title: z.string(),
  total: z.number().int().describe('Companies on it'),
  created_at: z.string(),
  changed_at: z.string(),
  kept_until: z.string().describe('Thrown away then unless somebody reads or changes it before: twelve months after the last time'),
})
export type Shortlist = z.infer<typeof shortlist>

export const shortlistItem = z.object({
  position: z.number().int(),
  company_id: z.string().describe('As it was added'),
  name: z.string(),
  state: z.enum(['present', 'merged', 'gone']).describe('merged: `company` is the one that stands for it today'),
  message: z.string().nullable(),
  note: z.string().nullable(),
  added_at: z.string(),
  company: companySummary.nullable(),
})
export type ShortlistItem = z.infer<typeof shortlistItem>

const id = secretId
const company_id = subjectId

export const shortlistContract = {
  create: forEveryone
    .route({ method: 'POST', path: '/shortlists', successStatus: 201, tags, summary: 'Make a list of companies' })
    .input(
      z.object({
        title: title.optional(),
        company_id: subjectId.optional().describe('The first company on it'),
        copy_of: secretId.optional().describe('A list to begin with'),
        lang,
      }),
    )
    .output(
      z.object({
        shortlist_id: z.string(),
        title: z.string(),
        edit_key: z.string().describe('Shown once. Send it as X-Edit-Key to change the list'),
        message: z.string(),
      }),
    ),
  held: forKeyHolder
    .route({ method: 'GET', path: '/shortlists', tags, summary: 'Lists whose keys this browser holds' })
    .input(z.object({ lang }))
    .output(page(shortlist)),
  get: forEveryone
    .route({ method: 'GET', path: '/shortlists/{id}', tags, summary: 'One list' })
    .input(z.object({ id, lang }))
    .output(shortlist),
  items: forEveryone
    .route({ method: 'GET', path: '/shortlists/{id}/items', tags, summary: 'Companies of a list, as they are today' })
    .input(z.object({ id, limit, cursor, lang }))
    .output(page(shortlistItem)),
  update: forKeyHolder
    .route({ method: 'PATCH', path: '/shortlists/{id}', tags, summary: 'Another title' })
    .input(z.object({ id, title, lang }))
    .output(shortlist),
  remove: forKeyHolder
    .route({ method: 'DELETE', path: '/shortlists/{id}', tags, summary: 'Delete a list' })
    .input(z.object({ id, lang }))
    .output(z.object({ shortlist_id: z.string(), deleted: z.boolean() })),
  addItem: forKeyHolder
    .route({ method: 'POST', path: '/shortlists/{id}/items', successStatus: 201, tags, summary: 'Put a company on a list; at most 200' })
    .input(z.object({ id, company_id, note: note.optional(), lang }))
    .output(shortlistItem.extend({ title: z.string().describe('Of the list'), already: z.boolean().describe('It was on it before') })),
  changeItem: forKeyHolder
    .route({ method: 'PATCH', path: '/shortlists/{id}/items/{company_id}', tags, summary: 'Note and place of a company on a list' })
    .input(z.object({ id, company_id, note: note.optional(), position: z.number().int().min(1).max(200).optional(), lang }))
    .output(shortlistItem),
  removeItem: forKeyHolder
    .route({ method: 'DELETE', path: '/shortlists/{id}/items/{company_id}', tags, summary: 'Take a company off a list' })
    .input(z.object({ id, company_id, lang }))
    .output(z.object({ company_id: z.string(), deleted: z.boolean() })),
}

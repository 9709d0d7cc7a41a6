import * as z from 'zod'
import { forEveryone, forKeyHolder } from './access.ts'
import { cursor, lang, limit, page } from './common.ts'
import { secretId } from './shortlist.ts'

const tags = ['Saved searches']

const digestEntry = z.object({
  company_id: z.string(),
  name: z.string(),
  what: z.array(z.object({ part: z.string(), name: z.string() })).describe('Of a change: what differs'),
  why: z.enum(['left', 'merged', 'removed']).nullable().describe('Of a company that went: left = it is there, but no longer fits'),
  why_text: z.string().nullable(),
  into: z.string().nullable().describe('The company it was merged into'),
})
export type DigestEntry = z.infer<typeof digestEntry>

const differences = { added: z.array(digestEntry), changed: z.array(digestEntry), gone: z.array(digestEntry) }

export const searchDigest = z.object({
  digest_no: z.number().int(),
  since: z.string(),
  made_at: z.string(),
  total: z.number().int().describe('Companies found then'),
  sentence: z.string(),
  ...differences,
})
export type SearchDigest = z.infer<typeof searchDigest>

const savedSearch = z.object({
  saved_search_id: z.string(),
  query: z.string().describe('Parameters of GET /companies, in their one spelling'),
  terms: z.array(z.object({ param: z.string(), value: z.string(), name: z.string() })).describe('The same, with names'),
  created_at: z.string(),
  kept_until: z.string().describe('Deleted then unless its page or feed is read before: twelve months after the last time'),
})
export type SavedSearch = z.infer<typeof savedSearch>

const savedSearchDetail = savedSearch.extend({
  checked_at: z.string().describe('When it was compared last; a digest is made once a day when something differs'),
  now: z.object({ total: z.number().int(), ...differences }).describe('What the next digest would say if it were made now'),
})

const id = secretId

export const savedSearchContract = {
  create: forEveryone
    .route({ method: 'POST', path: '/saved-searches', successStatus: 201, tags, summary: 'Keep a search of the directory' })
    .input(z.object({ query: z.string().max(2000).describe('As in the address of GET /companies, without “?”'), lang }))
    .output(
      z.object({
        saved_search_id: z.string(),
        query: z.string(),
        total: z.number().int(),
        edit_key: z.string().describe('Shown once. Send it as X-Edit-Key to delete the search'),
      }),
    ),
  held: forKeyHolder
    .route({ method: 'GET', path: '/saved-searches', tags, summary: 'Searches whose keys this browser holds' })
    .input(z.object({ lang }))
    .output(page(savedSearch)),
  get: forEveryone
    .route({ method: 'GET', path: '/saved-searches/{id}', tags, summary: 'A saved search, and what differs since it was compared last' })
    .input(z.object({ id, lang }))
    .output(savedSearchDetail),
  digests: forEveryone
    .route({ method: 'GET', path: '/saved-searches/{id}/digests', tags, summary: 'What came, changed and went, the latest first' })
    .input(z.object({ id, limit, cursor, lang }))
    .output(page(searchDigest)),
  remove: forKeyHolder
    .route({ method: 'DELETE', path: '/saved-searches/{id}', tags, summary: 'Delete a saved search' })
    .input(z.object({ id, lang }))
    .output(z.object({ saved_search_id: z.string(), deleted: z.boolean() })),
}

import * as z from 'zod'
import { forEveryone } from './access.ts'
import { cursor, lang, limit, page, q, slug } from './common.ts'

export const source = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  kind: z.enum(['statistics', 'official_list', 'law', 'press', 'company', 'dataset', 'nomenclature', 'map', 'curation']),
  licence: z.string(),
  published_on: z.string().nullable(),
  retrieved_on: z.string().nullable(),
  note: z.string().nullable(),
  used: z.number().int().describe('Rows of the edition that cite this source'),
})
export type Source = z.infer<typeof source>

export const sourceDetail = source.extend({
  used_by: z.array(z.object({ table: z.string(), rows: z.number().int() })),
})

export const sourceContract = {
  list: forEveryone
    .route({ method: 'GET', path: '/sources', tags: ['Sources'], summary: 'Every source, with how often it is cited' })
    .input(z.object({ q, kind: source.shape.kind.optional(), limit, cursor, lang }))
    .output(page(source)),
  get: forEveryone
    .route({ method: 'GET', path: '/sources/{id}', tags: ['Sources'], summary: 'One source and what rests on it' })
    .input(z.object({ id: slug, lang }))
    .output(sourceDetail),
}

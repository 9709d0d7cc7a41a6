import * as z from 'zod'
import { forEveryone } from './access.ts'
import { lang, q } from './common.ts'

/** A part of the words that was understood as a filter, and is shown as a chip that can be taken away. */
export const understood = z.object({
  text: z.string().describe('As it was typed; put it into `plain` to have it looked for as words'),
  param: z.string().describe('The filter it was taken for'),
  value: z.string(),
  name: z.string(),
  applied: z.boolean().describe('False when a filter given for the same thing takes its place'),
})
export type Understood = z.infer<typeof understood>

export const didYouMean = z
  .object({ q: z.string(), corrected: z.array(z.object({ from: z.string(), to: z.string() })) })
  .nullable()
  .describe('Set when words nobody has were taken for others; the answer is the one for `q` given here')
export type DidYouMean = z.infer<typeof didYouMean>

export const SEARCH_KINDS = ['company', 'site', 'segment', 'process', 'material', 'scheme', 'province', 'park'] as const

const searchItem = z.object({
  kind: z.enum(SEARCH_KINDS),
  id: z.string(),
  name: z.string(),
  detail: z.string().nullable().describe('A few words to tell it from others of its name'),
  href_path: z.string().describe('Address of its page without the language: companies/samsung'),
})

export const searchAnswer = z.object({
  q: z.string(),
  understood: z.array(understood),
  words: z.array(z.string()).describe('Words looked for as they are'),
  groups: z.array(z.object({ kind: z.enum(SEARCH_KINDS), total: z.number().int(), items: z.array(searchItem) })),
  straight_to: searchItem.nullable().describe('What a tax code, public id, LEI or other id stands for'),
  did_you_mean: didYouMean,
  not_yet_found: z.number().int().describe('Companies of a large import that are not found yet: the index is catching up; usually 0'),
})
export type SearchAnswer = z.infer<typeof searchAnswer>

export const searchContract = {
  all: forEveryone
    .route({
      method: 'GET',
      path: '/search',
      tags: ['Search'],
      summary: 'Everything of a name, as it is typed: the last word may be a beginning',
    })
    .input(z.object({ q, limit: z.coerce.number().int().min(1).max(20).default(5).describe('Items per group, at most 20'), lang }))
    .output(searchAnswer),
}

import * as z from 'zod'
import { forEveryone } from './access.ts'
import { evidence, lang, subjectId } from './common.ts'

export const MOST_COMPARED = 5

const item = z.object({
  text: z.string(),
  value: z.number().nullable().describe('In the unit of the row; null for words, and where no conversion is certain'),
  note: z.string().nullable(),
  ...evidence.shape,
})

const cell = z.object({
  items: z.array(item),
  missing_reason: z
    .enum(['no_source', 'not_named'])
    .nullable()
    .describe('no_source: nobody says anything of this company here; not_named: its sources name others, not this'),
  missing_text: z.string().nullable(),
})

const row = z.object({
  property: z.string(),
  name: z.string(),
  about: z.object({ id: z.string().nullable(), name: z.string() }).nullable().describe('Product, process, scheme … the row is about'),
  unit: z.string().nullable(),
  cells: z.array(cell).describe('In the order of `companies`'),
  differs: z.boolean(),
  difference: z.enum(['none', 'values', 'some_unknown']).describe('some_unknown: what is known is the same, but not known of all'),
  difference_text: z.string().nullable(),
})

export const comparison = z.object({
  companies: z.array(
    z.object({
      id: z.string(),
      public_id: z.string(),
      name: z.string(),
      name_vi: z.string().nullable(),
      fictional: z.boolean(),
      message: z.string().nullable().describe('When the id asked for was merged into this company'),
    }),
  ),
  unknown: z.array(z.object({ id: z.string(), message: z.string() })).describe('Ids that stand for no company'),
  groups: z.array(z.object({ group: z.string(), name: z.string(), rows: z.array(row) })),
})
export type Comparison = z.infer<typeof comparison>

const tooMany = `At most ${MOST_COMPARED} companies stand side by side: leave out some of the ids`

export const compareContract = {
  get: forEveryone
    .route({ method: 'GET', path: '/companies/compare', tags: ['Companies'], summary: 'Up to five companies side by side' })
    .input(
      z.object({
        id: z
          .union([subjectId, z.array(subjectId).max(100)])
          .transform((given) => (Array.isArray(given) ? given : [given]))
          .refine((ids) => ids.length <= MOST_COMPARED, tooMany)
          .default([])
          .describe('Slug or public id; give it once for each company, at most five times. Without one the answer has the rows alone'),
        lang,
      }),
    )
    .output(comparison),
}

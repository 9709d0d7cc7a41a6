import * as z from 'zod'
import { forEveryone } from './access.ts'
import { lang, subjectId } from './common.ts'
import { profile } from './company-detail.ts'
import { companyListInput, companyPage, companySummary } from './company-list.ts'

export { companySummary }
export type { CompanySummary } from './company-list.ts'

export const companyDetail = companySummary.extend(profile.shape)
export type CompanyDetail = z.infer<typeof companyDetail>

const companyEvent = z.object({
  id: z.string(),
  kind: z.string(),
  kind_name: z.string(),
  actor: z.enum(['company', 'staff', 'operator', 'visitor', 'system']).describe('Who did it; persons are never named in public'),
  actor_name: z.string(),
  reason: z.string().nullable(),
  at: z.string(),
  about: z.record(z.string(), z.unknown()).describe('Subjects, records and import it was about'),
  undoes: z.string().nullable(),
  undone_by: z.string().nullable(),
})

export const companyContract = {
  list: forEveryone
    .route({ method: 'GET', path: '/companies', tags: ['Companies'], summary: 'Companies with facets' })
    .input(companyListInput)
    .output(companyPage),
  get: forEveryone
    .route({ method: 'GET', path: '/companies/{id}', tags: ['Companies'], summary: 'One company: facts, each with its evidence' })
    .input(
      z.object({
        id: subjectId.describe('Slug, public id, or an id that was merged into another'),
        as_of: z.iso.date().optional().describe('As it was shown at the end of that day (UTC)'),
        lang,
      }),
    )
    .output(companyDetail),
  history: forEveryone
    .route({
      method: 'GET',
      path: '/companies/{id}/history',
      tags: ['Companies'],
      summary: 'What was done to a company and its sites: loads, imports, corrections, merges, splits, moves, undos',
    })
    .input(z.object({ id: subjectId, lang }))
    .output(z.object({ items: z.array(companyEvent), total: z.number().int(), next_cursor: z.null() })),
}

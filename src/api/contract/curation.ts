import * as z from 'zod'
import { forEveryone, forCurators } from './access.ts'
import { cursor, evidenceGrade, facetedPage, lang, limit, reference, slug, subjectId } from './common.ts'

const recordId = z.string().min(1).max(160)
const asOf = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'YYYY, YYYY-MM or YYYY-MM-DD')
  .optional()
const reason = z.string().trim().min(3).max(2000).describe('Why; kept in the log for good')

/** One value somebody stated. */
export const statement = z.object({
  id: z.string().describe('record_id:property'),
  record_id: z.string(),
  subject_id: z.string(),
  kind: z.enum(['company', 'site', 'capability', 'fact']),
  property: z.string(),
  property_name: z.string(),
  value: z.string().nullable(),
  value_name: z.string().nullable().describe('The value with names in place of ids and codes, in the language asked for'),
  raw_value: z.string().nullable().describe('As the file had it, when it was read differently'),
  origin: z.enum(['edition', 'import', 'curation', 'correction', 'claim']),
  source_id: z.string(),
  source_title: z.string(),
  evidence_grade: evidenceGrade,
  as_of: z.string().nullable(),
  recorded_at: z.string(),
  import_id: z.string().nullable(),
  row_no: z.number().int().nullable(),
  shown: z.boolean().describe('This is the value the record shows'),
  state: z.enum(['live', 'superseded', 'retracted']).describe('superseded: it counts, but another is shown'),
  retracted_by: z.string().nullable().describe('Event that took it back'),
})

export const plannedChange = z.object({
  subject_id: z.string(),
  kind: z.enum(['company', 'site', 'capability', 'fact']),
  property: z.string(),
  property_name: z.string(),
  before: z.string().nullable(),
  other: z.string().nullable().describe('What the other side says'),
  after: z.string().nullable(),
  change: z.enum(['same', 'kept', 'taken', 'added', 'removed', 'moved']),
})

export const preview = z.object({
  allowed: z.boolean(),
  refused_because: z.string().nullable(),
  changes: z.array(plannedChange),
  sites_moved: z.number().int(),
  values_changed: z.number().int(),
  redirects: z.array(z.object({ from: z.string(), to: z.string() })).describe('Ids that will lead elsewhere'),
  warnings: z.array(z.string()),
})

const done = z.object({ event_id: z.string(), company_id: z.string().nullable().describe('The company to look at now') })

export const curationEvent = z.object({
  event_id: z.string(),
  kind: z.string(),
  kind_name: z.string(),
  actor: z.string(),
  actor_name: z.string(),
  reason: z.string().nullable(),
  created_at: z.string(),
  subjects: z.array(reference).describe('What it was about; the id stands for the name of what is no longer shown'),
  summary: z.string(),
  undoes_event_id: z.string().nullable(),
  undone_by_event_id: z.string().nullable(),
  can_undo: z.boolean(),
})

/** What can be stated of a company or a site. */
const curationField = z.object({
  kind: z.enum(['company', 'site']),
  property: z.string(),
  name: z.string(),
  choices: z
    .array(z.object({ value: z.string(), name: z.string() }))
    .nullable()
    .describe('Of a value that is one of a list'),
})
export type CurationField = z.infer<typeof curationField>

const mergeInput = { from: subjectId.describe('This one becomes a redirect'), into: subjectId.describe('This one stays') }
const splitInput = {
  subject_id: subjectId.describe('Company or site'),
  record_ids: z.array(recordId).min(1).max(2000).describe('Records that are about something else'),
  site_ids: z.array(subjectId).max(500).default([]).describe('Sites that go with them, when a company is split'),
  to: subjectId.optional().describe('What they are about instead; a new company, or a new site, when left out'),
}
const moveInput = { site_id: subjectId, to: subjectId.describe('Company the site belongs to') }

export const curationContract = {
  statements: forEveryone
    .route({ method: 'GET', path: '/companies/{id}/statements', tags: ['Curation'], summary: 'Who said what about a company, and when' })
    .input(z.object({ id: subjectId, as_of: z.iso.date().optional().describe('As known on that day'), lang }))
    .output(z.object({ company_id: z.string(), merged_from: z.array(z.string()), statements: z.array(statement) })),
  previewMerge: forCurators
    .route({
      method: 'POST',
      path: '/curation/merges/preview',
      tags: ['Curation'],
      summary: 'What a merge would change',
    })
    .input(z.object({ ...mergeInput, lang }))
    .output(preview),
  merge: forCurators
    .route({ method: 'POST', path: '/curation/merges', tags: ['Curation'], summary: 'Two companies are one' })
    .input(
      z.object({
        ...mergeInput,
        reason,
        override: z.boolean().default(false).describe('Although an earlier decision says that the two are different'),
        lang,
      }),
    )
    .output(done),
  previewSplit: forCurators
    .route({
      method: 'POST',
      path: '/curation/splits/preview',
      tags: ['Curation'],
      summary: 'What a split would change',
    })
    .input(z.object({ ...splitInput, lang }))
    .output(preview),
  split: forCurators
    .route({ method: 'POST', path: '/curation/splits', tags: ['Curation'], summary: 'One company is two' })
    .input(z.object({ ...splitInput, reason, lang }))
    .output(done),
  previewMove: forCurators
    .route({
      method: 'POST',
      path: '/curation/site-moves/preview',
      tags: ['Curation'],
      summary: 'What moving a site would change',
    })
    .input(z.object({ ...moveInput, lang }))
    .output(preview),
  moveSite: forCurators
    .route({
      method: 'POST',
      path: '/curation/site-moves',
      tags: ['Curation'],
      summary: 'A site belongs to another company',
    })
    .input(z.object({ ...moveInput, reason, lang }))
    .output(done),
  fields: forCurators
    .route({ method: 'GET', path: '/curation/fields', tags: ['Curation'], summary: 'What can be stated of a company and of a site' })
    .input(z.object({ lang }))
    .output(z.object({ items: z.array(curationField), total: z.number().int(), next_cursor: z.null() })),
  assert: forCurators
    .route({
      method: 'POST',
      path: '/curation/statements',
      tags: ['Curation'],
      summary: 'State a value, with its source',
    })
    .input(
      z.object({
        subject_id: subjectId,
        property: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
        value: z.string().trim().min(1).max(2000),
        source_id: slug.optional().describe('Source of the edition that says so; the decision itself when left out'),
        evidence_grade: evidenceGrade,
        as_of: asOf,
        reason,
        lang,
      }),
    )
    .output(done),
  retract: forCurators
    .route({
      method: 'POST',
      path: '/curation/retractions',
      tags: ['Curation'],
      summary: 'A statement no longer counts',
    })
    .input(
      z.object({
        subject_id: subjectId.describe('Company or site the statement is shown with'),
        record_id: recordId,
        property: z
          .string()
          .regex(/^([a-z][a-z0-9_]{1,40}(#[\w/.-]{1,160})?|\*)$/)
          .default('*')
          .describe('* for the whole record'),
        reason,
        lang,
      }),
    )
    .output(done),
  events: forCurators
    .route({ method: 'GET', path: '/curation/events', tags: ['Curation'], summary: 'What was done, by whom, why' })
    .input(
      z.object({
        kind: slug.optional(),
        actor: z.string().max(120).optional(),
        subject: subjectId.optional(),
        limit,
        cursor,
        lang,
      }),
    )
    .output(facetedPage(curationEvent)),
  undo: forCurators
    .route({ method: 'POST', path: '/curation/events/{id}/undo', tags: ['Curation'], summary: 'Undo an event' })
    .input(z.object({ id: z.string().regex(/^[0-9a-zA-Z-]{1,64}$/), reason, lang }))
    .output(done),
}

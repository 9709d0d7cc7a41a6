/** What buyers want: the public catalogue, and for those who post needs everything about them. */
import * as z from 'zod'
import { cleanName } from '../../domain/clean-name.ts'
import { NEED_FITS, NEED_LIMITS, NEED_ORIGINS, NEED_VISIBILITIES } from '../../domain/needs.ts'
import { forCurators, forEveryone, forMembers, forThemselves } from './access.ts'
import { cursor, facetedPage, lang, limit, page, q, slug, subjectId } from './common.ts'
import { uuid } from './organisation.ts'
import {
  companyNeed,
  content,
  day,
  id,
  importRow,
  kind,
  needColumn,
  needDetail,
  needGrant,
  needItem,
  needMatches,
  needRun,
  needSummary,
  needTemplate,
  reason,
  state,
  text,
  writtenRequirement,
} from './need-shapes.ts'

export * from './need-shapes.ts'

const tags = ['Needs']
const organisation_id = uuid

export const needContract = {
  list: forEveryone
    .route({ method: 'GET', path: '/needs', tags, summary: 'Wanted: the public catalogue of demand' })
    .input(
      z.object({
        lang,
        limit,
        cursor,
        q,
        kind: kind.optional(),
        segment: slug.optional(),
        process: slug.optional(),
        province: slug.optional(),
        certificate: slug.optional().describe('Needs that ask for this scheme'),
        deadline_before: day.optional(),
        deadline_after: day.optional(),
        buyer: subjectId.optional().describe('Company of the directory that wants it'),
        origin: z.enum(NEED_ORIGINS).optional(),
        sort: z.enum(['newest', 'deadline', 'volume']).default('newest'),
      }),
    )
    .output(facetedPage(needItem)),
  summary: forEveryone
    .route({ method: 'GET', path: '/need-summary', tags, summary: 'What is wanted, by segment' })
    .input(z.object({ lang, limit, cursor, stage: slug.optional(), segment: slug.optional() }))
    .output(page(needSummary).extend({ needs: z.int(), wider: z.int().describe('Needs that name no single segment') })),
  own: forMembers
    .route({ method: 'GET', path: '/needs/own', tags, summary: 'Needs of my organisations, and those they are named in; staff see all' })
    .input(
      z.object({
        lang,
        limit,
        cursor,
        q,
        state: state.optional(),
        organisation_id: organisation_id.optional(),
        as: z.enum(['own', 'named']).optional(),
      }),
    )
    .output(
      facetedPage(
        needItem.extend({
          view: needDetail.shape.view,
          visibility: z.enum(NEED_VISIBILITIES),
          organisation_name: z.string(),
          overdue: z.boolean(),
          due_on: text,
        }),
      ),
    ),
  templates: forEveryone
    .route({
      method: 'GET',
      path: '/need-templates',
      tags,
      summary: 'Needs to begin with, by segment: made of what the directory knows of its makers',
    })
    .input(z.object({ lang, limit, cursor, segment: slug.optional(), kind: kind.optional(), q }))
    .output(page(needTemplate)),
  columns: forEveryone
    .route({
      method: 'GET',
      path: '/need-columns',
      tags,
      summary: 'Columns of a spreadsheet of needs; the file itself is /needs/template.xlsx',
    })
    .input(z.object({ lang }))
    .output(page(needColumn)),
  create: forMembers
    .route({ method: 'POST', path: '/needs', successStatus: 201, tags, summary: 'Write a need; a draft until it is published' })
    .input(z.object({ lang, organisation_id, ...content }))
    .output(needDetail),
  import: forMembers
    .route({
      method: 'POST',
      path: '/needs/import',
      tags,
      summary: 'Many needs out of a spreadsheet (xlsx or csv); a row is stored whole or not at all',
    })
    .input(
      z.object({
        lang,
        organisation_id,
        file_base64: z.string().min(4).max(240_000).describe('At most 180 KB'),
        publish: z.boolean().default(false).describe('Otherwise they are drafts'),
        dry_run: z.boolean().default(false).describe('Only tell what would be'),
      }),
    )
    .output(
      z.object({
        rows: z.int(),
        made: z.int(),
        known: z.int(),
        refused: z.int(),
        unknown_columns: z.array(z.string()).describe('Columns nobody reads'),
        items: z.array(importRow),
        message: z.string(),
      }),
    ),
  get: forThemselves
    .route({ method: 'GET', path: '/needs/{need_id}', tags, summary: 'One need, as far as the asker may see it' })
    .input(z.object({ need_id: id, lang }))
    .output(needDetail),
  update: forMembers
    .route({ method: 'PUT', path: '/needs/{need_id}', tags, summary: 'Write a need anew; the version before is kept' })
    .input(z.object({ need_id: id, lang, ...content }))
    .output(needDetail),
  remove: forMembers
    .route({ method: 'DELETE', path: '/needs/{need_id}', tags, summary: 'Delete a draft; what was published is closed instead' })
    .input(z.object({ need_id: id, lang }))
    .output(z.object({ need_id: z.string(), deleted: z.literal(true) })),
  publish: forMembers
    .route({
      method: 'POST',
      path: '/needs/{need_id}/publish',
      tags,
      summary: 'Publish it; staff look at it first where nobody vouches for the organisation yet',
    })
    .input(z.object({ need_id: id, lang }))
    .output(needDetail),
  close: forMembers
    .route({ method: 'POST', path: '/needs/{need_id}/close', tags, summary: 'It is not wanted any more, or was found' })
    .input(z.object({ need_id: id, lang, outcome: z.enum(['closed', 'fulfilled']).default('closed'), reason: reason.optional() }))
    .output(needDetail),
  withdraw: forMembers
    .route({
      method: 'POST',
      path: '/needs/{need_id}/withdraw',
      tags,
      summary: 'Take it back: a draft again, which nobody else sees and which can be changed and published anew',
    })
    .input(z.object({ need_id: id, lang }))
    .output(needDetail),
  review: forCurators
    .route({
      method: 'POST',
      path: '/needs/{need_id}/review',
      tags,
      summary: 'Let a need of an organisation nobody vouches for be published, or send it back',
    })
    .input(z.object({ need_id: id, lang, decision: z.enum(['accept', 'refuse']), reason: reason.min(10) }))
    .output(needDetail),
  versions: forMembers
    .route({ method: 'GET', path: '/needs/{need_id}/versions', tags, summary: 'How a need read before' })
    .input(z.object({ need_id: id, limit, cursor, lang }))
    .output(
      page(
        z.object({
          version: z.int(),
          at: z.string(),
          by: z.string(),
          state,
          title: z.string(),
          requirement: writtenRequirement,
          changed: z.array(z.string()).describe('What differs from the version before'),
        }),
      ),
    ),
  grants: forMembers
    .route({
      method: 'GET',
      path: '/needs/{need_id}/grants',
      tags,
      summary: 'Organisations that are named: they see the need as it is written',
    })
    .input(z.object({ need_id: id, limit, cursor, lang }))
    .output(page(needGrant)),
  grant: forMembers
    .route({
      method: 'POST',
      path: '/needs/{need_id}/grants',
      successStatus: 201,
      tags,
      summary: 'Name an organisation: it sees the need, whose it is, and the private parts that are given',
    })
    .input(
      z.object({
        need_id: id,
        lang,
        grantee: z
          .string()
          .trim()
          .min(2)
          .max(200)
          .describe('Id or exact name of an organisation, or id of a company an organisation speaks for'),
        parts: z.array(z.int().min(1).max(NEED_LIMITS.parts)).max(NEED_LIMITS.parts).default([]),
        reason: reason.optional(),
        expires_on: day.optional(),
      }),
    )
    .output(needGrant),
  endGrant: forMembers
    .route({ method: 'DELETE', path: '/needs/{need_id}/grants/{grant_id}', tags, summary: 'Name it no more' })
    .input(z.object({ need_id: id, grant_id: uuid, lang }))
    .output(z.object({ grant_id: z.string(), ended: z.literal(true) })),
  run: forMembers
    .route({
      method: 'POST',
      path: '/needs/{need_id}/runs',
      successStatus: 201,
      tags,
      summary: 'Find suppliers now; what the engine looked at is stored with the result',
    })
    .input(z.object({ need_id: id, lang }))
    .output(needRun),
  runs: forMembers
    .route({ method: 'GET', path: '/needs/{need_id}/runs', tags, summary: 'Runs of a need, newest first' })
    .input(z.object({ need_id: id, limit, cursor, lang }))
    .output(page(needRun)),
  matches: forMembers
    .route({
      method: 'GET',
      path: '/needs/{need_id}/matches',
      tags,
      summary: 'Suppliers that fit, with every reason; of the newest run, or of one that is named',
    })
    .input(z.object({ need_id: id, run_id: uuid.optional(), limit, cursor, lang }))
    .output(needMatches),
  recompute: forMembers
    .route({
      method: 'POST',
      path: '/need-runs/{run_id}/recompute',
      tags,
      summary: 'Rank again from the stored inputs: proves that nothing else went into the rank',
    })
    .input(z.object({ run_id: uuid, lang }))
    .output(
      z.object({
        run_id: z.string(),
        same: z.boolean().describe('Order, scores and reasons are those that were stored'),
        engine: z.object({ stored: z.string(), now: z.string() }),
        inputs_sha256: z.string(),
        differences: z
          .array(z.object({ company_id: z.string(), stored: z.number().nullable(), now: z.number().nullable(), what: z.string() }))
          .describe('At most 20'),
        message: z.string(),
      }),
    ),
  shortlist: forMembers
    .route({
      method: 'POST',
      path: '/needs/{need_id}/shortlist',
      successStatus: 201,
      tags,
      summary: 'Make a shortlist of the suppliers that fit; each with the reasons as a note',
    })
    .input(
      z.object({
        need_id: id,
        lang,
        title: z.string().overwrite(cleanName).min(1).max(120).optional(),
        company_ids: z.array(subjectId).min(1).max(100).optional().describe('Left out: the best of the newest run'),
        most: z.int().min(1).max(100).default(10),
      }),
    )
    .output(
      z.object({
        shortlist_id: z.string(),
        title: z.string(),
        edit_key: z.string().describe('Shown once. Send it as X-Edit-Key to change the list'),
        companies: z.int(),
        message: z.string(),
      }),
    ),
  ofCompany: forMembers
    .route({
      method: 'GET',
      path: '/companies/{id}/needs',
      tags,
      summary: 'For those who speak for a company: needs it fits, and what it lacks',
    })
    .input(
      z.object({
        id: subjectId.describe('Company'),
        fit: z.enum(NEED_FITS).optional(),
        kind: kind.optional(),
        segment: slug.optional(),
        limit,
        cursor,
        lang,
      }),
    )
    .output(facetedPage(companyNeed)),
}

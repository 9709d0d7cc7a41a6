/** Bills of materials: which lines the directory can cover. Private to those who bring them in. */
import * as z from 'zod'
import { cleanName } from '../../domain/clean-name.ts'
import { BOM_COVERAGES, BOM_VIA, NEED_LIMITS } from '../../domain/needs.ts'
import { forMembers } from './access.ts'
import { cursor, facetedPage, lang, limit, page, reference, slug } from './common.ts'
import { uuid } from './organisation.ts'

const tags = ['Bills of materials']
const bom_id = uuid
const text = z.string().nullable()
const title = z.string().overwrite(cleanName).min(1).max(150)
const HS = /^\d{4}(\d{2}){0,3}$/

export const bomLine = z.object({
  line_no: z.int().describe('Row of the sheet'),
  part: z.string().describe('As the file calls it'),
  description: text,
  hs: text,
  quantity: z.number().nullable(),
  unit: text,
  origin: text.describe('As the file says'),
  segment: reference.nullable(),
  via: z.enum(BOM_VIA),
  confidence: z.number().nullable().describe('0–1, of the words'),
  alternatives: z.array(reference).describe('Segments the words could mean as well'),
  conditions: z.array(z.string()).describe('Certificates and processes the line asks for'),
  coverage: z.enum(BOM_COVERAGES),
  coverage_name: z.string(),
  qualified: z.int().describe('Suppliers of which every gate passes'),
  unknown: z.int().describe('Suppliers of which no gate fails and some cannot be told'),
  near: z.int().describe('Suppliers that lack something that can be acquired'),
  domestic: z.int().describe('Domestic firms among qualified and unknown'),
  domestic_pct: z.number().nullable(),
  best: z.array(reference.extend({ score: z.number(), qualified: z.boolean() })).describe('At most 3'),
  note: text.describe('What could not be read of the line'),
})
export type BomLine = z.infer<typeof bomLine>

export const bom = z.object({
  bom_id: z.string(),
  title: z.string(),
  organisation_id: text,
  organisation_name: text,
  file_name: text,
  created_at: z.string(),
  computed_at: z.string(),
  lines: z.int(),
  matched: z.int().describe('Lines with a segment'),
  covered: z.int(),
  open: z.int(),
  near: z.int(),
  gap: z.int(),
  coverage_pct: z.number().nullable().describe('Lines with a qualified or an unknown supplier, of those with a segment'),
  domestic_pct: z.number().nullable().describe('Lines for which a domestic firm is qualified or unknown, of those with a segment'),
})
export type Bom = z.infer<typeof bom>

const newLine = z.strictObject({
  part: z.string().overwrite(cleanName).min(1).max(200),
  description: z.string().overwrite(cleanName).max(500).optional(),
  hs: z.string().regex(HS, 'an HS code of 4, 6, 8 or 10 digits without points').optional(),
  quantity: z.number().min(0).max(1e12).optional(),
  unit: z.string().trim().max(40).optional(),
  segment_id: slug.optional(),
  certificates: z.array(slug).max(10).optional(),
  processes: z.array(slug).max(10).optional(),
})

export const bomContract = {
  create: forMembers
    .route({
      method: 'POST',
      path: '/boms',
      successStatus: 201,
      tags,
      summary: 'Bring in a bill of materials (xlsx, csv, or lines) and see which lines can be bought here',
    })
    .input(
      z.object({
        lang,
        title: title.optional().describe('Left out: the name of the file'),
        organisation_id: uuid.optional().describe('Its members see it too; left out: only I'),
        file_name: z.string().overwrite(cleanName).max(200).optional(),
        file_base64: z
          .string()
          .min(4)
          .max(240_000)
          .optional()
          .describe('At most 180 KB; columns part, description, hs, quantity, unit, origin, segment, certificates, processes'),
        lines: z.array(newLine).min(1).max(NEED_LIMITS.bom_lines).optional().describe('Instead of a file'),
      }),
    )
    .output(bom.extend({ unknown_columns: z.array(z.string()), message: z.string() })),
  list: forMembers
    .route({ method: 'GET', path: '/boms', tags, summary: 'Bills of materials of mine and of my organisations' })
    .input(z.object({ lang, limit, cursor }))
    .output(page(bom)),
  get: forMembers
    .route({ method: 'GET', path: '/boms/{bom_id}', tags, summary: 'One bill of materials: how much of it can be bought here' })
    .input(z.object({ bom_id, lang }))
    .output(bom),
  lines: forMembers
    .route({ method: 'GET', path: '/boms/{bom_id}/lines', tags, summary: 'Its lines: segment, suppliers, domestic share' })
    .input(z.object({ bom_id, coverage: z.enum(BOM_COVERAGES).optional(), via: z.enum(BOM_VIA).optional(), limit, cursor, lang }))
    .output(facetedPage(bomLine)),
  choose: forMembers
    .route({
      method: 'POST',
      path: '/boms/{bom_id}/lines/{line_no}',
      tags,
      summary: 'Say which segment a line is of; its coverage is computed anew',
    })
    .input(z.object({ bom_id, line_no: z.coerce.number().int().min(1).max(1_048_576), segment_id: slug.nullable(), lang }))
    .output(bomLine),
  refresh: forMembers
    .route({
      method: 'POST',
      path: '/boms/{bom_id}/refresh',
      tags,
      summary: 'Compute the coverage anew, with the directory as it is today',
    })
    .input(z.object({ bom_id, lang }))
    .output(bom),
  remove: forMembers
    .route({ method: 'DELETE', path: '/boms/{bom_id}', tags, summary: 'Delete a bill of materials' })
    .input(z.object({ bom_id, lang }))
    .output(z.object({ bom_id: z.string(), deleted: z.literal(true) })),
}

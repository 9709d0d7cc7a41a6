/** Needs and what belongs to them, as they are answered. */
import * as z from 'zod'
import { cleanLines } from '../../domain/clean-lines.ts'
import { cleanName } from '../../domain/clean-name.ts'
import {
  NEED_FIELD_LEVELS,
  NEED_FITS,
  NEED_KINDS,
  NEED_LIMITS,
  NEED_ORIGINS,
  NEED_PLACE_LEVELS,
  NEED_STATES,
  NEED_VISIBILITIES,
  WITHHELD,
} from '../../domain/needs.ts'
import { type Condition, CONDITION_KINDS, PERIODS, type Want } from '../../domain/requirement.ts'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import { evidenceGrade, page, reference } from './common.ts'
import { matchItem, nearMiss, scorePart } from './match.ts'
import { requirement } from './requirement.ts'

export const text = z.string().nullable()
export const kind = z.enum(NEED_KINDS)
export const state = z.enum(NEED_STATES)
const country = z.string().regex(/^[A-Z]{3}$/, 'ISO 3166-1 alpha-3, like VNM')
export const day = z.iso.date('a day as YYYY-MM-DD')
export const id = z
  .string()
  .regex(/^(?:[\w-]{16}|[a-z0-9]+(?:-[a-z0-9]+)*)$/, 'the id of a need')
  .max(120)
export const reason = z.string().overwrite(cleanLines).min(3).max(1000)

const writtenCondition = z.record(z.string(), z.unknown()).describe('As it was written') as unknown as z.ZodType<Condition, Condition>

/** As it was written; it can be sent to POST /match. */
export const writtenRequirement = z.object({
  segment: z.union([z.string(), z.array(z.string()).readonly()]).optional(),
  hs: z.array(z.string()).readonly().optional(),
  product: z.string().optional(),
  volume: z
    .object({ amount: z.number(), unit: z.string().optional(), per: z.enum(PERIODS).optional() })
    .readonly()
    .optional(),
  gates: z.array(writtenCondition).readonly(),
  wants: z.array(writtenCondition as unknown as z.ZodType<Want, Want>).readonly(),
  boost_first_time_domestic: z.boolean().optional(),
})

/** One condition in words; `condition` is the same for a program. */
export const needCondition = z.object({
  must: z.boolean().describe('true: a gate, has to be so; false: a want, better if so'),
  kind: z.enum(CONDITION_KINDS),
  text: z.string(),
  weight: z.number().nullable().describe('Of a want'),
})
export type NeedCondition = z.infer<typeof needCondition>

export const volume = z.object({
  amount: z.number().nullable().describe('null: only the band is told'),
  min: z.number().describe('Band: from'),
  max: z.number().nullable().describe('Band: below; null = and more'),
  unit: z.string().nullable(),
  unit_name: text,
  per: z.enum(['day', 'week', 'month', 'year']),
  text: z.string().describe('In words: “30,000 m² a year”, or “10,000 to 100,000 m² a year”'),
})

export const buyer = z.object({
  name: z.string(),
  company_id: text.describe('Where the directory has it'),
  organisation_id: text.describe('For members and staff'),
  verified: z.boolean().describe('Staff vouches for the organisation; for rows of the edition: its source names the buyer'),
})

const place = z.object({
  level: z.enum(NEED_PLACE_LEVELS),
  id: z.string(),
  name: z.string(),
  radius_km: z.number().nullable(),
})

/** As everybody may see it. Of an anonymous need: coarsened, `withheld` says what is kept back. */
export const needItem = z.object({
  need_id: z.string(),
  origin: z.enum(NEED_ORIGINS),
  kind,
  kind_name: z.string(),
  title: z.string(),
  title_lang: z
    .enum(LANGUAGES)
    .describe('In which language the title is; an anonymous need has a title made by us, in the language asked for'),
  anonymous: z.boolean(),
  buyer: buyer.nullable().describe('null: not told'),
  field: z
    .object({ level: z.enum(NEED_FIELD_LEVELS), items: z.array(reference) })
    .describe('What part of the chain: segments; or wider, where the segment would tell whose need it is'),
  product: text,
  volume: volume.nullable(),
  places: z.array(place).describe('Where it is wanted; empty: nothing is said, or it is withheld'),
  conditions: z.array(needCondition),
  processes: z.array(reference).describe('Processes among the conditions, for links'),
  current_origin: z.array(reference).describe('Countries it comes from today'),
  localisation_target_pct: z.number().nullable().describe('Share to be bought in the country'),
  deadline: text.describe('YYYY-MM-DD; of anonymous needs YYYY-MM'),
  withheld: z.array(z.object({ what: z.enum(WITHHELD), name: z.string() })),
  state,
  state_name: z.string(),
  published_on: text.describe('YYYY-MM-DD; of anonymous needs YYYY-MM'),
  fictional: z.boolean(),
  source_id: text.describe('Of rows of the edition'),
  evidence_grade: evidenceGrade.nullable(),
  as_of: text,
})
export type NeedItem = z.infer<typeof needItem>

const privatePart = z.object({ part_no: z.int(), name: z.string(), text: z.string() })

/** One need, as whoever asks may see it. */
export const needDetail = needItem.extend({
  text: text.describe('Specification in words; without drawings'),
  requirement: writtenRequirement
    .nullable()
    .describe('For programs and for POST /match: as far as the asker may see it; null: a need that says nothing to be matched'),
  view: z.enum(['public', 'named', 'own', 'staff']).describe('As what the asker sees it'),
  why_text: text.describe('Why the asker sees more than others'),
  may: z.object({
    change: z.boolean(),
    publish: z.boolean(),
    close: z.boolean(),
    withdraw: z.boolean().describe('Make it a draft again'),
    remove: z.boolean().describe('Drafts that were never published'),
    match: z.boolean().describe('Find suppliers, make shortlists'),
    grant: z.boolean(),
    review: z.boolean(),
  }),
  parts: z.array(privatePart).describe('Private parts the asker may see'),
  parts_hidden: z.int().describe('How many more there are; 0 for readers of the public view of an anonymous need'),
  own: z
    .object({
      organisation_id: z.string(),
      organisation_name: z.string(),
      visibility: z.enum(NEED_VISIBILITIES),
      visibility_name: z.string(),
      version: z.int(),
      titles: z.object({ vi: text, en: text, ko: text }),
      created_at: z.string(),
      changed_at: z.string(),
      submitted_on: text,
      due_on: text.describe('Working day by which staff have looked at it'),
      review_reason: text.describe('What staff wrote when they last looked at it'),
      closed_on: text,
      close_reason: text,
      what_next: z.string(),
      shown_to_public: needItem.nullable().describe('What the catalogue shows, or would; null: nothing'),
      shown_text: z.string().describe('In a sentence: who sees what, and why so coarse'),
      candidates: z.int().nullable().describe('Anonymous: how many companies of the directory the need could be of, as it is shown'),
    })
    .nullable()
    .describe('For those who posted it and for staff'),
})
export type NeedDetail = z.infer<typeof needDetail>

export const title = z.string().overwrite(cleanName).min(3).max(NEED_LIMITS.title)

export const content = {
  kind: kind.default('supply'),
  titles: z
    .strictObject({ vi: title.optional(), en: title.optional(), ko: title.optional() })
    .refine((titles) => Object.values(titles).some((each) => each !== undefined), 'a title in one language at least')
    .describe('What is wanted, in a line; in one language at least. Not shown of anonymous needs'),
  text: z
    .string()
    .overwrite(cleanLines)
    .max(NEED_LIMITS.text)
    .optional()
    .describe('Specification in words; without drawings. Not shown of anonymous needs'),
  requirement: requirement.describe('What is machine-readable: product, volume, place, certificates, ownership, languages …'),
  current_origin: z.array(country).max(NEED_LIMITS.origins).default([]).describe('Countries it comes from today'),
  localisation_target_pct: z.number().min(0).max(100).optional().describe('Share to be bought in the country'),
  deadline: day.optional().describe('Last day for offers; the need ends then by itself. Left out: 180 days after it is published'),
  visibility: z.enum(NEED_VISIBILITIES).default('public'),
  parts: z
    .array(
      z.strictObject({
        name: z.string().overwrite(cleanName).min(2).max(NEED_LIMITS.part_name),
        text: z.string().overwrite(cleanLines).min(1).max(NEED_LIMITS.part_text),
      }),
    )
    .max(NEED_LIMITS.parts)
    .default([])
    .describe('Private parts: for organisations that are named only'),
}

/** Parts of the answer of a match, with the names that are shown. */
export const needMatch = matchItem.extend({ position: z.int() })
export const needNearMiss = nearMiss

export const needRun = z.object({
  run_id: z.string(),
  need_id: z.string(),
  version: z.int().describe('Of the need when it was run'),
  made_at: z.string(),
  today: z.string().describe('Day for which certificates were looked at'),
  considered: z.int().describe('Companies the engine looked at'),
  items: z.int(),
  near_misses: z.int(),
  engine: z.string().describe('Version of the code that ranked; another engine may rank otherwise'),
  outdated: z.boolean().describe('The need has changed since'),
  shortlist_id: text.describe('The newest shortlist made of it'),
})

export const needMatches = page(needMatch).extend({
  run: needRun.nullable().describe('null: none yet; POST /needs/{id}/runs makes one'),
  near_misses: z.array(needNearMiss).describe('At most 50, the best first'),
  near_misses_total: z.int(),
  boosted: z.boolean().describe('First-time domestic suppliers are lifted; each such part shows'),
})

/** A need as one company sees it. */
export const companyNeed = z.object({
  need: needItem,
  fit: z.enum(NEED_FITS),
  fit_name: z.string(),
  score: z.number().describe('Of the company for the need, 0–100'),
  supplier_score: z.number().describe('Of the need for the company, 0–100'),
  mutual: z.number().describe('Geometric mean of the two'),
  parts: z.array(scorePart).describe('Of `score`'),
  supplier_parts: z
    .array(scorePart.pick({ name: true, value: true, weight: true, contribution: true }).extend({ label: z.string(), reason: z.string() }))
    .describe('Of `supplier_score`'),
  gates: z.array(matchItem.shape.gates.element),
  lacks: z
    .array(
      z.object({
        kind: z.enum(CONDITION_KINDS),
        text: z.string(),
        must: z.boolean(),
        known: z.boolean().describe('false: nothing is known of it; saying it may be enough'),
      }),
    )
    .describe('What the company lacks, gates first'),
})
export type CompanyNeed = z.infer<typeof companyNeed>

export const needGrant = z.object({
  grant_id: z.string(),
  organisation_id: z.string(),
  organisation_name: z.string(),
  parts: z.array(z.int()).describe('Private parts it may read, besides the need itself'),
  reason: text,
  created_at: z.string(),
  expires_at: text,
  expired: z.boolean(),
})
export type NeedGrant = z.infer<typeof needGrant>

const band = z.object({ unit: text, unit_name: text, per: z.literal('year'), min: z.number(), max: z.number().nullable(), needs: z.int() })

export const needSummary = z.object({
  segment: reference,
  stage: z.string(),
  needs: z.int().describe('Needs of the catalogue that name this segment'),
  buyers: z.int().describe('Different buyers that are named'),
  anonymous: z.int().describe('Needs among them whose buyer is not told'),
  bands: z.array(band).describe('How many needs in which band of volume'),
  next_deadline: text,
})

export const needTemplate = z.object({
  segment: reference,
  kind,
  unit: reference.nullable().describe('In which capacities of this segment are given'),
  requirement: writtenRequirement.describe('To begin with'),
  conditions: z.array(
    needCondition.extend({ why: z.string().describe('Where it is from: how many makers have it, or that it defines the segment') }),
  ),
  processes: z.array(reference.extend({ defines: z.boolean() })),
  materials: z.array(reference.extend({ makers: z.int() })),
  certificates: z.array(reference.extend({ makers: z.int() })),
})

export const needColumn = z.object({ column: z.string(), name: z.string(), what: z.string(), example: z.string(), required: z.boolean() })

export const importRow = z.object({
  row_no: z.int().describe('Row of the sheet, as the spreadsheet counts'),
  title: z.string(),
  state: z
    .enum(['made', 'valid', 'refused', 'known'])
    .describe('made: stored · valid: would be (dry run) · known: the same is there already · refused: nothing of this row was stored'),
  need_id: text,
  problems: z.array(z.object({ column: z.string(), value: z.string(), message: z.string() })),
})

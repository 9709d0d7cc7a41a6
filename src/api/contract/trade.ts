import * as z from 'zod'
import { forEveryone } from './access.ts'
import { cursor, lang, limit, page, slug } from './common.ts'
import { industryPoint, partnerPoint } from './segment.ts'

export const headingTrade = z.object({
  hs1992_heading: z.string(),
  label: z.string().nullable(),
  year: z.number().int(),
  flow: z.enum(['export', 'import']),
  vintage: z.enum(['atlas_v18', 'atlas_2022']),
  value_usd: z.number().nullable(),
  missing_reason: z.string().nullable(),
  cutoff_usd: z.number().nullable(),
  source_id: z.string(),
})
export type HeadingTrade = z.infer<typeof headingTrade>

export const headline = z.object({
  id: z.string(),
  name: z.string(),
  definition: z.string(),
  period: z.string(),
  year: z.number().int(),
  flow: z.enum(['export', 'import', 'balance']),
  basket: z.string().nullable(),
  basket_name: z.string().nullable(),
  value: z.number(),
  unit: z.enum(['usd_bn', 'percent']),
  change_pct: z.number().nullable(),
  exactness: z.enum(['exact', 'rounded', 'derived']),
  formula: z.string().nullable(),
  source_id: z.string(),
  source_title: z.string(),
  source_url: z.string().nullable(),
  note: z.string().nullable(),
})
export type Headline = z.infer<typeof headline>

export const tradeContract = {
  list: forEveryone
    .route({ method: 'GET', path: '/trade', tags: ['Trade'], summary: 'Viet Nam’s trade by HS 1992 heading and year; unknown is not zero' })
    .input(
      z.object({
        segment: slug.optional(),
        heading: z
          .string()
          .regex(/^\d{4}$/)
          .optional(),
        flow: z.enum(['export', 'import']).optional(),
        year: z.coerce.number().int().min(1990).max(2100).optional(),
        vintage: z.enum(['atlas_v18', 'atlas_2022']).optional(),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(headingTrade)),
  partners: forEveryone
    .route({ method: 'GET', path: '/partners', tags: ['Trade'], summary: 'Origins and destinations by product group' })
    .input(
      z.object({
        basket: slug.optional(),
        flow: z.enum(['export', 'import']).optional(),
        partner: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
        year: z.coerce.number().int().optional(),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(partnerPoint)),
  headlines: forEveryone
    .route({ method: 'GET', path: '/headlines', tags: ['Trade'], summary: 'Official headline figures, each with its definition' })
    .input(
      z.object({
        year: z.coerce.number().int().optional(),
        basket: slug.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(200),
        cursor,
        lang,
      }),
    )
    .output(page(headline)),
  industry: forEveryone
    .route({ method: 'GET', path: '/industry', tags: ['Trade'], summary: 'Establishments, people and value added by ISIC class' })
    .input(
      z.object({
        isic4: z
          .string()
          .regex(/^\d{4}$/)
          .optional(),
        year: z.coerce.number().int().optional(),
        variable: slug.optional(),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(industryPoint)),
}

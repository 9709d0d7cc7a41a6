/** What the profile of a company adds to its line in the list: everything a buyer asks, each item with its source, grade and date. */
import * as z from 'zod'
import { AGES } from '../../domain/freshness.ts'
import { CERTIFICATE_STATES } from '../../domain/fact-details.ts'
import { POSITION_BASES } from '../../domain/geo.ts'
import { evidence, reference, role } from './common.ts'

const age = z.enum(AGES).describe('How long ago it was so, by as_of: a buyer should ask again after 12 months')
const months = z.number().int().nullable().describe('Whole months since as_of; null without a date')
const per = z.enum(['day', 'week', 'month', 'year'])
const text = z.string().nullable()
const amount = z.number().nullable()

/** What every fact about a firm has. */
const stated = z.object({
  id: z.string().describe('Of the fact'),
  text: z.string().describe('As the source has it, without the unit'),
  unit: text.describe('Symbol of the unit where it is known, else as the source writes it'),
  amount: amount.describe('The number, in that unit; null where the source gives words only'),
  term: reference.nullable().describe('Entry of the vocabulary; null where nobody knew the word yet'),
  segment: reference.nullable().describe('The product it is about'),
  site_id: text,
  note: text,
  age,
  months,
  ...evidence.shape,
})

const certificate = stated.extend({
  scope: text,
  body: text,
  number: text,
  issued_on: text,
  expires_on: text,
  state: z.enum(CERTIFICATE_STATES).describe('Today. unverified: no end is known, or nobody but the firm or the press says so'),
  kind: text.describe('quality, environment, safety, social …'),
  verify: text.describe('How to check it with whoever issued it'),
  verify_url: text,
})

const site = z.object({
  id: z.string(),
  public_id: z.string(),
  kind: z.string(),
  name: text,
  province: reference.nullable(),
  former_province: reference.nullable(),
  park: reference.nullable(),
  address: text,
  lat: amount,
  lon: amount,
  position: z
    .object({ lat: z.number(), lon: z.number(), basis: z.enum(POSITION_BASES) })
    .nullable()
    .describe('The best that is known; `basis` says how well'),
  certificates: z.array(z.string()).describe('Ids of the certificates of this site'),
  status: z.string(),
  age,
  months,
  ...evidence.shape,
})
export type Site = z.infer<typeof site>

const capability = z.object({
  segment: reference.extend({ stage: z.string(), status: z.string() }),
  role,
  product: text,
  site_id: text,
  age,
  months,
  ...evidence.shape,
})

const wanted = z.object({ property: z.string(), name: z.string(), weight: z.number().int() })
const missing = wanted.extend({ why: z.string().describe('Why buyers ask, and that no source says it') })

export const profile = z.object({
  public_id: z.string().describe('VN, seven characters and a check character; stays for ever'),
  tax_code: text,
  lei: text.describe('Legal Entity Identifier, ISO 17442'),
  os_id: text.describe('Open Supply Hub'),
  merged_from: text.describe('The id you asked for, when it was merged into this company'),
  other_names: z.array(z.object({ text: z.string(), kind: z.string(), lang: text })).describe('As other sources call it'),
  short_name: text,
  ticker: text,
  note: text,
  website: text,
  claim: z
    .object({
      state: z.enum(['none', 'in_window', 'maintained']).describe('in_window: the company speaks for itself, and others can still object'),
      since: text,
      window_ends_on: text,
      revoked_source_ids: z.array(z.string()).describe('Sources whose claim was revoked: nobody answers any more for what they say'),
    })
    .describe('Whether the company itself maintains this profile'),
  identity: z
    .array(
      z.object({
        property: z.string(),
        property_name: z.string(),
        value: z.string(),
        value_name: z.string(),
        age,
        months,
        ...evidence.shape,
      }),
    )
    .describe('Field by field: each may come from another source'),
  group: z
    .object({ name: z.string(), companies: z.array(reference) })
    .nullable()
    .describe('Other companies of the group on our record'),
  site_list: z.array(site),
  capabilities: z.array(capability).describe('What it makes or does, and in which role'),
  processes: z.array(
    stated.extend({
      mode: z.enum(['core', 'supplementary', 'outsourced']).nullable(),
      max_size: text,
      remark: text,
      implied: z.boolean().describe('Nobody says so: it follows from what the firm makes'),
    }),
  ),
  equipment: z.array(
    stated.extend({ maker: text, model: text, quantity: amount, year: amount, tonnage_t: amount, axes: amount, size: text }),
  ),
  materials: z.array(
    stated.extend({
      form: text,
      min_size_mm: amount,
      max_size_mm: amount,
      min_thickness_mm: amount,
      max_thickness_mm: amount,
    }),
  ),
  tolerances: z.array(stated.extend({ feature: text })),
  capacities: z.array(
    stated.extend({
      per: per.nullable(),
      spare: z.enum(['none', 'under_20', '20_to_50', 'over_50']).nullable().describe('Share that is free, in percent'),
      standing: z.enum(['installed', 'registered', 'output', 'planned']).nullable(),
    }),
  ),
  moqs: z.array(stated).describe('Smallest orders taken'),
  lead_times: z.array(stated.extend({ kind: z.enum(['repeat', 'first', 'sample']).nullable() })).describe('In days'),
  certificates: z.array(certificate),
  quality: z.array(stated.extend({ measure: z.enum(['defects_ppm', 'on_time_pct', 'yield_pct', 'returns_ppm']).nullable(), period: text })),
  export_markets: z.array(stated.extend({ code: text.describe('ISO 3166-1 alpha-3'), name: z.string() })),
  languages: z.array(stated.extend({ code: text.describe('ISO 639-1'), name: z.string() })),
  institutions: z
    .array(stated.extend({ link: z.enum(['research', 'training', 'testing', 'supply']).nullable() }))
    .describe('Research, training and testing it works with'),
  buys: z.array(stated.extend({ origin: text, per: per.nullable() })),
  facts: z
    .array(
      stated.extend({
        property: z.string(),
        property_name: z.string(),
        value: z.string(),
        company: reference
          .nullable()
          .describe('Of a customer: the one company of the directory that bears exactly this name. Read from the names, said by no source'),
      }),
    )
    .describe('Every fact as printed, also those in the lists above'),
  completeness: z.object({
    pct: z.number().int().describe('Of the weight of what a buyer asks first; see /methods/completeness'),
    have: z.array(wanted),
    lack: z.array(missing),
    next_best: missing.nullable().describe('What the firm itself could add that weighs most'),
  }),
  freshness: z.object({ as_of: text.describe('Of the latest dated fact'), age, text: z.string() }),
  verification: z
    .object({ source_title: z.string(), publisher: text, ...evidence.shape })
    .describe('The strongest evidence on this record, the latest of that strength'),
  spoken_of: z
    .array(z.object({ property: z.string(), statements: z.number().int(), disagree: z.boolean() }))
    .describe('How many statements there are on each property; read them under /companies/{id}/statements'),
  sources: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      publisher: text,
      url: text,
      published_on: text,
      retrieved_on: text,
      note: text,
    }),
  ),
})

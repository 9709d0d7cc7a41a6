/** A requirement as it comes over the wire: the shapes of domain/requirement.ts, with sentences for what is wrong. */
import * as z from 'zod'
import { type Condition, CONDITION_FIELDS, CONDITION_KINDS, type ConditionKind, PERIODS, type Want } from '../../domain/requirement.ts'
import { EVIDENCE_GRADES, OWNERSHIPS, ROLES } from '../../domain/vocabulary.ts'
import { near } from './near.ts'

const MOST_VALUES = 50
const MOST_CONDITIONS = 30

/** Names are let through: the service knows which id is meant and says so. */
const id = z.string().trim().min(1).max(120)

/** One, or several of which any will do. */
function anyOf<T extends z.ZodType<string>>(value: T, what = 'one id as text, or a list of ids of which any will do') {
  return z.union([value, z.array(value).min(1).max(MOST_VALUES)], what)
}

function oneOf<T extends readonly [string, ...string[]]>(values: T) {
  return anyOf(z.enum(values), `one of ${values.join(', ')}, or a list of them`)
}

const amount = z.number('a number; its unit and time stand beside it').positive('a number above 0').max(1e15)
const day = z.iso.date('a day as YYYY-MM-DD')
const per = z.enum(PERIODS)
const unit = id.describe('Unit of the edition (GET /vocabularies/unit): m2, pcs, t …')
const country = anyOf(z.string().regex(/^[A-Z]{3}$/), 'an ISO 3166-1 alpha-3 code: VNM, JPN, KOR …; or a list of them')

/** Every field a condition may have; exactly one of those that name it. */
const fields = {
  certificate: anyOf(id).describe('Scheme held and valid, today or on the day `by`: iatf-16949, iso-9001 …'),
  by: day.describe('Of `certificate`: the day on which it has to be held'),
  process: anyOf(id).describe('Process the firm carries out'),
  mode: z.literal('core').describe('Of `process`: only as its own core work'),
  material: anyOf(id).describe('Material the firm works'),
  equipment: anyOf(id).describe('Kind of machine the firm has'),
  tonnage_t_min: amount.describe('Of `equipment`: clamping or press force, tonnes'),
  axes_min: z.number().int().min(1).max(20).describe('Of `equipment`'),
  capacity_min: amount.describe('Capacity for the product, at least; with `unit` and `per`'),
  unit: unit.describe('Of `capacity_min` and `moq_max`; without it that of the volume, else whichever the firm gives'),
  per: per.describe('Of `capacity_min`; a year where nothing is said'),
  tolerance_mm_max: amount.describe('Tolerance the firm holds, at most, in mm: 0.02 asks for ±0.02 or finer'),
  size_mm_min: amount.describe('Largest size the firm works, at least, in mm'),
  moq_max: amount.describe('Smallest order the firm takes, at most'),
  lead_time_days_max: z.number().int().min(1).max(3650).describe('Lead time of a repeat order, at most'),
  employees_min: z.number().int().min(1).max(10_000_000),
  evidence_min: z.enum(EVIDENCE_GRADES).describe('What is said of the firm has been checked at least so far'),
  language: anyOf(z.string().regex(/^[a-z]{2}$/), 'an ISO 639-1 code: en, ja, ko …; or a list of them').describe(
    'Language the firm works in',
  ),
  export_market: country.describe('Country the firm exports to'),
  role: oneOf(ROLES).describe('What the firm does with the product'),
  province: anyOf(id).describe('Province today, or a former province'),
  park: anyOf(id).describe('Industrial park'),
  near: near.describe('park:<id>, gateway:<id>, province:<id> or lat,lon; with `radius_km`'),
  radius_km: z.number().positive().max(2500).describe('Of `near`: as the crow flies'),
  ownership: oneOf(OWNERSHIPS),
  home_country: country.describe('Where the owner is from'),
}

const conditionShape = z.object(fields).partial().catchall(z.unknown())
const wantShape = conditionShape.extend({
  weight: z.number().positive().max(5).optional().describe('1 where nothing is said: as much as scale or track record count'),
})

const DESCRIPTION = `Exactly one of ${CONDITION_KINDS.join(', ')}, with the fields that go with it`

export const condition = conditionShape
  .superRefine((given, refuse) => checkCondition(given, [], refuse))
  .transform((given) => given as unknown as Condition)
  .describe(DESCRIPTION)

const want = wantShape
  .superRefine((given, refuse) => checkCondition(given, ['weight'], refuse))
  .transform((given) => given as unknown as Want)
  .describe(`${DESCRIPTION}; and its weight`)

const requirementFields = {
  segment: anyOf(id).optional().describe('Segment of the chain (GET /segments), or several of which any will do'),
  hs: z
    .array(z.string().regex(/^\d{4}(\d{2}){0,3}$/, 'an HS code of 4, 6, 8 or 10 digits without points'))
    .min(1)
    .max(MOST_VALUES)
    .optional()
    .describe('HS codes; they stand for the segments the edition files under them'),
  product: z.string().trim().min(1).max(300).optional().describe('Words for the product; they count for the match of the product only'),
  volume: z
    .strictObject({ amount, unit: unit.optional(), per: per.optional().describe('A year where nothing is said') })
    .optional()
    .describe('What is wanted; it counts for scale'),
  gates: z.array(condition).max(MOST_CONDITIONS).default([]).describe('Has to be so: who fails one is not among the items'),
  wants: z.array(want).max(MOST_CONDITIONS).default([]).describe('Better if so: parts of the score, by weight'),
  boost_first_time_domestic: z
    .boolean()
    .optional()
    .describe(
      'Lifts domestic firms without an order through this platform; shows as a part of its own. For officers: it tells who has had one',
    ),
}

export const requirement = z
  .strictObject(requirementFields, {
    error: ({ code, keys }) => {
      if (code === 'invalid_type') return 'an object: {segment, gates, wants …}'
      const named = Array.isArray(keys) ? keys.join(', ') : ''
      return code === 'unrecognized_keys'
        ? `There is no field “${named}”. There are: ${Object.keys(requirementFields).join(', ')}`
        : undefined
    },
  })
  .describe('What is asked for. Without a segment, HS code, product or condition there is nothing to look for')

type Refuse = { addIssue: (issue: { code: 'custom'; message: string; path: string[] }) => void }

/** Which field is too many, unknown or missing; the path is that of the field. */
function checkCondition(given: Readonly<Record<string, unknown>>, more: readonly string[], refuse: Refuse): void {
  const issue = (path: string[], message: string) => refuse.addIssue({ code: 'custom', message, path })
  const names = Object.keys(given).filter((name) => given[name] !== undefined)
  for (const name of names) if (!(name in fields) && !more.includes(name)) issue([name], unknownField(name))
  const kinds = names.filter((name): name is ConditionKind => name in CONDITION_FIELDS)
  const [kind, second] = kinds
  if (kind === undefined) {
    if (names.every((name) => name in fields || more.includes(name)))
      issue([], `says nothing to be met; one of ${CONDITION_KINDS.join(', ')}`)
    return
  }
  if (second !== undefined) return issue([second], `stands beside “${kind}”; write each condition as an item of its own`)
  const allowed = new Set<string>([kind, ...CONDITION_FIELDS[kind], ...more])
  for (const name of names) if (name in fields && !allowed.has(name)) issue([name], `does not go with “${kind}”`)
  if (kind === 'near' && given['radius_km'] === undefined) issue(['radius_km'], 'say within how many kilometres of `near`')
}

function unknownField(name: string): string {
  const alike = Object.keys(fields).find((field) => field.slice(0, 4) === name.toLowerCase().slice(0, 4))
  return `There is no such condition.${alike === undefined ? '' : ` Did you mean “${alike}”?`} There are: ${CONDITION_KINDS.join(', ')}`
}

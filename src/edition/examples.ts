import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { END_REASONS, ORDER_BAND_IDS, STAGES } from '../domain/introductions.ts'
import { ANSWER_RULES, EVENT_KINDS, EVENT_SIDES, MEETING_RESULTS, WISHES } from '../domain/meeting-events.ts'
import { EditionError } from './errors.ts'
import { readDataPackage } from './folder.ts'

/** Beside the tables: what people do, made up, so that an edition for trying things out has something on every page. */
export const EXAMPLES_FILE = 'examples.json'

const day = z.iso.date()
const id = z.uuid()
const count = z.number().int().nonnegative()
const languages = z.array(z.string().regex(/^[a-z]{2}$/))
/** Whatever is invented says so by its name. */
const demoName = z.string().includes('Demo')

const organisation = z.object({ organisation_id: id, kind: z.enum(['agency', 'buyer']), name: demoName })

const settings = z.object({
  title: demoName,
  description: z.string().nullable(),
  kind: z.enum(EVENT_KINDS),
  place: z.string().nullable(),
  province_id: z.string().nullable(),
  segment_ids: z.array(z.string()),
  sessions: z.array(z.object({ day, starts: z.string(), ends: z.string() })).min(1),
  slot_minutes: count,
  pause_minutes: count,
  rooms: z.array(z.object({ room_id: z.string(), name: z.string(), tables: count })).min(1),
  registration_ends_on: day.nullable(),
  by_hand: z.boolean(),
  most_meetings_buyer: count.nullable(),
  most_meetings_supplier: count.nullable(),
  least_meetings: count,
  boost_first_time_domestic: z.number(),
  answers: z.enum(ANSWER_RULES),
  answer_hours: count,
  score_pairs: z.boolean(),
})

const participant = z.object({
  side: z.enum(EVENT_SIDES),
  company_id: z.string(),
  languages,
  shows: z.array(z.object({ title: z.string(), segment_id: z.string().nullable(), need_id: z.string().nullable() })),
  first_time: z.boolean().default(false),
  presence: z.enum(['present', 'absent']).optional(),
  away_slots: z.array(count).default([]),
})

const event = z.object({
  event_id: id,
  organiser: z.string(),
  state: z.enum(['open', 'published', 'done']),
  made_on: day,
  published_on: day.optional(),
  settings,
  interpreters: z.array(z.object({ interpreter_id: z.string(), label: z.string(), languages })),
  participants: z.array(participant),
  /** Who, whom, how much. */
  wishes: z.array(z.tuple([z.string(), z.string(), z.enum(WISHES)])),
  /** Buyer, supplier, what the buyer noted of a meeting that took place. */
  results: z.array(z.tuple([z.string(), z.string(), z.enum(MEETING_RESULTS)])),
})

const example = z.object({
  introduction_id: id,
  buyer: z.string(),
  company_id: z.string(),
  segment_id: z.string(),
  title: z.string(),
  opened_on: day,
  /** Stages both sides confirmed, and when the second did. */
  reached: z.array(z.tuple([z.enum(STAGES), day])),
  need_id: z.string().optional(),
  event_id: id.optional(),
  expected: z.enum(ORDER_BAND_IDS).optional(),
  ordered: z.enum(ORDER_BAND_IDS).optional(),
  ended: z.tuple([day, z.enum(END_REASONS)]).optional(),
  one_sided: z.tuple([z.enum(STAGES), day, z.enum(EVENT_SIDES)]).optional(),
})

const examples = z.object({
  organisations: z.record(z.string(), organisation),
  events: z.array(event),
  cases: z.array(example),
})

export type Examples = z.infer<typeof examples>
export type ExampleEvent = z.infer<typeof event>
export type ExampleCase = z.infer<typeof example>

const NONE: Examples = { organisations: {}, events: [], cases: [] }

/** An edition of real companies has none: nothing may be said of them that did not happen. */
export function readExamples(folder: string): Examples {
  const path = join(folder, EXAMPLES_FILE)
  if (!existsSync(path)) return NONE
  if (!readDataPackage(folder).fictional)
    throw new EditionError(
      'edition_invalid',
      `${path} holds invented events and cases, but the edition is not fictional. Remove the file, or set "fictional" in datapackage.json.`,
    )
  const parsed = examples.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new EditionError('edition_unreadable', `${path}: ${issues.slice(0, 5).join('; ')}. See docs/editions.md.`)
}

import type { Kysely } from 'kysely'
import { readCompanies } from '../../db/queries/company-rows.ts'
import { insertParticipant, setWishes, updateParticipant } from '../../db/queries/event-participants.ts'
import { listMeetings, updateSchedule, writeNote } from '../../db/queries/event-schedules.ts'
import { findEvent, insertEvent, replaceInterpreters } from '../../db/queries/meeting-events.ts'
import type { Database } from '../../db/schema.ts'
import { slotsOf } from '../../domain/meeting-events.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { ExampleEvent } from '../../edition/examples.ts'
import { companyName } from '../companies.ts'
import { keepSchedule } from '../events/keep-schedule.ts'
import { columnsOf } from '../events/manage-events.ts'
import { problemOf } from '../events/problem-of.ts'
import { newCode } from '../events/register.ts'
import { gatherInputs } from '../events/schedule-inputs.ts'
import { runSchedule } from '../events/schedule-thread.ts'
import { EXAMPLE } from './example-mark.ts'

const TIME_LIMIT_S = 10

/** The event and who takes part; its timetable is laid out as any other, so that every figure of it can be computed again. */
export async function insertExampleEvent(trx: Kysely<Database>, example: ExampleEvent, organisation_id: string): Promise<void> {
  const { event_id, settings, state } = example
  const created_at = noonOf(example.made_on)
  await insertEvent(trx, {
    event_id,
    organisation_id,
    created_by: EXAMPLE,
    created_at,
    changed_at: created_at,
    state,
    ...columnsOf(settings),
    published_at: example.published_on === undefined ? null : noonOf(example.published_on),
  })
  await replaceInterpreters(
    trx,
    event_id,
    example.interpreters.map(({ languages, ...row }) => ({ ...row, event_id, languages: languages.join('|'), away_slots: '[]' })),
  )
  const participants = await insertParticipants(trx, example, organisation_id)
  for (const [company_id, participant_id] of participants) {
    const own = example.wishes.filter(([who]) => who === company_id)
    const wishes = own.map(([, whom, wish]) => ({ other_id: idOf(participants, whom), wish }))
    if (wishes.length > 0) await setWishes(trx, { event_id, participant_id }, wishes, created_at)
  }
  if (state !== 'open') await layOut(trx, example, participants)
}

async function insertParticipants(trx: Kysely<Database>, example: ExampleEvent, organiser_id: string): Promise<Map<string, string>> {
  const { event_id } = example
  const created_at = noonOf(example.made_on)
  const companies = await readCompanies(
    trx,
    example.participants.map(({ company_id }) => company_id),
  )
  const ids = new Map<string, string>()
  const codes = new Set<string>()
  const numbers = { buyer: 0, supplier: 0 }
  for (const { company_id, side, languages, shows, away_slots, first_time } of example.participants) {
    const company = companies.find((row) => row.company_id === company_id)
    if (company === undefined) continue
    const participant_id = uuidV7(created_at)
    const check_in_code = newCode(codes)
    codes.add(check_in_code)
    ids.set(company_id, participant_id)
    await insertParticipant(trx, {
      participant_id,
      event_id,
      organiser_id,
      company_id,
      side,
      first_time,
      check_in_code,
      created_at,
      number: (numbers[side] += 1),
      name: companyName(company, 'vi'),
      country: company.home_country,
      languages: languages.join('|'),
      shows: JSON.stringify(shows),
      stays_unnamed: false,
      domestic: company.ownership === 'domestic',
      away_slots: JSON.stringify(away_slots),
      state: 'confirmed',
      presence: 'expected',
      created_by: EXAMPLE,
    })
  }
  return ids
}

/** As before the day: whoever did not come was in the plan. */
async function layOut(trx: Kysely<Database>, example: ExampleEvent, participants: ReadonlyMap<string, string>): Promise<void> {
  const { event_id } = example
  const event = await findEvent(trx, event_id)
  if (event === undefined) throw new Error(`example event ${event_id} vanished`)
  const at = event.published_at ?? event.created_at
  const gathered = await gatherInputs(trx, event)
  const numbered = problemOf(gathered.inputs)
  const began = performance.now()
  const result = await runSchedule(event_id, { problem: numbered.problem, time_limit_s: TIME_LIMIT_S, repair: null }, 'vi')
  const milliseconds = performance.now() - began
  const version = await keepSchedule(trx, { event_id, by: EXAMPLE, at, milliseconds, gathered, numbered, result, repair: null })
  await updateSchedule(trx, event_id, version, { state: 'published', published_at: at })
  const opened = slotsOf(event.settings)[0]?.starts_at
  for (const { company_id, presence } of example.participants) {
    if (presence === undefined) continue
    const checked_in_at = presence === 'present' && opened !== undefined ? new Date(opened) : null
    await updateParticipant(trx, idOf(participants, company_id), { presence, checked_in_at })
  }
  const slots = slotsOf(event.settings)
  for (const meeting of await listMeetings(trx, event_id, version)) {
    const found = example.results.find(
      ([buyer, supplier]) => participants.get(buyer) === meeting.buyer_id && participants.get(supplier) === meeting.supplier_id,
    )
    if (found === undefined) continue
    const changed_at = new Date(slots[meeting.slot]?.ends_at ?? at)
    const { meeting_id, buyer_id: participant_id } = meeting
    await writeNote(trx, { meeting_id, participant_id, event_id, text: null, result: found[2], held: true, changed_at })
  }
}

function idOf(participants: ReadonlyMap<string, string>, companyId: string): string {
  const id = participants.get(companyId)
  if (id === undefined) throw new Error(`No participant of an example event is the company ${companyId}.`)
  return id
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00+07:00`)
}

import type { Insertable, Kysely } from 'kysely'
import { insertIntroduction, insertIntroductionStep, provinceOfCompany } from '../../db/queries/introductions.ts'
import type { Database } from '../../db/schema.ts'
import { type OrderBand, replay, type Side, SIDES, type Step, type ValueKind } from '../../domain/introductions.ts'
import type { ExampleCase } from '../../edition/examples.ts'
import { standingColumns } from '../introductions/step.ts'
import { EXAMPLE } from './example-mark.ts'

type StepRow = Omit<Insertable<Database['introduction_step']>, 'introduction_id' | 'step_no' | 'actor'> & Step & { at: Date }

const HOUR_MS = 3_600_000
const REMIND_AFTER_DAYS = 14

/** A case as it would have come about: every word of either side, in order. */
export async function insertExampleCase(
  trx: Kysely<Database>,
  example: ExampleCase,
  ids: { buyer: string; facilitator: string | null },
): Promise<void> {
  const { introduction_id, company_id, segment_id, title, opened_on } = example
  const steps = stepsOf(example)
  const moved_at = steps.at(-1)?.at ?? morningOf(opened_on)
  await insertIntroduction(trx, {
    introduction_id,
    company_id,
    buyer_organisation_id: ids.buyer,
    buyer_hidden: false,
    need_id: example.need_id ?? null,
    event_id: example.event_id ?? null,
    segment_id,
    province_id: await provinceOfCompany(trx, company_id),
    title,
    opened_by: 'buyer',
    created_by: EXAMPLE,
    facilitator_organisation_id: ids.facilitator,
    facilitator_role: ids.facilitator === null ? null : 'matching_officer',
    remind_after_days: REMIND_AFTER_DAYS,
    ...standingColumns(replay(steps)),
    created_at: morningOf(opened_on),
    moved_at,
    reminded_at: null,
    reminders: 0,
  })
  for (const [index, step] of steps.entries())
    await insertIntroductionStep(trx, { introduction_id, step_no: index + 1, actor: EXAMPLE, ...step })
}

function stepsOf({ opened_on, reached, one_sided, expected, ordered, ended }: ExampleCase): StepRow[] {
  const silent = { reason: null, text: null, value_kind: null, band: null }
  const said = (party: Side, mark: Step['mark'], at: Date, reason: StepRow['reason'] = null): StepRow => {
    return { ...silent, party, step: 'said', mark, at, reason }
  }
  const valued = (value_kind: ValueKind, band: OrderBand | undefined, at: Date): StepRow[] =>
    band === undefined ? [] : SIDES.map((party) => ({ ...silent, party, step: 'valued', mark: null, at, value_kind, band }))
  const steps = reached.flatMap(([mark, day]) => [
    said('buyer', mark, morningOf(mark === 'introduction' ? opened_on : day)),
    said('supplier', mark, later(day, 2)),
    ...valued('expected', mark === 'rfq' ? expected : undefined, later(day, 3)),
    ...valued('ordered', mark === 'order' ? ordered : undefined, later(day, 3)),
  ])
  if (reached.length === 0) steps.push(said('buyer', 'introduction', morningOf(opened_on)))
  if (one_sided !== undefined) steps.push(said(one_sided[2], one_sided[0], morningOf(one_sided[1])))
  if (ended !== undefined) {
    const [day, reason] = ended
    steps.push(said('buyer', 'declined', morningOf(day), reason), said('supplier', 'declined', later(day, 4), reason))
  }
  return steps
}

function morningOf(day: string): Date {
  return new Date(`${day}T09:00:00+07:00`)
}

function later(day: string, hours: number): Date {
  return new Date(morningOf(day).getTime() + hours * HOUR_MS)
}

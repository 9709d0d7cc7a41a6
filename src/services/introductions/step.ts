import type { Kysely } from 'kysely'
import { insertIntroductionStep, type IntroductionRow, stepsOfIntroduction, updateIntroduction } from '../../db/queries/introductions.ts'
import type { Database } from '../../db/schema.ts'
import {
  type EndReason,
  type Mark,
  type OrderBand,
  type Party,
  questionsTo,
  replay,
  type StallReason,
  type Standing,
  type StepKind,
  type ValueKind,
} from '../../domain/introductions.ts'
import { writeAudit } from '../accounts/audit.ts'

export interface NewStep {
  readonly party: Party | 'system'
  readonly step: StepKind
  readonly by: string
  readonly at: Date
  readonly mark?: Mark | null | undefined
  readonly reason?: EndReason | StallReason | null | undefined
  readonly text?: string | null | undefined
  readonly value_kind?: ValueKind | null | undefined
  readonly band?: OrderBand | null | undefined
}

/** Nothing that the clock does by itself is a movement. */
const STILL: ReadonlySet<StepKind> = new Set(['reminded', 'stalled', 'facilitated'])

/** The step, what follows from it for lists, and the log come into being together. The case is held by the caller. */
export async function takeStep(trx: Kysely<Database>, row: IntroductionRow, step: NewStep): Promise<Standing> {
  const { introduction_id } = row
  const before = await stepsOfIntroduction(trx, introduction_id)
  const { by, at, ...said } = step
  const added = { mark: null, reason: null, text: null, value_kind: null, band: null, ...dropUndefined(said) }
  await insertIntroductionStep(trx, { introduction_id, step_no: before.length + 1, at, actor: by, ...added })
  const standing = replay([...before, added])
  await updateIntroduction(trx, introduction_id, {
    ...standingColumns(standing),
    ...(!STILL.has(step.step) && { moved_at: at, reminded_at: null, reminders: 0 }),
  })
  const { text: _text, ...details } = added
  await writeAudit(trx, { actor: by, action: `introduction.${step.step}`, target: introduction_id, details }, at)
  return standing
}

export function standingColumns(standing: Standing) {
  return {
    stage: standing.stage,
    state: standing.state,
    waits_buyer: questionsTo(standing, 'buyer').length > 0,
    waits_supplier: questionsTo(standing, 'supplier').length > 0,
  }
}

function dropUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}

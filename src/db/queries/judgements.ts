import { type Kysely, type Selectable, sql } from 'kysely'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Database } from '../schema.ts'

export type JudgementRow = Selectable<Database['judgement']>

export interface NewJudgement {
  readonly level: JudgementRow['level']
  readonly keys: readonly [string, string]
  readonly judgement: JudgementRow['judgement']
  readonly source: string
  readonly probability?: number | null
  readonly actor: string
  readonly reason?: string | null | undefined
  readonly event_id: string | null
  readonly at: Date
}

/** What was decided about a pair. The order of the two does not matter. */
export async function insertJudgement(trx: Kysely<Database>, { keys, at, ...rest }: NewJudgement): Promise<string> {
  const judgement_id = uuidV7(at)
  const [left_key, right_key] = keys[0] < keys[1] ? keys : [keys[1], keys[0]]
  await trx
    .insertInto('judgement')
    .values({
      ...rest,
      judgement_id,
      left_key,
      right_key,
      probability: rest.probability ?? null,
      reason: rest.reason ?? null,
      created_at: at,
      ended_at: null,
    })
    .execute()
  return judgement_id
}

/** Judgements that hold between any of the one side and any of the other, newest first. */
export function judgementsBetween(
  db: Kysely<Database>,
  level: JudgementRow['level'],
  one: readonly string[],
  other: readonly string[],
): Promise<JudgementRow[]> {
  const [a, b] = [sql<string>`any(${[...one]}::text[])`, sql<string>`any(${[...other]}::text[])`]
  return db
    .selectFrom('judgement')
    .selectAll()
    .where('level', '=', level)
    .where('ended_at', 'is', null)
    .where((eb) =>
      eb.or([eb.and([eb('left_key', '=', a), eb('right_key', '=', b)]), eb.and([eb('left_key', '=', b), eb('right_key', '=', a)])]),
    )
    .orderBy('judgement_id', 'desc')
    .execute()
}

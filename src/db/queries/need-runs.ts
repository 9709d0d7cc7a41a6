import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type NeedRunRow = Selectable<Database['need_run']>
/** Without the packed texts. */
export type NeedRunLine = Omit<NeedRunRow, 'inputs' | 'result'>

const LINE = [
  'run_id',
  'need_id',
  'organisation_id',
  'version',
  'actor',
  'made_at',
  'engine',
  'today',
  'considered',
  'item_count',
  'near_count',
  'inputs_sha256',
  'shortlist_id',
] as const

/** The oldest go when there are too many: each holds all that went into it. */
export async function insertNeedRun(trx: Kysely<Database>, row: Insertable<Database['need_run']>, most: number): Promise<void> {
  await trx.insertInto('need_run').values(row).execute()
  const old = await trx
    .selectFrom('need_run')
    .select('run_id')
    .where('need_id', '=', row.need_id)
    .where('shortlist_id', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('run_id', 'desc')
    .offset(most)
    .execute()
  if (old.length > 0)
    await trx
      .deleteFrom('need_run')
      .where(
        'run_id',
        'in',
        old.map((each) => each.run_id),
      )
      .execute()
}

/** Newest first. */
export function listNeedRuns(db: Kysely<Database>, needId: string): Promise<NeedRunLine[]> {
  return db
    .selectFrom('need_run')
    .select([...LINE])
    .where('need_id', '=', needId)
    .orderBy('made_at', 'desc')
    .orderBy('run_id', 'desc')
    .execute()
}

export function findNeedRun(db: Kysely<Database>, runId: string): Promise<NeedRunRow | undefined> {
  return db.selectFrom('need_run').selectAll().where('run_id', '=', runId).executeTakeFirst()
}

export function newestNeedRun(db: Kysely<Database>, needId: string): Promise<NeedRunRow | undefined> {
  return db
    .selectFrom('need_run')
    .selectAll()
    .where('need_id', '=', needId)
    .orderBy('made_at', 'desc')
    .orderBy('run_id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function setRunShortlist(db: Kysely<Database>, runId: string, shortlistId: string): Promise<void> {
  await db.updateTable('need_run').set({ shortlist_id: shortlistId }).where('run_id', '=', runId).execute()
}

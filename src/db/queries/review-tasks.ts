import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Database } from '../schema.ts'

export type ReviewTaskRow = Selectable<Database['review_task']>
export type { StoredCandidate, StoredValue } from '../schema/curation.ts'

export interface ReviewFilters {
  state: ReviewTaskRow['state']
  level?: ReviewTaskRow['level'] | undefined
  origin?: ReviewTaskRow['origin'] | undefined
  reason?: string | undefined
  import_id?: string | undefined
  cluster_id?: string | undefined
}

// A statement may bind 65,535 values; these rows have 26.
const BATCH = 1_000

/** Adds tasks that are not there yet; one that had become pointless is opened again. Returns how many are new or open again. */
export async function insertReviewTasks(db: Kysely<Database>, tasks: readonly Insertable<Database['review_task']>[]): Promise<number> {
  let opened = 0
  for (let at = 0; at < tasks.length; at += BATCH) {
    const rows = await db
      .insertInto('review_task')
      .values(tasks.slice(at, at + BATCH))
      .onConflict((conflict) =>
        conflict
          .column('task_id')
          .doUpdateSet((eb) => ({
            state: 'open',
            candidates: eb.ref('excluded.candidates'),
            right_id: eb.ref('excluded.right_id'),
            probability: eb.ref('excluded.probability'),
            value: eb.ref('excluded.value'),
          }))
          .where('review_task.state', '=', 'superseded'),
      )
      .returning('task_id')
      .execute()
    opened += rows.length
  }
  return opened
}

function filtered(db: Kysely<Database>, { state, level, origin, reason, import_id, cluster_id }: ReviewFilters) {
  let query = db.selectFrom('review_task').where('state', '=', state)
  if (level) query = query.where('level', '=', level)
  if (origin) query = query.where('origin', '=', origin)
  if (reason) query = query.where('reason', '=', reason)
  if (import_id) query = query.where('import_id', '=', import_id)
  if (cluster_id) query = query.where('cluster_id', '=', cluster_id)
  return query
}

/**
 * The queue: clusters in the order of their most telling task, the tasks of a cluster behind one another, so that a person stays
 * with the companies they have just read about.
 */
export async function listReviewTaskRows(
  db: Kysely<Database>,
  filters: ReviewFilters,
  limit: number,
  offset: number,
): Promise<ReviewTaskRow[]> {
  return filtered(db, filters)
    .selectAll()
    .orderBy(sql`max(value) over (partition by cluster_id)`, 'desc')
    .orderBy('cluster_id')
    .orderBy('value', 'desc')
    .orderBy('task_id')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countReviewTasks(db: Kysely<Database>, filters: ReviewFilters): Promise<number> {
  const row = await filtered(db, filters)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function countReviewTasksBy(
  db: Kysely<Database>,
  dimension: 'level' | 'origin' | 'reason' | 'state',
  filters: ReviewFilters,
): Promise<{ value: string; count: number }[]> {
  const query = dimension === 'state' ? db.selectFrom('review_task') : filtered(db, { ...filters, [dimension]: undefined })
  const rows = await query
    .select(`${dimension} as value`)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .groupBy(dimension)
    .execute()
  return rows
    .map((row) => ({ value: row.value, count: Number(row.n) }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

export async function findReviewTask(db: Kysely<Database>, id: string): Promise<ReviewTaskRow | undefined> {
  return db.selectFrom('review_task').selectAll().where('task_id', '=', id).executeTakeFirst()
}

export async function clusterSizes(db: Kysely<Database>, clusterIds: readonly string[]): Promise<Map<string, number>> {
  if (clusterIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('review_task')
    .where('state', '=', 'open')
    .where('cluster_id', 'in', [...clusterIds])
    .select('cluster_id')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .groupBy('cluster_id')
    .execute()
  return new Map(rows.map((row) => [row.cluster_id, Number(row.n)]))
}

/** What clusters are made of: the open tasks with the companies they are about; of one cluster, or of all. */
export async function openTaskLinks(db: Kysely<Database>, clusterId?: string) {
  let query = db
    .selectFrom('review_task')
    .leftJoin('company', (join) => join.on('company.company_id', '=', sql<string>`review_task.candidates -> 0 ->> 'company_id'`))
    .select([
      'task_id',
      'level',
      'left_key',
      'left_company_id',
      'left_name',
      'right_id',
      'probability',
      'cluster_id',
      'company.name_en as right_name',
    ])
    .select(sql<string | null>`candidates -> 0 ->> 'company_id'`.as('right_company_id'))
    .where('review_task.state', '=', 'open')
  if (clusterId !== undefined) query = query.where('cluster_id', '=', clusterId)
  return query.execute()
}

export async function setClusters(db: Kysely<Database>, changes: readonly { task_id: string; cluster_id: string }[]): Promise<void> {
  for (let at = 0; at < changes.length; at += BATCH) {
    const part = changes.slice(at, at + BATCH)
    await sql`
      update review_task set cluster_id = c.cluster_id
      from unnest(${part.map((each) => each.task_id)}::text[], ${part.map((each) => each.cluster_id)}::text[]) as c(task_id, cluster_id)
      where review_task.task_id = c.task_id`.execute(db)
  }
}

/** False when the task is no longer in that state: somebody else was quicker. */
export async function moveReviewTask(
  db: Kysely<Database>,
  id: string,
  from: readonly ReviewTaskRow['state'][],
  change: Updateable<Database['review_task']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('review_task')
    .set(change)
    .where('task_id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The import was undone or cancelled: what it asked is no question any more, unless rows of another import wait for it too. */
export async function supersedeTasksOfImport(db: Kysely<Database>, importId: string): Promise<void> {
  await sql`
    update review_task set state = 'superseded'
    where import_id = ${importId} and state in ('open', 'unsure') and not exists (
      select from import_match m join import i on i.import_id = m.import_id
      where m.row_key = review_task.left_key and m.import_id <> ${importId} and m.outcome = 'review' and i.state in ('applying', 'applied'))`.execute(
    db,
  )
}

/** How heavy companies are: what they make and where, as the directory has it. */
export async function companyWeights(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, number>> {
  const weights = new Map<string, number>()
  if (ids.length === 0) return weights
  for (const table of ['company_segment', 'site'] as const) {
    const rows = await db
      .selectFrom(table)
      .where('company_id', 'in', [...ids])
      .select('company_id')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .groupBy('company_id')
      .execute()
    for (const row of rows) weights.set(row.company_id, (weights.get(row.company_id) ?? 0) + Number(row.n))
  }
  return weights
}

/** Rows of imports taken in that say this and wait for a person. */
export async function waitingRows(db: Kysely<Database>, rowKey: string) {
  return db
    .selectFrom('import_match as m')
    .innerJoin('import_row as r', (join) => join.onRef('r.import_id', '=', 'm.import_id').onRef('r.row_no', '=', 'm.row_no'))
    .innerJoin('import as i', 'i.import_id', 'm.import_id')
    .selectAll('m')
    .select(['r.read', 'r.raw', 'i.source_id', 'i.evidence_grade', 'i.as_of'])
    .where('m.row_key', '=', rowKey)
    .where('m.outcome', '=', 'review')
    .where('i.state', 'in', ['applying', 'applied'])
    .orderBy('m.import_id')
    .orderBy('m.row_no')
    .execute()
}

export type MatchState = Pick<
  Selectable<Database['import_match']>,
  'import_id' | 'row_no' | 'outcome' | 'company_id' | 'site_id' | 'new_company' | 'new_site'
>

export async function setMatches(trx: Kysely<Database>, rows: readonly MatchState[]): Promise<void> {
  for (const { import_id, row_no, ...state } of rows)
    await trx.updateTable('import_match').set(state).where('import_id', '=', import_id).where('row_no', '=', row_no).execute()
}

/** Which of these questions are open already, or were answered with "unsure". */
export async function pendingQuestions(db: Kysely<Database>, leftKeys: readonly string[]) {
  return db
    .selectFrom('review_task')
    .select(['task_id', 'level', 'left_key'])
    .where('state', 'in', ['open', 'unsure'])
    .where('left_key', '=', sql<string>`any(${[...leftKeys]}::text[])`)
    .execute()
}

/** Counts how many rows wait for each answer. */
export async function countWaiting(db: Kysely<Database>): Promise<void> {
  await sql`
    update review_task set unlocks = waiting.n, value = review_task.value * waiting.n / review_task.unlocks
    from (
      select m.row_key, count(*)::integer as n from import_match m join import i on i.import_id = m.import_id
      where m.outcome = 'review' and i.state in ('applying', 'applied') group by m.row_key
    ) waiting
    where review_task.left_key = waiting.row_key and review_task.state in ('open', 'unsure') and review_task.unlocks <> waiting.n`.execute(
    db,
  )
}

/** Tasks that an event answered. */
export async function tasksOfEvent(db: Kysely<Database>, eventId: string): Promise<ReviewTaskRow[]> {
  return db
    .selectFrom('review_task')
    .selectAll()
    .where(sql<boolean>`event_ids @> ${JSON.stringify([eventId])}::jsonb`)
    .execute()
}

/** Open questions between two that have become one company since. */
export async function supersedeTasks(trx: Kysely<Database>, taskIds: readonly string[]): Promise<void> {
  await trx
    .updateTable('review_task')
    .set({ state: 'superseded' })
    .where('task_id', '=', sql<string>`any(${[...taskIds]}::text[])`)
    .where('state', 'in', ['open', 'unsure'])
    .execute()
}

/** Merges that made questions pointless were taken back: these companies are several again. */
export async function reopenSuperseded(trx: Kysely<Database>, companyIds: readonly string[]): Promise<void> {
  await sql`
    update review_task set state = 'open'
    where state = 'superseded' and origin = 'directory'
      and (left_company_id = any(${[...companyIds]}::text[]) or candidates -> 0 ->> 'company_id' = any(${[...companyIds]}::text[]))`.execute(
    trx,
  )
}

export async function openTaskIds(db: Kysely<Database>, leftKey: string, level: 'company' | 'site'): Promise<string[]> {
  const rows = await db
    .selectFrom('review_task')
    .select('task_id')
    .where('left_key', '=', leftKey)
    .where('level', '=', level)
    .where('state', 'in', ['open', 'unsure'])
    .execute()
  return rows.map((row) => row.task_id)
}

import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { BomCoverage, BomVia } from '../../domain/needs.ts'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type BomRow = Selectable<Database['bom']>
export type BomLineRow = Selectable<Database['bom_line']>

const PIECE = 200

export async function insertBom(
  trx: Kysely<Database>,
  row: Insertable<Database['bom']>,
  lines: readonly Insertable<Database['bom_line']>[],
): Promise<void> {
  await trx.insertInto('bom').values(row).execute()
  for (let at = 0; at < lines.length; at += PIECE)
    await trx
      .insertInto('bom_line')
      .values(lines.slice(at, at + PIECE))
      .execute()
}

export function findBom(db: Kysely<Database>, id: string): Promise<BomRow | undefined> {
  return db.selectFrom('bom').selectAll().where('bom_id', '=', id).executeTakeFirst()
}

/** Newest first. */
export function listBoms(db: Kysely<Database>, allowed: Condition): Promise<BomRow[]> {
  return db
    .selectFrom('bom')
    .selectAll()
    .where((eb) => scopeOf(eb, 'bom', allowed))
    .orderBy('bom_id', 'desc')
    .execute()
}

export async function countBoms(db: Kysely<Database>, userId: string): Promise<number> {
  const row = await db
    .selectFrom('bom')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export function listBomLines(
  db: Kysely<Database>,
  bomIds: readonly string[],
  filters: { coverage?: BomCoverage | undefined; via?: BomVia | undefined } = {},
): Promise<BomLineRow[]> {
  if (bomIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('bom_line')
    .selectAll()
    .where('bom_id', 'in', [...bomIds])
    .$if(filters.coverage !== undefined, (query) => query.where('coverage', '=', filters.coverage ?? 'gap'))
    .$if(filters.via !== undefined, (query) => query.where('via', '=', filters.via ?? 'none'))
    .orderBy('bom_id')
    .orderBy('line_no')
    .execute()
}

export async function updateBomLine(
  trx: Kysely<Database>,
  bomId: string,
  lineNo: number,
  change: Updateable<Database['bom_line']>,
): Promise<void> {
  await trx.updateTable('bom_line').set(change).where('bom_id', '=', bomId).where('line_no', '=', lineNo).execute()
}

export async function noteComputed(trx: Kysely<Database>, bomId: string, at: Date): Promise<void> {
  await trx.updateTable('bom').set({ computed_at: at }).where('bom_id', '=', bomId).execute()
}

export async function deleteBom(trx: Kysely<Database>, bomId: string): Promise<void> {
  await trx.deleteFrom('bom_line').where('bom_id', '=', bomId).execute()
  await trx.deleteFrom('bom').where('bom_id', '=', bomId).execute()
}

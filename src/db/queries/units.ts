import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

export function readUnits(db: Kysely<Database>) {
  return db.selectFrom('unit').select(['unit_id', 'dimension', 'factor']).execute()
}

/** By its id, its symbol or its name in one of the languages. */
export async function findUnit(db: Kysely<Database>, text: string): Promise<string | undefined> {
  const wanted = text.toLowerCase()
  const row = await db
    .selectFrom('unit')
    .select('unit_id')
    .where((eb) =>
      eb.or([
        eb('unit_id', '=', wanted),
        ...(['symbol', 'name_en', 'name_vi', 'name_ko'] as const).map((column) => eb(eb.fn('lower', [column]), '=', wanted)),
      ]),
    )
    .orderBy('unit_id')
    .limit(1)
    .executeTakeFirst()
  return row?.unit_id
}

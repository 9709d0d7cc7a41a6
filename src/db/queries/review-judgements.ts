import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** Keys that somebody said are the same as this one. */
export async function positiveKeys(db: Kysely<Database>, level: 'company' | 'site', key: string): Promise<string[]> {
  const rows = await db
    .selectFrom('judgement')
    .select(['left_key', 'right_key'])
    .where('level', '=', level)
    .where('judgement', '=', 'positive')
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('left_key', '=', key), eb('right_key', '=', key)]))
    .execute()
  return rows.map((row) => (row.left_key === key ? row.right_key : row.left_key))
}

/**
 * What holds about these keys, whichever side they are on, under the ids the subjects have today: what was said of a company
 * holds for the one it was merged into, so that a merge brings no question back.
 */
export async function currentJudgements(db: Kysely<Database>, keys: readonly string[]) {
  const { rows } = await sql<{
    level: 'company' | 'site'
    left_key: string
    right_key: string
    judgement: 'positive' | 'negative' | 'unsure'
  }>`
    with recursive member(id, canonical) as (
      select key, key from unnest(${[...keys]}::text[]) as asked(key)
      union
      select link.subject_id, member.canonical from member
      join subject_link link on link.target_id = member.id and link.kind = 'same_as' and link.ended_at is null),
    held as (
      select level, left_key, right_key, judgement, judgement_id from judgement
      where ended_at is null and (left_key in (select id from member) or right_key in (select id from member))),
    way(id, at) as (
      select key, key from (select left_key as key from held union select right_key from held) each
      union
      select way.id, link.target_id from way
      join subject_link link on link.subject_id = way.at and link.kind = 'same_as' and link.ended_at is null),
    today as (
      select id, at from way where not exists (
        select from subject_link link where link.subject_id = way.at and link.kind = 'same_as' and link.ended_at is null))
    select held.level, l.at as left_key, r.at as right_key, held.judgement
    from held join today l on l.id = held.left_key join today r on r.id = held.right_key
    where l.at <> r.at order by held.judgement_id`.execute(db)
  return rows
}

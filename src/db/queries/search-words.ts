import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { gramsOf } from '../../search/words.ts'
import type { Database } from '../schema.ts'
import { changePairs, type CountedChange } from './search-counts.ts'

/**
 * To be called in the transaction that changed search documents: the words that may be new, and that counts kept are old. With the
 * change as it is counted, the counts under one filter go on to hold; without, they wait for the next renewal.
 */
export async function noteSearchChange(trx: Kysely<Database>, words: readonly string[], change?: CountedChange): Promise<void> {
  if (words.length > 0) {
    const { rows } = await sql<{ word: string }>`
      select word from unnest(${[...words]}::text[]) as w(word) where word <> '' and not exists (select from search_word k where k.word = w.word)`.execute(
      trx,
    )
    const fresh = rows.map(({ word }) => ({ word, grams: gramsOf(word) }))
    if (fresh.length > 0)
      await sql`
        insert into search_word (word, grams)
        select word, array(select jsonb_array_elements_text(grams)) from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as r(word text, grams jsonb)
        on conflict (word) do nothing`.execute(trx)
  }
  const stamp = randomUUID()
  const holds = change !== undefined && (await changePairs(trx, change))
  await sql`
    insert into search_state (state_id, stamp, counts_stamp) values ('search', ${stamp}, ${holds ? stamp : null})
    on conflict (state_id) do update set stamp = excluded.stamp, counts_stamp = excluded.counts_stamp`.execute(trx)
}

/** Another one after every change of what is found. */
export async function readSearchStamp(db: Kysely<Database>): Promise<string> {
  return (await db.selectFrom('search_state').select('stamp').executeTakeFirst())?.stamp ?? ''
}

/** Those of the words that occur, and those that begin one that occurs. */
export async function knownWords(db: Kysely<Database>, words: readonly string[]): Promise<{ whole: Set<string>; beginnings: Set<string> }> {
  if (words.length === 0) return { whole: new Set(), beginnings: new Set() }
  const { rows } = await sql<{ word: string; whole: boolean; begins: boolean }>`
    select word, exists (select from search_word k where k.word = w.word) as whole,
      exists (select from search_word k where k.grams @> array['^' || left(w.word, 2)] and k.word like w.word || '%') as begins
    from unnest(${[...words]}::text[]) as w(word)`.execute(db)
  return {
    whole: new Set(rows.flatMap((row) => (row.whole ? [row.word] : []))),
    beginnings: new Set(rows.flatMap((row) => (row.begins ? [row.word] : []))),
  }
}

/** Those of the words that occur. */
export async function occurringWords(db: Kysely<Database>, words: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ word: string }>`select word from search_word where word = any(${[...words]}::text[])`.execute(db)
  return new Set(rows.map((row) => row.word))
}

/** Words that may be meant by a mistyped one: those that share runs of letters with it and are about as long. */
export async function similarWords(db: Kysely<Database>, word: string): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from search_word
    where grams && ${gramsOf(word)}::text[] and length(word) between ${word.length - 2} and ${word.length + 2}`.execute(db)
  return rows.map((row) => row.word)
}

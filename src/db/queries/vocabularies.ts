import { type Kysely, sql } from 'kysely'
import { propertiesOf } from '../../domain/fact-terms.ts'
import type { Vocabulary } from '../../domain/vocabulary.ts'
import { TRAIT } from '../../search/facets.ts'
import type { Database } from '../schema.ts'
import { countEach } from './search.ts'

/** All rows of a vocabulary: a few hundred at most. */
export async function vocabularyRows(
  db: Kysely<Database>,
  vocabulary: Vocabulary,
): Promise<(Readonly<Record<string, string | number | null>> & { entry_id: string })[]> {
  const { rows } = await sql<Record<string, string | number | null>>`
    select * from ${sql.table(vocabulary)} order by ${sql.ref(`${vocabulary}_id`)}`.execute(db)
  return rows.map((row) => ({ ...row, entry_id: String(row[`${vocabulary}_id`]) }))
}

export function vocabularyGroups(db: Kysely<Database>) {
  return db.selectFrom('vocabulary_group').selectAll().orderBy('vocabulary').orderBy('position').execute()
}

export function vocabularyCodes(db: Kysely<Database>, vocabulary: Vocabulary) {
  return db
    .selectFrom('vocabulary_code')
    .select(['entry_id', 'system', 'code', 'note'])
    .where('vocabulary', '=', vocabulary)
    .orderBy('system')
    .orderBy('code')
    .execute()
}

export function processSegments(db: Kysely<Database>) {
  return db.selectFrom('process_segment').selectAll().orderBy('segment_id').execute()
}

/** Companies by entry: for what the search selects on the companies it finds, for the rest those with a fact. */
export async function companiesByEntry(db: Kysely<Database>, vocabulary: Vocabulary, ids: readonly string[]): Promise<Map<string, number>> {
  if (vocabulary === 'process' || vocabulary === 'material') {
    const counts = await countEach(
      db,
      ids.map((id) => `'${TRAIT[vocabulary]}${id}'`),
      null,
    )
    return new Map(ids.flatMap((id, i) => ((counts[i] ?? 0) === 0 ? [] : [[id, counts[i] ?? 0]])))
  }
  const { rows } = await sql<{ id: string; n: string }>`
    select term_id as id, count(distinct company_id) as n from company_fact
    where property = any(${propertiesOf(vocabulary)}::text[]) and term_id is not null group by term_id`.execute(db)
  return new Map(rows.map((row) => [row.id, Number(row.n)]))
}

export interface UnknownWordFilter {
  readonly vocabulary?: Vocabulary | undefined
  /** Folded. */
  readonly q?: string | undefined
}

/** A word nobody decided about. */
function undecided({ vocabulary, q }: UnknownWordFilter) {
  return sql`
    from unknown_word w
    where not exists (
      select from learned_term l where l.vocabulary = w.vocabulary and l.folded = w.folded and l.ended_at is null)
    ${vocabulary === undefined ? sql`` : sql`and w.vocabulary = ${vocabulary}`}
    ${q ? sql`and strpos(w.folded, ${q}) > 0` : sql``}`
}

export interface UnknownWordRow {
  readonly vocabulary: Vocabulary
  readonly folded: string
  readonly text: string
  readonly facts: number
  readonly companies: number
}

/** Those that most firms use first: they unlock most. */
export async function listUnknownWords(
  db: Kysely<Database>,
  filter: UnknownWordFilter,
  limit: number,
  offset: number,
): Promise<{ rows: UnknownWordRow[]; total: number }> {
  const { rows } = await sql<Omit<UnknownWordRow, 'facts' | 'companies'> & { facts: string; companies: string; total: string }>`
    select w.vocabulary, w.folded, min(w.text) as text, count(*) as facts, count(distinct w.company_id) as companies,
           count(*) over () as total
    ${undecided(filter)}
    group by w.vocabulary, w.folded
    order by count(distinct w.company_id) desc, w.vocabulary, w.folded limit ${limit} offset ${offset}`.execute(db)
  const total = rows[0] === undefined && offset > 0 ? (await listUnknownWords(db, filter, 1, 0)).total : Number(rows[0]?.total ?? 0)
  return { rows: rows.map(({ total: _, ...row }) => ({ ...row, facts: Number(row.facts), companies: Number(row.companies) })), total }
}

export async function countUnknownWords(db: Kysely<Database>, filter: UnknownWordFilter): Promise<{ value: Vocabulary; count: number }[]> {
  const { rows } = await sql<{ value: Vocabulary; n: string }>`
    select w.vocabulary as value, count(distinct w.folded) as n
    ${undecided({ ...filter, vocabulary: undefined })} group by w.vocabulary order by w.vocabulary`.execute(db)
  return rows.map((row) => ({ value: row.value, count: Number(row.n) }))
}

/** Some of the firms that use a word, to see what they mean by it. */
export async function usersOfWords(
  db: Kysely<Database>,
  words: readonly { vocabulary: Vocabulary; folded: string }[],
  most: number,
): Promise<{ vocabulary: Vocabulary; folded: string; company_id: string; text: string }[]> {
  if (words.length === 0) return []
  const { rows } = await sql<{ vocabulary: Vocabulary; folded: string; company_id: string; text: string }>`
    select vocabulary, folded, company_id, text from (
      select w.vocabulary, w.folded, w.company_id, min(w.text) as text,
             row_number() over (partition by w.vocabulary, w.folded order by w.company_id) as n
      from unknown_word w
      join jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as asked(vocabulary text, folded text)
        on asked.vocabulary = w.vocabulary and asked.folded = w.folded
      group by w.vocabulary, w.folded, w.company_id) as used
    where n <= ${most} order by vocabulary, folded, company_id`.execute(db)
  return rows
}

export async function findUnknownWord(db: Kysely<Database>, vocabulary: Vocabulary, folded: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('unknown_word')
    .select((eb) => eb.fn.min('text').as('text'))
    .where('vocabulary', '=', vocabulary)
    .where('folded', '=', folded)
    .executeTakeFirst()
  return row?.text ?? undefined
}

export function findLearnedTerm(db: Kysely<Database>, vocabulary: Vocabulary, folded: string) {
  return db
    .selectFrom('learned_term')
    .selectAll()
    .where('vocabulary', '=', vocabulary)
    .where('folded', '=', folded)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export async function insertLearnedTerm(
  trx: Kysely<Database>,
  term: { vocabulary: Vocabulary; folded: string; text: string; entry_id: string | null; event_id: string; at: Date },
): Promise<void> {
  const { at, ...row } = term
  await trx
    .insertInto('learned_term')
    .values({ ...row, created_at: at, ended_at: null })
    .execute()
}

/** Companies of which a row may look different once a word stands for something else. */
export async function companiesOfWord(db: Kysely<Database>, vocabulary: Vocabulary, folded: string): Promise<string[]> {
  const rows = await db
    .selectFrom('unknown_word')
    .select('company_id')
    .distinct()
    .where('vocabulary', '=', vocabulary)
    .where('folded', '=', folded)
    .execute()
  return rows.map((row) => row.company_id)
}

/** Companies that an event about words concerns: those that have the entry it named, for the words themselves are known now. */
export async function companiesOfWordEvent(db: Kysely<Database>, eventId: string): Promise<string[]> {
  const terms = await db.selectFrom('learned_term').select(['vocabulary', 'entry_id']).where('event_id', '=', eventId).execute()
  const out = new Set<string>()
  for (const { vocabulary, entry_id } of terms) {
    if (entry_id === null) continue
    const rows = await db
      .selectFrom('company_fact')
      .select('company_id')
      .distinct()
      .where('property', 'in', propertiesOf(vocabulary))
      .where('term_id', '=', entry_id)
      .execute()
    for (const row of rows) out.add(row.company_id)
  }
  return [...out]
}

/** Rows of an edition as records: what has changed since the last load is retracted or recorded, all else stays as it was. */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Assignment, Retraction, Subject } from '../domain/chronicle.ts'
import type { SourceRecord, StatementDetail, StatementValue } from '../domain/statement.ts'
import type { EvidenceGrade } from '../domain/vocabulary.ts'
import { loadRows, type LoadRow } from './bulk-load.ts'
import type { EditionTableName } from './edition-tables.ts'
import { insertEvent } from './queries/events.ts'
import { insertRecords } from './queries/records.ts'
import { insertLinks } from './queries/statement-changes.ts'
import { editionPublicIds, findSubjects, insertSubjects } from './queries/subjects.ts'
import type { Database } from './schema.ts'

type Tables = ReadonlyMap<EditionTableName, readonly LoadRow[]>

const ACTOR = 'edition'
const EVIDENCE: ReadonlySet<string> = new Set(['source_id', 'evidence_grade', 'as_of'])

export async function syncEditionRecords(trx: Kysely<Database>, editionId: string, tables: Tables, at: Date): Promise<void> {
  await addSubjects(trx, editionId, tables, at)
  const homes = await siteHomes(trx, tables)
  const wanted = new Map(editionRecords(tables, homes, at).map((record) => [record.record_id, record]))
  const known = await trx.selectFrom('record').selectAll().where('origin', '=', 'edition').execute()
  const dead = await trx
    .selectFrom('retraction')
    .innerJoin('event', 'event.event_id', 'retraction.event_id')
    .where('event.kind', '=', 'edition')
    .where('retraction.ended_at', 'is', null)
    .select(['retraction.company_id', 'retraction.record_id'])
    .execute()
  const gone = new Set(dead.map((row) => row.record_id))
  const knownIds = new Set(known.map((row) => row.record_id))

  const fresh = [...wanted.values()].filter((record) => !knownIds.has(record.record_id))
  const back = [...gone].filter((id) => wanted.has(id))
  const vanished = known.filter((row) => !wanted.has(row.record_id) && !gone.has(row.record_id))
  if (fresh.length + back.length + vanished.length === 0) return
  const event_id = await insertEvent(trx, {
    kind: 'edition',
    actor: ACTOR,
    at,
    payload: { edition_id: editionId, added: fresh.length + back.length, removed: vanished.length },
  })
  await insertRecords(
    trx,
    fresh.map((record) => ({ ...record, event_id })),
  )
  await sql`
    update retraction set ended_at = ${at.toISOString()}::timestamptz
    where record_id = any(${back}::text[]) and ended_at is null
      and event_id in (select event_id from event where kind = 'edition')`.execute(trx)
  const retracted_at = at.toISOString()
  await loadRows(
    trx,
    'retraction',
    vanished.map(({ company_id, record_id }) => ({ company_id, record_id, property: '*', event_id, retracted_at, ended_at: null })),
  )
  await handOver(trx, vanished, fresh)
  await moveSites(trx, tables, homes, { event_id, at })
}

/** Where a row has changed a little, what people decided about the rest of it goes on with the row that took its place. */
async function handOver(trx: Kysely<Database>, vanished: readonly SourceRecord[], fresh: readonly SourceRecord[]): Promise<void> {
  const successors = new Map(fresh.map((record) => [slotOf(record), record]))
  const pairs = vanished.flatMap((old) => {
    const successor = successors.get(slotOf(old))
    return successor === undefined ? [] : [[old, successor] as const]
  })
  const ids = pairs.map(([old]) => old.record_id)
  const byId = new Map(pairs.map(([old, successor]) => [old.record_id, { old, successor }]))
  const live = <T extends 'retraction' | 'record_assignment'>(table: T) =>
    sql<T extends 'retraction' ? Retraction : Assignment>`
      select * from ${sql.table(table)} where record_id = any(${ids}::text[]) and ended_at is null`.execute(trx)

  const retractions = (await live('retraction')).rows.flatMap((row) => {
    const pair = byId.get(row.record_id)
    if (pair === undefined || row.property === '*') return []
    const { old, successor } = pair
    const same = JSON.stringify(old.values[row.property]) === JSON.stringify(successor.values[row.property])
    return same ? [{ ...row, record_id: successor.record_id, retracted_at: row.retracted_at.toISOString(), ended_at: null }] : []
  })
  const assignments = (await live('record_assignment')).rows.flatMap((row) => {
    const pair = byId.get(row.record_id)
    return pair === undefined
      ? []
      : [{ ...row, record_id: pair.successor.record_id, created_at: row.created_at.toISOString(), ended_at: null }]
  })
  await loadRows(trx, 'retraction', retractions)
  await loadRows(trx, 'record_assignment', assignments)
}

type Homes = ReadonlyMap<string, string>

/** Company each site was born in: where its records are kept, whatever company the edition gives it now. */
async function siteHomes(trx: Kysely<Database>, tables: Tables): Promise<Homes> {
  const sites = await findSubjects(
    trx,
    (tables.get('site') ?? []).map((row) => text(row, 'site_id')),
  )
  return new Map([...sites.values()].map((site) => [site.subject_id, site.company_id]))
}

/** A site that this edition gives to another company than the one before. */
async function moveSites(trx: Kysely<Database>, tables: Tables, homes: Homes, change: { event_id: string; at: Date }): Promise<void> {
  const made = await trx
    .selectFrom('subject_link')
    .innerJoin('event', 'event.event_id', 'subject_link.event_id')
    .where('event.kind', '=', 'edition')
    .where('subject_link.ended_at', 'is', null)
    .select(['subject_link.subject_id', 'subject_link.target_id'])
    .execute()
  const given = new Map(made.map((row) => [row.subject_id, row.target_id]))
  const moved = (tables.get('site') ?? []).flatMap((row) => {
    const [subject_id, target_id] = [text(row, 'site_id'), text(row, 'company_id')]
    const company_id = homes.get(subject_id) ?? target_id
    return (given.get(subject_id) ?? company_id) === target_id ? [] : [{ company_id, subject_id, target_id }]
  })
  await sql`
    update subject_link set ended_at = ${change.at.toISOString()}::timestamptz
    where subject_id = any(${moved.map((row) => row.subject_id)}::text[]) and ended_at is null
      and event_id in (select event_id from event where kind = 'edition')`.execute(trx)
  await insertLinks(
    trx,
    change,
    'belongs_to',
    moved.filter((row) => row.company_id !== row.target_id),
  )
}

/** The place of a row in the edition, whatever it says: the part of its id before the hash. */
function slotOf({ record_id }: SourceRecord): string {
  return record_id.slice(0, record_id.lastIndexOf('@'))
}

async function addSubjects(trx: Kysely<Database>, editionId: string, tables: Tables, at: Date): Promise<void> {
  const wanted = [
    ...(tables.get('company') ?? []).map((row) => ({
      kind: 'company' as const,
      company_id: text(row, 'company_id'),
      subject_id: text(row, 'company_id'),
    })),
    ...(tables.get('site') ?? []).map((row) => ({
      kind: 'site' as const,
      company_id: text(row, 'company_id'),
      subject_id: text(row, 'site_id'),
    })),
  ]
  const known = await findSubjects(
    trx,
    wanted.map((row) => row.subject_id),
  )
  const added = wanted.filter((row) => !known.has(row.subject_id))
  const publicIds = await editionPublicIds(
    trx,
    editionId,
    added.map((row) => row.subject_id),
  )
  await insertSubjects(
    trx,
    added.map((row): Subject => {
      const public_id = publicIds.get(row.subject_id) ?? ''
      return { ...row, public_id, origin: 'edition', import_id: null, created_at: at }
    }),
  )
}

function editionRecords(tables: Tables, homes: Homes, at: Date): SourceRecord[] {
  return [
    ...(tables.get('company') ?? []).map((row) => {
      const id = text(row, 'company_id')
      return recordOf(row, 'company', id, `company:${id}`, fieldsOf(row, ['company_id']), at)
    }),
    ...(tables.get('site') ?? []).map((row) => {
      const id = text(row, 'site_id')
      const record = recordOf(row, 'site', id, `site:${id}`, fieldsOf(row, ['company_id', 'site_id']), at)
      return { ...record, company_id: homes.get(id) ?? record.company_id }
    }),
    ...(tables.get('company_segment') ?? []).map((row) => {
      const key = `${text(row, 'segment_id')}/${text(row, 'role')}`
      const id = text(row, 'company_id')
      return recordOf(row, 'company', id, `segment:${id}/${key}`, { [`segment#${key}`]: detailOf(row, ['product', 'site_id']) }, at)
    }),
    ...(tables.get('company_fact') ?? []).map((row) => {
      const id = text(row, 'fact_id')
      const detail = detailOf(row, ['value', 'unit', 'note', 'site_id', 'term_id', 'segment_id', 'details'])
      return recordOf(row, 'company', text(row, 'company_id'), `fact:${id}`, { [`${text(row, 'property')}#${id}`]: detail }, at)
    }),
  ]
}

function recordOf(
  row: LoadRow,
  kind: SourceRecord['kind'],
  subject_id: string,
  slot: string,
  values: Record<string, StatementValue>,
  recorded_at: Date,
): SourceRecord {
  const said = Object.entries(row).filter(([, value]) => value !== null)
  const hash = createHash('sha256')
    .update(JSON.stringify(said.toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex')
    .slice(0, 12)
  return {
    company_id: text(row, 'company_id'),
    record_id: `${slot}@${hash}`,
    subject_id,
    kind,
    origin: 'edition',
    source_id: text(row, 'source_id'),
    evidence_grade: text(row, 'evidence_grade') as EvidenceGrade,
    as_of: row['as_of'] === null ? null : text(row, 'as_of'),
    recorded_at,
    import_id: null,
    row_no: null,
    event_id: null,
    values,
    raw: null,
  }
}

/** "Unknown" is what a required column says when nobody knows: no statement. */
function fieldsOf(row: LoadRow, keys: readonly string[]): Record<string, StatementValue> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) =>
      keys.includes(column) || EVIDENCE.has(column) || value === null || value === 'unknown' || typeof value === 'boolean'
        ? []
        : [[column, value]],
    ),
  )
}

function detailOf(row: LoadRow, columns: readonly string[]): StatementDetail {
  return Object.fromEntries(columns.flatMap((column) => (typeof row[column] === 'string' ? [[column, row[column]]] : [])))
}

function text(row: LoadRow, column: string): string {
  const value = row[column] ?? ''
  if (typeof value !== 'string') throw new Error(`${column} of an edition is no text`)
  return value
}

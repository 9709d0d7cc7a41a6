import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Subject } from '../../domain/chronicle.ts'
import { PUBLIC_ID_NUMBERS, publicIdOf, neighbouringPublicIds } from '../../domain/public-id.ts'
import { loadRows } from '../bulk-load.ts'
import type { Database } from '../schema.ts'

export interface NewSubjectId {
  readonly subject_id: string
  readonly public_id: string
}

/**
 * Ids for companies or sites that had none: the subject is known inside by its public id in small letters. Those asked for together
 * are neighbours: what an import writes then falls on few pages of each index, not on a page of its own for each row.
 */
export async function allocateSubjectIds(db: Kysely<Database>, count: number): Promise<NewSubjectId[]> {
  const free = new Set<string>()
  while (free.size < count) {
    const tries = neighbouringPublicIds()
      .take(count - free.size)
      .toArray()
    const taken = await takenPublicIds(db, tries)
    for (const id of tries) if (!taken.has(id)) free.add(id)
  }
  return [...free].map((public_id) => ({ subject_id: public_id.toLowerCase(), public_id }))
}

/** The same slug of the same edition gets the same id on every machine; where two meet, the next try of the later one. */
export async function editionPublicIds(db: Kysely<Database>, editionId: string, slugs: readonly string[]): Promise<Map<string, string>> {
  const out = new Map<string, string>()
  const used = new Set<string>()
  let open = slugs.toSorted()
  for (let turn = 0; open.length > 0; turn++) {
    const tries = open.map((slug) => [slug, publicIdFor(`${editionId} ${slug} ${turn}`)] as const)
    const taken = await takenPublicIds(
      db,
      tries.flatMap(([, id]) => id ?? []),
    )
    open = []
    for (const [slug, id] of tries) {
      if (id === undefined || taken.has(id) || used.has(id)) open.push(slug)
      else {
        used.add(id)
        out.set(slug, id)
      }
    }
  }
  return out
}

function publicIdFor(text: string): string | undefined {
  return publicIdOf(Number(createHash('sha256').update(text).digest().readBigUInt64BE() % BigInt(PUBLIC_ID_NUMBERS)))
}

async function takenPublicIds(db: Kysely<Database>, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ public_id: string }>`select public_id from subject where public_id = any(${[...ids]}::text[])`.execute(db)
  return new Set(rows.map((row) => row.public_id))
}

export async function insertSubjects(trx: Kysely<Database>, subjects: readonly Subject[]): Promise<void> {
  await loadRows(
    trx,
    'subject',
    subjects.map((subject) => ({ ...subject, created_at: subject.created_at.toISOString() })),
  )
}

export async function findSubjects(db: Kysely<Database>, subjectIds: readonly string[]): Promise<Map<string, Subject>> {
  const ids = [...subjectIds]
  const rows = await db
    .selectFrom('subject')
    .selectAll()
    .where('subject_id', '=', sql<string>`any(${ids}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.subject_id, row]))
}

export function findSubjectByPublicId(db: Kysely<Database>, publicId: string): Promise<Subject | undefined> {
  return db.selectFrom('subject').selectAll().where('public_id', '=', publicId).executeTakeFirst()
}

/** The company that stands for each today: after merges, and after moves of a site. Ids nobody knows are left out. */
export async function currentCompanies(db: Kysely<Database>, subjectIds: readonly string[]): Promise<Map<string, string>> {
  const out = new Map<string, string>()
  const subjects = await findSubjects(db, subjectIds)
  // Where each stands on its way; a way has few steps.
  let open = new Map([...subjects.keys()].map((id) => [id, id]))
  for (let step = 0; open.size > 0 && step < 100; step++) {
    const here = [...new Set(open.values())]
    const known = await findSubjects(db, here)
    const next = await nextSteps(db, here)
    const moving = new Map<string, string>()
    for (const [from, at] of open) {
      const subject = known.get(at)
      const to = next.get(at) ?? (subject?.kind === 'site' ? subject.company_id : undefined)
      if (to === undefined) out.set(from, at)
      else moving.set(from, to)
    }
    open = moving
  }
  return out
}

/** All ids a company has had: its own, and those of companies merged into it. */
export async function idsMergedInto(db: Kysely<Database>, companyId: string): Promise<string[]> {
  const out = [companyId]
  for (let step = out; step.length > 0 && out.length < 1000;) {
    const { rows } = await sql<{ subject_id: string }>`
      select subject_id from subject_link
      where target_id = any(${step}::text[]) and kind = 'same_as' and ended_at is null`.execute(db)
    step = rows.map((row) => row.subject_id).filter((id) => !out.includes(id))
    out.push(...step)
  }
  return out
}

/** A merge comes before a move: a merged site is where its survivor is. */
async function nextSteps(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  const links = await db
    .selectFrom('subject_link')
    .select(['subject_id', 'kind', 'target_id'])
    .where('subject_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('ended_at', 'is', null)
    .orderBy('event_id')
    .execute()
  const out = new Map<string, string>()
  for (const kind of ['belongs_to', 'same_as']) for (const link of links) if (link.kind === kind) out.set(link.subject_id, link.target_id)
  return out
}

/** Companies born in an import of which nothing is left to show. */
export async function vanishedCompanies(db: Kysely<Database>, importId: string): Promise<string[]> {
  const { rows } = await sql<{ company_id: string }>`
    select s.company_id from subject s left join company c on c.company_id = s.company_id
    where s.import_id = ${importId} and s.kind = 'company' and c.company_id is null
      and not exists (select from subject_link l where l.company_id = s.company_id and l.subject_id = s.subject_id
                        and l.kind = 'same_as' and l.ended_at is null)`.execute(db)
  return rows.map((row) => row.company_id)
}

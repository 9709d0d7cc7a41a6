import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { NeedState } from '../../domain/needs.ts'
import type { Condition } from '../../domain/policy/condition.ts'
import { scopeOf } from '../policy-scope.ts'
import type { Database } from '../schema.ts'

export type EditionNeedRow = Selectable<Database['need']>
export type PostedNeedRow = Selectable<Database['posted_need']>
export type NeedPartRow = Selectable<Database['need_part']>

export function editionNeeds(db: Kysely<Database>): Promise<EditionNeedRow[]> {
  return db.selectFrom('need').selectAll().orderBy('need_id').execute()
}

export function findEditionNeed(db: Kysely<Database>, id: string): Promise<EditionNeedRow | undefined> {
  return db.selectFrom('need').selectAll().where('need_id', '=', id).executeTakeFirst()
}

/** With the name of the organisation, and whether staff vouches for it. */
export type NeedOfOrganisation = PostedNeedRow & { organisation_name: string; organisation_verified: boolean }

function withOrganisation(db: Kysely<Database>) {
  return db
    .selectFrom('posted_need')
    .innerJoin('organisation', 'organisation.organisation_id', 'posted_need.organisation_id')
    .selectAll('posted_need')
    .select((eb) => [
      'organisation.name as organisation_name',
      eb('organisation.verified_at', 'is not', null).$castTo<boolean>().as('organisation_verified'),
    ])
}

export function findPostedNeed(db: Kysely<Database>, id: string): Promise<NeedOfOrganisation | undefined> {
  return withOrganisation(db).where('posted_need.need_id', '=', id).executeTakeFirst()
}

/** Nobody else changes it until this transaction ends. */
export async function lockPostedNeed(trx: Kysely<Database>, id: string): Promise<void> {
  await trx.selectFrom('posted_need').select('need_id').where('need_id', '=', id).forUpdate().executeTakeFirst()
}

/** Open on this day, whoever may see them. The caller decides what of them is told. */
export function openPostedNeeds(db: Kysely<Database>, today: string): Promise<NeedOfOrganisation[]> {
  return withOrganisation(db)
    .where('posted_need.state', '=', 'open')
    .where((eb) => eb.or([eb('posted_need.deadline', 'is', null), eb('posted_need.deadline', '>=', today)]))
    .orderBy('posted_need.need_id')
    .execute()
}

interface PostedFilters {
  state?: NeedState | undefined
  organisationId?: string | undefined
  /** Only where this one is named. */
  namedFor?: readonly string[] | undefined
  now: Date
}

/** Those the actor may see as they are written, newest change first. */
export function listPostedNeeds(
  db: Kysely<Database>,
  allowed: Condition,
  { state, organisationId, namedFor, now }: PostedFilters,
): Promise<NeedOfOrganisation[]> {
  let query = withOrganisation(db)
  if (state !== undefined) query = query.where('posted_need.state', '=', state)
  if (organisationId !== undefined) query = query.where('posted_need.organisation_id', '=', organisationId)
  query =
    namedFor === undefined
      ? query.where((eb) => scopeOf(eb, 'posted_need', allowed))
      : namedFor.length === 0
        ? query.where((eb) => eb.val(false))
        : query.where('posted_need.state', '=', 'open').where((eb) =>
            eb.exists(
              eb
                .selectFrom('need_grant')
                .select('need_grant.grant_id')
                .whereRef('need_grant.need_id', '=', 'posted_need.need_id')
                .where('need_grant.grantee_organisation_id', 'in', [...namedFor])
                .where('need_grant.ended_at', 'is', null)
                .where((or) => or.or([or('need_grant.expires_at', 'is', null), or('need_grant.expires_at', '>', now)])),
            ),
          )
  return query.orderBy('posted_need.changed_at', 'desc').orderBy('posted_need.need_id').execute()
}

/** Of one organisation, not ended yet. */
export async function countLivingNeeds(db: Kysely<Database>, organisationId: string): Promise<number> {
  const row = await db
    .selectFrom('posted_need')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', ['draft', 'in_review', 'open'])
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** The same content, posted by the same organisation and not ended. */
export async function findSameNeed(db: Kysely<Database>, organisationId: string, sha256: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('posted_need')
    .select('need_id')
    .where('organisation_id', '=', organisationId)
    .where('content_sha256', '=', sha256)
    .where('state', 'in', ['draft', 'in_review', 'open'])
    .orderBy('need_id')
    .executeTakeFirst()
  return row?.need_id
}

export async function insertPostedNeed(
  trx: Kysely<Database>,
  row: Insertable<Database['posted_need']>,
  parts: readonly Omit<NeedPartRow, 'need_id'>[],
): Promise<void> {
  await trx.insertInto('posted_need').values(row).execute()
  await insertParts(trx, row.need_id, parts)
}

async function insertParts(trx: Kysely<Database>, need_id: string, parts: readonly Omit<NeedPartRow, 'need_id'>[]): Promise<void> {
  if (parts.length > 0)
    await trx
      .insertInto('need_part')
      .values(parts.map((part) => ({ need_id, ...part })))
      .execute()
}

export async function updatePostedNeed(trx: Kysely<Database>, id: string, change: Updateable<Database['posted_need']>): Promise<void> {
  await trx.updateTable('posted_need').set(change).where('need_id', '=', id).execute()
}

export async function replaceParts(trx: Kysely<Database>, id: string, parts: readonly Omit<NeedPartRow, 'need_id'>[]): Promise<void> {
  await trx.deleteFrom('need_part').where('need_id', '=', id).execute()
  await insertParts(trx, id, parts)
}

export function listParts(db: Kysely<Database>, id: string): Promise<NeedPartRow[]> {
  return db.selectFrom('need_part').selectAll().where('need_id', '=', id).orderBy('part_no').execute()
}

/** Everything that hangs on it, too. For drafts. */
export async function deletePostedNeed(trx: Kysely<Database>, id: string): Promise<void> {
  for (const table of ['need_showing', 'need_version', 'need_part', 'need_grant', 'need_run', 'posted_need'] as const)
    await trx.deleteFrom(table).where('need_id', '=', id).execute()
}

export async function insertVersion(trx: Kysely<Database>, row: Insertable<Database['need_version']>): Promise<void> {
  await trx.insertInto('need_version').values(row).execute()
}

/** Newest first. */
export function listVersions(db: Kysely<Database>, id: string) {
  return db.selectFrom('need_version').selectAll().where('need_id', '=', id).orderBy('version', 'desc').execute()
}

export function listShowings(db: Kysely<Database>, id: string) {
  return db.selectFrom('need_showing').selectAll().where('need_id', '=', id).orderBy('version').execute()
}

export async function insertShowing(trx: Kysely<Database>, row: Insertable<Database['need_showing']>): Promise<void> {
  await trx
    .insertInto('need_showing')
    .values(row)
    .onConflict((conflict) => conflict.columns(['need_id', 'version']).doUpdateSet({ at: row.at, shown: row.shown }))
    .execute()
}

/** Open needs whose last day is over. */
export function needsPastDeadline(db: Kysely<Database>, today: string): Promise<PostedNeedRow[]> {
  return db.selectFrom('posted_need').selectAll().where('state', '=', 'open').where('deadline', '<', today).orderBy('need_id').execute()
}

/** What staff have to look at, and what they have looked at lately. */
export async function needCases(db: Kysely<Database>, since: Date) {
  const rows = await db
    .selectFrom('posted_need')
    .select(['submitted_at', 'reviewed_at', 'due_on', 'state'])
    .where('submitted_at', 'is not', null)
    .where((eb) => eb.or([eb('state', '=', 'in_review'), eb('reviewed_at', '>=', since)]))
    .execute()
  return rows.map((row) => ({
    filed_at: row.submitted_at ?? since,
    settled_at: row.state === 'in_review' ? null : row.reviewed_at,
    due_on: row.due_on,
    asked: false,
    working_days: null,
  }))
}

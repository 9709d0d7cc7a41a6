import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '../schema.ts'

export type InvitationRow = Omit<Selectable<Database['organisation_invitation']>, 'token_hash'> & { inviter_name: string | null }

function invitations(db: Kysely<Database>) {
  return db
    .selectFrom('organisation_invitation as invitation')
    .leftJoin('auth_user as inviter', 'inviter.id', 'invitation.invited_by')
    .select([
      'invitation.invitation_id',
      'invitation.organisation_id',
      'invitation.email',
      'invitation.role',
      'invitation.invited_by',
      'invitation.created_at',
      'invitation.expires_at',
      'invitation.ended_at',
      'invitation.outcome',
      'inviter.name as inviter_name',
    ])
}

/** Newest first. */
export function listInvitationRows(db: Kysely<Database>, organisationId: string): Promise<InvitationRow[]> {
  return invitations(db).where('invitation.organisation_id', '=', organisationId).orderBy('invitation.invitation_id', 'desc').execute()
}

export function findInvitation(db: Kysely<Database>, id: string): Promise<InvitationRow | undefined> {
  return invitations(db).where('invitation.invitation_id', '=', id).executeTakeFirst()
}

export function findInvitationByHash(db: Kysely<Database>, hash: string): Promise<InvitationRow | undefined> {
  return invitations(db).where('invitation.token_hash', '=', hash).executeTakeFirst()
}

export async function insertInvitation(db: Kysely<Database>, row: Insertable<Database['organisation_invitation']>): Promise<void> {
  await db.insertInto('organisation_invitation').values(row).execute()
}

/** False when it had ended before: of two answers at once only one counts. */
export async function endInvitation(
  db: Kysely<Database>,
  id: string,
  outcome: NonNullable<InvitationRow['outcome']>,
  at: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('organisation_invitation')
    .set({ ended_at: at, outcome })
    .where('invitation_id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

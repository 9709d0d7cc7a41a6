import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

export interface Person {
  readonly user_id: string | null
  /** In small letters. */
  readonly email: string | null
}

type Rows = Record<string, unknown>[]

/** Everything kept about one person, without secrets. What is encrypted is for the service to open. */
export async function readPersonRows(db: Kysely<Database>, { user_id, email }: Person): Promise<Record<string, Rows>> {
  const id = user_id ?? ''
  const address = email ?? ''
  return {
    account: await db
      .selectFrom('auth_user')
      .select([
        'id',
        'name',
        'email',
        'email_verified',
        'language',
        'staff_role',
        'two_factor_enabled',
        'created_at',
        'blocked_at',
        'blocked_reason',
      ])
      .where('id', '=', id)
      .execute(),
    sessions: await db
      .selectFrom('auth_session')
      .select(['user_agent', 'created_at', 'expires_at'])
      .where('user_id', '=', id)
      .orderBy('id')
      .execute(),
    sign_in: await db.selectFrom('auth_credential').select(['provider_id', 'created_at']).where('user_id', '=', id).orderBy('id').execute(),
    keys: await db
      .selectFrom('api_key')
      .select(['name', 'start', 'scopes', 'created_at', 'expires_at', 'last_used_on', 'ended_at'])
      .where('user_id', '=', id)
      .orderBy('key_id')
      .execute(),
    organisations: await db
      .selectFrom('organisation_member as member')
      .innerJoin('organisation', 'organisation.organisation_id', 'member.organisation_id')
      .select(['organisation.organisation_id', 'organisation.name', 'member.role', 'member.joined_at'])
      .where('member.user_id', '=', id)
      .orderBy('organisation.organisation_id')
      .execute(),
    invitations: await db
      .selectFrom('organisation_invitation')
      .select(['organisation_id', 'role', 'created_at', 'expires_at', 'outcome'])
      .where('email', '=', address)
      .orderBy('invitation_id')
      .execute(),
    claims: await db
      .selectFrom('claim')
      .select(['claim_id', 'company_id', 'state', 'created_at'])
      .where('user_id', '=', id)
      .orderBy('claim_id')
      .execute(),
    company_proposals: await db
      .selectFrom('company_proposal')
      .select(['name', 'tax_code', 'makes', 'state', 'created_at'])
      .where('user_id', '=', id)
      .orderBy('proposal_id')
      .execute(),
    documents: await db
      .selectFrom('document')
      .select(['document_id', 'company_id', 'kind', 'state', 'created_at'])
      .where('uploaded_by', '=', id)
      .orderBy('document_id')
      .execute(),
    inquiries: await db
      .selectFrom('inquiry')
      .select(['inquiry_id', 'company_id', 'subject', 'purpose', 'state', 'created_at'])
      .where('from_user_id', '=', id)
      .orderBy('inquiry_id')
      .execute(),
    messages: await db
      .selectFrom('inquiry_message')
      .select(['inquiry_id', 'side', 'text', 'created_at'])
      .where('user_id', '=', id)
      .orderBy('message_id')
      .execute(),
    introductions: await db
      .selectFrom('introduction')
      .select(['introduction_id', 'company_id', 'title', 'state', 'created_at'])
      .where('created_by', '=', id)
      .orderBy('introduction_id')
      .execute(),
    introduction_steps: await db
      .selectFrom('introduction_step')
      .select(['introduction_id', 'party', 'step', 'mark', 'reason', 'text', 'value_kind', 'band', 'at'])
      .where('actor', '=', `user:${id}`)
      .orderBy('introduction_id')
      .orderBy('step_no')
      .execute(),
    introduction_messages: await db
      .selectFrom('introduction_message')
      .select(['introduction_id', 'party', 'text', 'created_at'])
      .where('user_id', '=', id)
      .orderBy('message_id')
      .execute(),
    introduction_documents: await db
      .selectFrom('introduction_document')
      .select(['document_id', 'introduction_id', 'kind', 'title', 'created_at', 'deleted_at'])
      .where('uploaded_by', '=', id)
      .orderBy('document_id')
      .execute(),
    conduct_replies: await db
      .selectFrom('conduct')
      .select(['side', 'subject_id', 'reply', 'replied_at'])
      .where('replied_by', '=', id)
      .orderBy('subject_id')
      .execute(),
    reports: await db
      .selectFrom('inquiry_report')
      .select(['inquiry_id', 'reason', 'created_at', 'outcome'])
      .where('user_id', '=', id)
      .orderBy('report_id')
      .execute(),
    mail: await db
      .selectFrom('mail')
      .select(['template', 'language', 'subject', 'state', 'created_at', 'sent_at'])
      .where('to_address', '=', address)
      .orderBy('mail_id')
      .execute(),
    privacy_requests: await db
      .selectFrom('privacy_request')
      .select(['ref', 'kind', 'state', 'filed_at', 'due_on', 'closed_at'])
      .where('user_id', '=', id)
      .orderBy('filed_at')
      .execute(),
    private_values: await db
      .selectFrom('private_fact')
      .select(['fact_id', 'company_id', 'property', 'visibility', 'created_at', 'ended_at'])
      .where('actor', '=', `user:${id}`)
      .orderBy('fact_id')
      .execute(),
    log: await db.selectFrom('audit_entry').select(['at', 'action', 'target']).where('actor', '=', `user:${id}`).orderBy('seq').execute(),
  }
}

/** Takes a person out of everything but the log, which names them by an id that leads nowhere then. Returns how many rows of each. */
export async function erasePersonRows(
  trx: Kysely<Database>,
  { user_id, email }: Person,
  emailHash: string | null,
): Promise<Record<string, number>> {
  const id = user_id ?? ''
  const address = email ?? ''
  const done: Record<string, number> = {}
  const count = async (name: string, work: Promise<{ numDeletedRows: bigint } | { numUpdatedRows: bigint }>) => {
    const result = await work
    const rows = Number('numDeletedRows' in result ? result.numDeletedRows : result.numUpdatedRows)
    if (rows > 0) done[name] = rows
  }
  if (user_id !== null) {
    await count('sessions', trx.deleteFrom('auth_session').where('user_id', '=', id).executeTakeFirst())
    await count('credentials', trx.deleteFrom('auth_credential').where('user_id', '=', id).executeTakeFirst())
    await count('second_factors', trx.deleteFrom('auth_two_factor').where('user_id', '=', id).executeTakeFirst())
    await count('tokens', trx.deleteFrom('auth_verification').where('value', 'like', `%${id}%`).executeTakeFirst())
    await count('keys', trx.deleteFrom('api_key').where('user_id', '=', id).executeTakeFirst())
    await count('memberships', trx.deleteFrom('organisation_member').where('user_id', '=', id).executeTakeFirst())
    await count('inquiries', trx.updateTable('inquiry').set({ subject: null }).where('from_user_id', '=', id).executeTakeFirst())
    await count('messages', trx.updateTable('inquiry_message').set({ text: null }).where('user_id', '=', id).executeTakeFirst())
    await count('introductions', trx.updateTable('introduction').set({ title: null }).where('created_by', '=', id).executeTakeFirst())
    await count(
      'introduction_steps',
      trx
        .updateTable('introduction_step')
        .set({ text: null })
        .where('actor', '=', `user:${id}`)
        .where('text', 'is not', null)
        .executeTakeFirst(),
    )
    await count(
      'introduction_messages',
      trx.updateTable('introduction_message').set({ text: null }).where('user_id', '=', id).executeTakeFirst(),
    )
    await count(
      'introduction_documents',
      trx.updateTable('introduction_document').set({ title: null }).where('uploaded_by', '=', id).executeTakeFirst(),
    )
    await count(
      'conduct_replies',
      trx.updateTable('conduct').set({ reply: null, replied_by: null }).where('replied_by', '=', id).executeTakeFirst(),
    )
    await count('reports', trx.updateTable('inquiry_report').set({ reason: null }).where('user_id', '=', id).executeTakeFirst())
    await count('answers', trx.deleteFrom('idempotency_key').where('actor', '=', `user:${id}`).executeTakeFirst())
    await count(
      'privacy_requests',
      trx.updateTable('privacy_request').set({ email: null, email_hash: null, text: null }).where('user_id', '=', id).executeTakeFirst(),
    )
    await count(
      'accounts',
      trx
        .updateTable('auth_user')
        .set({
          name: '',
          email: `${id}@erased.invalid`,
          email_verified: false,
          image: null,
          two_factor_enabled: null,
          staff_role: null,
          blocked_at: sql<Date>`coalesce(blocked_at, current_timestamp)`,
          blocked_reason: 'erased',
        })
        .where('id', '=', id)
        .executeTakeFirst(),
    )
  }
  if (email !== null) {
    await count('invitations', trx.deleteFrom('organisation_invitation').where('email', '=', address).executeTakeFirst())
    await count('mail', trx.deleteFrom('mail').where('to_address', '=', address).executeTakeFirst())
    await count('proof_mailboxes', trx.updateTable('claim_proof').set({ mailbox: null }).where('mailbox', '=', address).executeTakeFirst())
    await count(
      'correction_contacts',
      trx
        .deleteFrom('correction_contact')
        .where((eb) => eb(eb.fn('strpos', [eb.fn('lower', ['contact']), eb.val(address)]), '>', 0))
        .executeTakeFirst(),
    )
  }
  if (emailHash !== null) {
    await count('contacts', trx.deleteFrom('contact').where('email_hash', '=', emailHash).executeTakeFirst())
    await count(
      'privacy_requests_by_address',
      trx
        .updateTable('privacy_request')
        .set({ email: null, email_hash: null, text: null })
        .where('email_hash', '=', emailHash)
        .executeTakeFirst(),
    )
  }
  return done
}

/** Organisations of which this person is the last owner, with whoever has been there longest among those of the highest role. */
export async function ownedAlone(trx: Kysely<Database>, userId: string): Promise<{ organisation_id: string; heir: string | null }[]> {
  const owned = await trx
    .selectFrom('organisation_member as mine')
    .select('mine.organisation_id')
    .where('mine.user_id', '=', userId)
    .where('mine.role', '=', 'owner')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('organisation_member as other')
            .select('other.user_id')
            .whereRef('other.organisation_id', '=', 'mine.organisation_id')
            .where('other.role', '=', 'owner')
            .where('other.user_id', '!=', userId),
        ),
      ),
    )
    .orderBy('mine.organisation_id')
    .execute()
  return Promise.all(
    owned.map(async ({ organisation_id }) => {
      const heir = await trx
        .selectFrom('organisation_member')
        .select('user_id')
        .where('organisation_id', '=', organisation_id)
        .where('user_id', '!=', userId)
        .orderBy((eb) => eb.case().when('role', '=', 'editor').then(0).else(1).end())
        .orderBy('joined_at')
        .limit(1)
        .executeTakeFirst()
      return { organisation_id, heir: heir?.user_id ?? null }
    }),
  )
}

export async function makeOwner(trx: Kysely<Database>, organisationId: string, userId: string): Promise<void> {
  await trx
    .updateTable('organisation_member')
    .set({ role: 'owner' })
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .execute()
}

/** Nobody is left who could speak for its companies. */
export async function endSpeaking(trx: Kysely<Database>, organisationId: string, at: Date): Promise<void> {
  await trx
    .updateTable('organisation_company')
    .set({ ended_at: at })
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .execute()
}

export async function passwordHashOf(db: Kysely<Database>, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('auth_credential')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? undefined
}

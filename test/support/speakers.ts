import type { MemberRole, OrganisationKind } from '../../src/domain/policy/actor.ts'
import { uuidV7 } from '../../src/domain/uuid-v7.ts'
import type { DemoApp } from './demo-app.ts'

interface NewOrganisation {
  kind: OrganisationKind
  verified?: boolean
  /** Claims that stand. */
  companies?: readonly string[]
  members?: Readonly<Record<string, MemberRole>>
  name?: string
}

/** An organisation of people who have accounts, as claims and staff would have made it. */
export async function makeOrganisation(
  { context: { db } }: Pick<DemoApp, 'context'>,
  { kind, verified = false, companies = [], members = {}, name = `Tổ chức ${kind}` }: NewOrganisation,
): Promise<string> {
  const organisation_id = uuidV7()
  const now = new Date()
  await db
    .insertInto('organisation')
    .values({
      organisation_id,
      kind,
      name,
      tax_code: null,
      country: null,
      website: null,
      created_by: 'nobody',
      created_at: now,
      verified_at: verified ? now : null,
      verified_by: null,
      verified_reason: null,
    })
    .execute()
  for (const [email, role] of Object.entries(members)) {
    const { id } = await db.selectFrom('auth_user').select('id').where('email', '=', email).executeTakeFirstOrThrow()
    await db.insertInto('organisation_member').values({ organisation_id, user_id: id, role, joined_at: now }).execute()
  }
  for (const company_id of companies)
    await db
      .insertInto('organisation_company')
      .values({ organisation_id, company_id, claim_id: uuidV7(), since: now, ended_at: null })
      .execute()
  return organisation_id
}

import { findUser, providersOfUsers, type UserRow } from '../../db/queries/users.ts'
import { namesOfOrganisations } from '../../db/queries/organisations.ts'
import type { Actor } from '../../domain/policy/actor.ts'
import type { ServiceContext } from '../context.ts'

interface Asking {
  readonly actor: Actor
  readonly user: UserRow | null
  readonly session: { readonly expires_at: Date } | null
}

export async function describeAccount({ db }: ServiceContext, { actor, user: asked, session }: Asking) {
  // Anew: it may just have been changed.
  const user = asked && (await findUser(db, asked.id))
  const names = await namesOfOrganisations(
    db,
    actor.memberships.map((membership) => membership.organisation_id),
  )
  return {
    signed_in: user != null,
    user: user
      ? {
          user_id: user.id,
          name: user.name,
          email: user.email,
          language: user.language,
          staff_role: user.staff_role,
          second_factor: user.two_factor_enabled === true,
          signs_in_by: waysIn((await providersOfUsers(db, [user.id])).get(user.id)),
        }
      : null,
    staff: actor.staff,
    operator: actor.operator,
    expires_at: session?.expires_at.toISOString() ?? null,
    organisations: actor.memberships.map((membership) => ({
      ...membership,
      company_ids: [...membership.company_ids],
      name: names.get(membership.organisation_id) ?? membership.organisation_id,
    })),
    scopes: actor.scopes && [...actor.scopes],
  }
}

/** As the contract names them. */
export function waysIn(providers: readonly string[] = []): ('password' | 'agency')[] {
  return providers.map((id) => (id === 'credential' ? 'password' : 'agency'))
}

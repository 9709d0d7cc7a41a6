import * as z from 'zod'
import { cleanName } from '../../domain/clean-name.ts'
import { MEMBER_ROLES, ORGANISATION_KINDS } from '../../domain/policy/actor.ts'
import { forAdminPersons, forMembers, forPersons, forThemselves } from './access.ts'
import { cursor, lang, limit, page, q } from './common.ts'

const tags = ['Organisations']

export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id as this API gives it')
  .max(36)
const kind = z.enum(ORGANISATION_KINDS)
const memberRole = z.enum(MEMBER_ROLES)
const name = z.string().overwrite(cleanName).min(2).max(200).describe('As it is registered')
const taxCode = z
  .string()
  .trim()
  .regex(/^[\dA-Za-z][\dA-Za-z ./-]{2,29}$/, 'letters and digits')
  .describe('MST, or the number of another country')
const country = z
  .string()
  .regex(/^[A-Z]{3}$/, 'ISO 3166-1 alpha-3, like VNM')
  .describe('ISO 3166-1 alpha-3')
const website = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(300)
const reason = z.string().trim().min(3).max(500).describe('Kept in the log')
const token = z.string().regex(/^[\w-]{43}$/, 'the token out of the link')
const organisation_id = uuid
const user_id = uuid

export const organisation = z.object({
  organisation_id: z.string(),
  kind,
  name: z.string(),
  tax_code: z.string().nullable(),
  country: z.string().nullable(),
  website: z.string().nullable(),
  created_at: z.string(),
  verified_at: z.string().nullable().describe('Since when staff vouches for it'),
  verified_reason: z.string().nullable().describe('What staff looked at; for members and staff'),
  members: z.int(),
  company_ids: z.array(z.string()).describe('Companies it speaks for'),
  role: memberRole.nullable().describe('Mine in it; null = I am no member'),
  may_change: z.boolean().describe('I may change it, invite, and change roles'),
  may_verify: z.boolean().describe('I may vouch for it'),
})
export type Organisation = z.infer<typeof organisation>

export const organisationMember = z.object({
  user_id: z.string(),
  name: z.string(),
  email: z.string().nullable().describe('For themselves, for owners and for administrators'),
  role: memberRole,
  joined_at: z.string(),
  myself: z.boolean(),
  blocked: z.boolean().describe('Cannot sign in'),
})

export const INVITATION_STATES = ['open', 'expired', 'accepted', 'refused', 'revoked'] as const

export const organisationInvitation = z.object({
  invitation_id: z.string(),
  email: z.string(),
  role: memberRole,
  invited_by: z.string().describe('Name of who sent it'),
  created_at: z.string(),
  expires_at: z.string(),
  ended_at: z.string().nullable(),
  state: z.enum(INVITATION_STATES),
})

export const organisationContract = {
  list: forMembers
    .route({ method: 'GET', path: '/organisations', tags, summary: 'Organisations I belong to; for staff all of them' })
    .input(
      z.object({
        q,
        kind: kind.optional(),
        verified: z.stringbool().optional(),
        mine: z.stringbool().optional().describe('Only those I belong to'),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(organisation)),
  create: forPersons
    .route({ method: 'POST', path: '/organisations', successStatus: 201, tags, summary: 'Make an organisation; whoever makes it owns it' })
    .input(
      z.object({
        kind,
        name,
        tax_code: taxCode.optional(),
        country: country.default('VNM'),
        website: website.optional(),
        lang,
      }),
    )
    .output(organisation),
  get: forMembers
    .route({ method: 'GET', path: '/organisations/{organisation_id}', tags, summary: 'One organisation' })
    .input(z.object({ organisation_id, lang }))
    .output(organisation),
  update: forPersons
    .route({
      method: 'PATCH',
      path: '/organisations/{organisation_id}',
      tags,
      summary: 'Change what it is called and where it is found; a new name or number ends what staff vouched for',
    })
    .input(
      z.object({
        organisation_id,
        name: name.optional(),
        tax_code: taxCode.nullable().optional(),
        country: country.optional(),
        website: website.nullable().optional(),
        lang,
      }),
    )
    .output(organisation),
  verify: forAdminPersons
    .route({
      method: 'POST',
      path: '/organisations/{organisation_id}/verify',
      tags,
      summary: 'Vouch for an organisation, or take that back; not for one’s own',
    })
    .input(z.object({ organisation_id, verified: z.boolean().default(true), reason, lang }))
    .output(organisation),
  members: forMembers
    .route({ method: 'GET', path: '/organisations/{organisation_id}/members', tags, summary: 'Who belongs to it' })
    .input(z.object({ organisation_id, limit, cursor, lang }))
    .output(page(organisationMember)),
  changeMember: forPersons
    .route({ method: 'PATCH', path: '/organisations/{organisation_id}/members/{user_id}', tags, summary: 'Another role; one owner stays' })
    .input(z.object({ organisation_id, user_id, role: memberRole, lang }))
    .output(organisationMember),
  removeMember: forPersons
    .route({
      method: 'DELETE',
      path: '/organisations/{organisation_id}/members/{user_id}',
      tags,
      summary: 'Take somebody out, or leave; the last owner cannot go',
    })
    .input(z.object({ organisation_id, user_id, lang }))
    .output(z.object({ user_id: z.string(), removed: z.literal(true) })),
  invitations: forMembers
    .route({ method: 'GET', path: '/organisations/{organisation_id}/invitations', tags, summary: 'Who was asked to join; for owners' })
    .input(z.object({ organisation_id, state: z.enum(INVITATION_STATES).optional(), limit, cursor, lang }))
    .output(page(organisationInvitation)),
  invite: forPersons
    .route({
      method: 'POST',
      path: '/organisations/{organisation_id}/invitations',
      successStatus: 201,
      tags,
      summary: 'Ask somebody to join, by mail; works for 7 days. A new one to the same address takes the place of the old',
    })
    .input(z.object({ organisation_id, email: z.email().trim().toLowerCase().max(254), role: memberRole.default('member'), lang }))
    .output(organisationInvitation),
  revokeInvitation: forPersons
    .route({
      method: 'DELETE',
      path: '/organisations/{organisation_id}/invitations/{invitation_id}',
      tags,
      summary: 'Take an invitation back',
    })
    .input(z.object({ organisation_id, invitation_id: uuid, lang }))
    .output(organisationInvitation),
}

export const invitationContract = {
  get: forThemselves
    .route({ method: 'GET', path: '/invitations/{token}', tags, summary: 'What the link of an invitation is for' })
    .input(z.object({ token, lang }))
    .output(
      z.object({
        state: z.enum(INVITATION_STATES),
        organisation: z.object({ name: z.string(), kind, verified: z.boolean() }),
        role: memberRole,
        invited_by: z.string(),
        expires_at: z.string(),
        email_hint: z.string().describe('Whom it was sent to, as l…n@example.vn'),
        for_me: z.boolean().describe('I am signed in with that address, so that I can answer'),
      }),
    ),
  answer: forPersons
    .route({
      method: 'POST',
      path: '/invitations/{token}/answer',
      tags,
      summary: 'Accept or refuse; only with the address it was sent to, and once',
    })
    .input(z.object({ token, accept: z.boolean(), lang }))
    .output(z.object({ organisation_id: z.string().nullable().describe('null = refused'), message: z.string() })),
}

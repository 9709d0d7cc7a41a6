import type { Kysely } from 'kysely'
import {
  countOrganisationsMadeBy,
  findOrganisation,
  insertMember,
  insertOrganisation,
  listMemberRows,
  listOrganisationRows,
  type OrganisationRow,
  updateOrganisation,
} from '../../db/queries/organisations.ts'
import { listMemberships } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import type { OrganisationKind } from '../../domain/policy/actor.ts'
import { scope } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking, PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { type MailTemplate, postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { changeableOrganisation, presentOrganisations, readableOrganisation } from './find-organisation.ts'

const MOST_MADE_BY_ONE = 20

interface OrganisationQuery extends PageInput {
  q?: string | undefined
  kind?: OrganisationKind | undefined
  verified?: boolean | undefined
  mine?: boolean | undefined
}

export async function listOrganisations(context: ServiceContext, query: OrganisationQuery, asking: Asking) {
  const { q, kind, verified, mine } = query
  const memberId = mine === true ? (asking.user?.id ?? '') : undefined
  const rows = await listOrganisationRows(context.db, { kind, verified, memberId }, scope(asking.actor, 'organisation', 'read'))
  const words = fold(q ?? '')
  const found =
    words === '' ? rows : rows.filter((row) => matchesAllWords(fold(`${row.name} ${row.tax_code ?? ''} ${row.website ?? ''}`), words))
  const page = pageOf(found, query, (row) => row)
  return { ...page, items: await presentOrganisations(context, asking, page.items) }
}

export async function getOrganisation(context: ServiceContext, wanted: { organisation_id: string; lang: Language }, asking: Asking) {
  return presented(context, await readableOrganisation(context, asking, wanted), asking)
}

async function presented(context: Pick<ServiceContext, 'db'>, row: OrganisationRow, asking: Asking) {
  const [shown] = await presentOrganisations(context, asking, [row])
  if (shown === undefined) throw new Error('An organisation was lost on the way.')
  return shown
}

interface OrganisationInput {
  kind: OrganisationKind
  name: string
  tax_code?: string | undefined
  country: string
  website?: string | undefined
  lang: Language
}

export async function createOrganisation(context: ServiceContext, input: OrganisationInput, asking: PersonAsking, now = new Date()) {
  const { user, by, actor } = asking
  countDeed(context, 'make_organisation', asking.address, input.lang, now)
  const organisation_id = uuidV7(now)
  return inTransaction(context.db, async (trx) => {
    if ((await countOrganisationsMadeBy(trx, user.id)) >= MOST_MADE_BY_ONE)
      throw new Problem('conflict', wording(input.lang).text('organisation.too_many_made', { most: MOST_MADE_BY_ONE }))
    const row: OrganisationRow = {
      organisation_id,
      kind: input.kind,
      name: input.name,
      tax_code: input.tax_code ?? null,
      country: input.country,
      website: input.website ?? null,
      created_by: user.id,
      created_at: now,
      verified_at: null,
      verified_by: null,
      verified_reason: null,
    }
    await insertOrganisation(trx, row)
    await insertMember(trx, { organisation_id, user_id: user.id, role: 'owner', joined_at: now })
    await writeAudit(trx, { actor: by, action: 'organisation.create', target: organisation_id, details: { kind: input.kind } }, now)
    return presented({ db: trx }, row, { ...asking, actor: { ...actor, memberships: await listMemberships(trx, user.id) } })
  })
}

interface OrganisationChange {
  organisation_id: string
  name?: string | undefined
  tax_code?: string | null | undefined
  country?: string | undefined
  website?: string | null | undefined
  lang: Language
}

/** What staff vouched for was this name and this number: with another one they look again. */
export async function changeOrganisation(context: ServiceContext, input: OrganisationChange, asking: Asking, now = new Date()) {
  countDeed(context, 'change_organisation', asking.address, input.lang, now)
  return inTransaction(context.db, async (trx) => {
    const row = await changeableOrganisation(trx, asking, input)
    const wanted = { name: input.name, tax_code: input.tax_code, country: input.country, website: input.website }
    const change = Object.fromEntries(
      Object.entries(wanted).filter(([key, value]) => value !== undefined && value !== row[key as keyof typeof wanted]),
    )
    if (Object.keys(change).length === 0) return presented({ db: trx }, row, asking)
    const unverified = row.verified_at !== null && ('name' in change || 'tax_code' in change || 'country' in change)
    const ended = unverified ? { verified_at: null, verified_by: null, verified_reason: null } : {}
    await updateOrganisation(trx, row.organisation_id, { ...change, ...ended })
    const details = { fields: Object.keys(change), ...(unverified && { verified: false }) }
    await writeAudit(trx, { actor: asking.by, action: 'organisation.change', target: row.organisation_id, details }, now)
    await tellOwners(
      trx,
      context,
      { organisation: row, template: 'organisation_changed', person: asking.user?.name, except: asking.user?.id },
      now,
    )
    return presented({ db: trx }, { ...row, ...change, ...ended }, asking)
  })
}

/** Staff vouches that a buyer is one, an agency is one; or takes that back. */
export async function verifyOrganisation(
  context: ServiceContext,
  input: { organisation_id: string; verified: boolean; reason: string; lang: Language },
  asking: Asking,
  now = new Date(),
) {
  return inTransaction(context.db, async (trx) => {
    const row = await changeableOrganisation(trx, asking, input, 'verify')
    const { verified, reason } = input
    if (!verified && row.verified_at === null) throw new Problem('conflict', wording(input.lang).text('organisation.not_verified'))
    const change = verified
      ? { verified_at: now, verified_by: asking.user?.id ?? 'operator', verified_reason: reason }
      : { verified_at: null, verified_by: null, verified_reason: null }
    await updateOrganisation(trx, row.organisation_id, change)
    await writeAudit(
      trx,
      { actor: asking.by, action: 'organisation.verify', target: row.organisation_id, details: { verified, reason } },
      now,
    )
    await tellOwners(trx, context, { organisation: row, template: verified ? 'organisation_verified' : 'organisation_unverified' }, now)
    return presented({ db: trx }, (await findOrganisation(trx, row.organisation_id)) ?? row, asking)
  })
}

interface News {
  readonly organisation: Pick<OrganisationRow, 'organisation_id' | 'name'>
  readonly template: MailTemplate
  /** Whom it tells of. */
  readonly person?: string | undefined
  readonly except?: string | undefined
}

/** Owners learn what others change, each in their language. */
export async function tellOwners(
  trx: Kysely<Database>,
  { accounts }: Pick<ServiceContext, 'accounts'>,
  { organisation, template, person, except }: News,
  now: Date,
): Promise<void> {
  const owners = await listMemberRows(trx, { organisationId: organisation.organisation_id, role: 'owner' })
  for (const owner of owners.filter(({ user_id, blocked_at }) => user_id !== except && blocked_at === null)) {
    const values = {
      name: owner.name,
      organisation: organisation.name,
      person: person ?? wording(owner.language).text('organisation.staff'),
      link: pageLink(accounts, owner.language, `organisations/${organisation.organisation_id}`),
    }
    await postMail(trx, { to: owner.email, template, language: owner.language, values }, now)
  }
}

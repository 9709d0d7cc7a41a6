import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAccounts } from '../../src/services/accounts/accounts.ts'
import { createKey, endOwnKey } from '../../src/services/accounts/api-keys.ts'
import type { PersonAsking } from '../../src/services/accounts/asking.ts'
import { verifyAudit } from '../../src/services/accounts/audit.ts'
import { changeUser } from '../../src/services/accounts/manage-users.ts'
import { postMail } from '../../src/services/accounts/outbox.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { answerInvitation, invite } from '../../src/services/organisations/invitations.ts'
import { changeMember, removeMember } from '../../src/services/organisations/members.ts'
import { createOrganisation } from '../../src/services/organisations/organisations.ts'
import { claimMail } from '../../src/db/queries/mail.ts'
import { insertUser } from '../../src/db/queries/credentials.ts'
import { findUserByEmail, listMemberships } from '../../src/db/queries/users.ts'
import { uuidV7 } from '../../src/domain/uuid-v7.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'
import { tokenIn } from '../support/people.ts'

const ROUNDS = 8

/** What two do at the same moment. PGlite has them one after the other; a server has not. */
for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let database: TestDatabase
    let context: ServiceContext
    beforeAll(async () => {
      database = await openTestDatabase(engine)
      context = {
        db: database.db,
        accounts: openAccounts(database.db, { secret: 'secret-of-the-tests-of-people', url: 'http://localhost' }),
      } as ServiceContext
    })
    afterAll(() => database.dispose())

    let people = 0
    async function person(staff_role: 'admin' | null = null): Promise<string> {
      const email = `n${++people}@vidu.vn`
      await insertUser(database.db, { id: uuidV7(), name: `Người ${people}`, email, language: 'vi', email_verified: true, at: new Date() })
      await database.db.updateTable('auth_user').set({ staff_role, two_factor_enabled: true }).where('email', '=', email).execute()
      return email
    }
    async function asking(email: string): Promise<PersonAsking> {
      const user = await findUserByEmail(database.db, email)
      if (user === undefined) throw new Error(`${email} is gone`)
      const memberships = await listMemberships(database.db, user.id)
      const actor = { user_id: user.id, operator: false, staff: user.staff_role, memberships, scopes: null }
      return { actor, user, by: `user:${user.id}`, address: `192.0.2.${people}` }
    }
    async function tokenOf(email: string): Promise<string> {
      const mail = await database.db
        .selectFrom('mail')
        .select('body')
        .where('to_address', '=', email)
        .where('template', '=', 'invitation')
        .orderBy('mail_id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
      return tokenIn(mail.body)
    }
    const outcomes = async (work: readonly Promise<unknown>[]) => {
      const settled = await Promise.allSettled(work)
      for (const each of settled) if (each.status === 'rejected') expect(each.reason).toMatchObject({ name: 'Problem' })
      return settled.filter(({ status }) => status === 'fulfilled').length
    }
    const lang = 'en' as const

    test('of two owners who go, one stays', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const [one, two] = [await person(), await person()]
        const { organisation_id } = await createOrganisation(
          context,
          { kind: 'buyer', name: 'Ví dụ', country: 'VNM', lang },
          await asking(one),
        )
        await invite(context, { organisation_id, email: two, role: 'owner', lang }, await asking(one))
        await answerInvitation(context, { token: await tokenOf(two), accept: true, lang }, await asking(two))
        const [first, second] = [await asking(one), await asking(two)]
        const done = await outcomes([
          removeMember(context, { organisation_id, user_id: first.user.id, lang }, first),
          changeMember(context, { organisation_id, user_id: second.user.id, role: 'member', lang }, second),
        ])
        expect(done).toBe(1)
      }
    })

    test('who was taken out changes nothing, though the request was under way', async () => {
      const [one, two] = [await person(), await person()]
      const { organisation_id } = await createOrganisation(
        context,
        { kind: 'buyer', name: 'Ví dụ', country: 'VNM', lang },
        await asking(one),
      )
      await invite(context, { organisation_id, email: two, role: 'owner', lang }, await asking(one))
      await answerInvitation(context, { token: await tokenOf(two), accept: true, lang }, await asking(two))
      const [first, second] = [await asking(one), await asking(two)]
      await removeMember(context, { organisation_id, user_id: second.user.id, lang }, first)
      const late = invite(context, { organisation_id, email: 'friend@vidu.vn', role: 'owner', lang }, second)
      await expect(late).rejects.toMatchObject({ name: 'Problem', code: 'not_found' })
    })

    test('of two answers to an invitation, one counts', async () => {
      const [one, two] = [await person(), await person()]
      const { organisation_id } = await createOrganisation(
        context,
        { kind: 'buyer', name: 'Ví dụ', country: 'VNM', lang },
        await asking(one),
      )
      for (let round = 0; round < ROUNDS; round++) {
        await invite(context, { organisation_id, email: two, role: 'member', lang }, await asking(one))
        const token = await tokenOf(two)
        const who = await asking(two)
        const done = await outcomes([true, true, false].map((accept) => answerInvitation(context, { token, accept, lang }, who)))
        expect(done).toBe(1)
        if ((await asking(two)).actor.memberships.length > 0)
          await removeMember(context, { organisation_id, user_id: who.user.id, lang }, await asking(two))
      }
    })

    test('of all administrators who demote each other, one stays', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        await database.db.updateTable('auth_user').set({ staff_role: null }).execute()
        const admins = await Promise.all([await person('admin'), await person('admin'), await person('admin')].map(asking))
        const reason = 'at the same moment'
        const demote = (by: number, whom: number) =>
          changeUser(context, { user_id: admins[whom]!.user.id, staff_role: null, reason, lang }, admins[by]!)
        await outcomes([demote(0, 1), demote(1, 2), demote(2, 0)])
        const left = await database.db.selectFrom('auth_user').select('id').where('staff_role', '=', 'admin').execute()
        expect(left).toHaveLength(1)
      }
    })

    test('there are never more than ten living keys, and ending them beside a block waits for nobody for ever', async () => {
      const admin = await asking(await person('admin'))
      for (let round = 0; round < 3; round++) {
        const who = await asking(await person())
        const made: { key_id: string }[] = []
        const make = async () => void made.push((await createKey(context, { name: 'x', scopes: ['read'], days: 1, lang }, who)).item)
        expect(await outcomes(Array.from({ length: 13 }, make))).toBe(10)
        const end = made.map(({ key_id }) => endOwnKey(context, { key_id, lang }, who))
        const block = changeUser(context, { user_id: who.user.id, blocked: true, reason: 'at the same moment', lang }, admin)
        await outcomes([...end.slice(0, 5), block, ...end.slice(5)])
        const living = await database.db
          .selectFrom('api_key')
          .select('key_id')
          .where('user_id', '=', who.user.id)
          .where('ended_at', 'is', null)
          .execute()
        expect(living).toEqual([])
      }
    })

    test('each mail is taken by one', async () => {
      await database.db.deleteFrom('mail').execute()
      for (let n = 0; n < 12; n++)
        await postMail(database.db, { to: 'an@vidu.vn', template: 'password_changed', language: 'vi', values: { name: 'An' } })
      const now = new Date()
      const taken = await Promise.all(Array.from({ length: 16 }, () => claimMail(database.db, now, new Date(now.getTime() + 60_000))))
      const ids = taken.flatMap((row) => (row === undefined ? [] : [row.mail_id]))
      expect(new Set(ids).size).toBe(ids.length)
      while ((await claimMail(database.db, now, new Date(now.getTime() + 60_000))) !== undefined) ids.push('later')
      expect(ids).toHaveLength(12)
    })

    test('the log is whole after all of that', async () => {
      const { broken_at, entries } = await verifyAudit(database.db)
      expect(broken_at).toBeNull()
      expect(entries).toBeGreaterThan(ROUNDS * 4)
    })
  })
}

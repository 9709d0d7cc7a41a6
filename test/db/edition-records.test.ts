import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkProjection } from '../../src/db/queries/projection-check.ts'
import { loadEdition } from '../../src/edition/load.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'
import { readSmallEdition, type SmallEdition, smallEdition } from '../support/edition.ts'

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(`${title}: loading an edition again`, () => {
    let handle: TestDatabase
    let version = 1
    beforeAll(async () => {
      handle = await openTestDatabase(engine)
      await loadEdition(handle, await readSmallEdition())
    })
    afterAll(() => handle.dispose())

    const load = async (change: (edition: SmallEdition) => void = () => {}) => {
      const edition = smallEdition()
      version += 1
      edition.package.version = String(version)
      change(edition)
      await loadEdition(handle, await readSmallEdition(edition))
      expect(await checkProjection(handle.db)).toMatchObject({ equal: true })
    }
    const records = () => handle.db.selectFrom('record').selectAll().where('origin', '=', 'edition').orderBy('record_id').execute()
    const dead = () => handle.db.selectFrom('retraction').select(['record_id', 'ended_at']).orderBy('retracted_at').execute()
    const events = async () =>
      (await handle.db.selectFrom('event').select('payload').orderBy('event_id').execute()).map((row) => row.payload)
    const siteCompanies = async () =>
      (await handle.db.selectFrom('site').select(['site_id', 'company_id']).execute()).map((row) => row.company_id)

    test('rows that say the same keep their record and the day it was recorded', async () => {
      const before = await records()
      expect(before).toHaveLength(7)
      await load()
      expect(await records()).toEqual(before)
      expect(await events()).toEqual([{ edition_id: 'small', added: 7, removed: 0 }])
    })

    test('a row that changed is a new record; the old one no longer counts', async () => {
      await load((edition) => {
        edition.rows['company']![1]!['note'] = 'Rolls foil'
      })
      expect(await records()).toHaveLength(8)
      expect(await dead()).toMatchObject([{ record_id: expect.stringMatching(/^company:foil-works@/), ended_at: null }])
      expect((await events()).at(-1)).toEqual({ edition_id: 'small', added: 1, removed: 1 })
    })

    test('a row that comes back is the record it was', async () => {
      await load()
      expect(await records()).toHaveLength(8)
      expect(await dead()).toMatchObject([{ ended_at: expect.any(Date) }, { ended_at: null }])
    })

    test('a company that is gone is not shown, and known again when it is back, under its public id', async () => {
      const publicId = async () =>
        (await handle.db.selectFrom('company').select('public_id').where('company_id', '=', 'foil-works').executeTakeFirst())?.public_id
      const before = await publicId()
      expect(before).toMatch(/^VN[0-9A-Z]{8}$/)
      await load((edition) => {
        edition.rows['company']!.splice(1)
        edition.rows['company_segment']!.splice(1)
      })
      expect(await publicId()).toBeUndefined()
      await load()
      expect(await publicId()).toBe(before)
    })

    test('a site can go to another company, and back', async () => {
      await load((edition) => {
        edition.rows['site']![0]!['company_id'] = 'foil-works'
        edition.rows['company_segment']![0]!['site_id'] = ''
        edition.rows['company_fact']![0]!['site_id'] = ''
      })
      expect(await siteCompanies()).toEqual(['foil-works'])
      await load()
      expect(await siteCompanies()).toEqual(['acme-boards'])
    })
  })

  describe.skipIf(skip)(`${title}: public ids of an edition`, () => {
    test('are the same on every machine', async () => {
      const found: unknown[] = []
      for (let i = 0; i < 2; i++) {
        const handle = await openTestDatabase(engine)
        await loadEdition(handle, await readSmallEdition())
        found.push(await handle.db.selectFrom('subject').select(['subject_id', 'public_id']).orderBy('subject_id').execute())
        await handle.dispose()
      }
      expect(found[0]).toEqual(found[1])
    })
  })
}

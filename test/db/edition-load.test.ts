import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findLoadedEdition } from '../../src/db/edition-store.ts'
import { loadEdition } from '../../src/edition/load.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'
import { readSmallEdition, smallEdition } from '../support/edition.ts'

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let handle: TestDatabase
    beforeAll(async () => {
      handle = await openTestDatabase(engine)
    })
    afterAll(() => handle.dispose())

    const companies = async (): Promise<string[]> =>
      (await handle.db.selectFrom('company').select('company_id').orderBy('company_id').execute()).map((row) => row.company_id)

    test('loads an edition with its types and its missing values', async () => {
      const progress: number[] = []
      const result = await loadEdition(handle, await readSmallEdition(), { onProgress: ({ rowsDone }) => progress.push(rowsDone) })
      expect(result).toEqual({ status: 'loaded', rows: 50 })
      expect(progress.at(-1)).toBe(50)
      expect(progress).toEqual(progress.toSorted((a, b) => a - b))
      expect(await handle.db.selectFrom('heading_trade').select(['year', 'value_usd', 'missing_reason']).orderBy('year').execute()).toEqual(
        [
          { year: 1995, value_usd: null, missing_reason: 'below_cutoff' },
          { year: 2022, value_usd: 1500000.5, missing_reason: null },
        ],
      )
      expect(await handle.db.selectFrom('segment_input').select('essential').where('curated', '=', 'proposed').execute()).toEqual([
        { essential: false },
      ])
      expect(await findLoadedEdition(handle.db)).toMatchObject({
        edition_id: 'small',
        version: '1',
        country: 'VNM',
        fictional: false,
        loaded_at: expect.any(Date),
        title: { ko: expect.any(String) },
      })
    })

    test('loads the same files only once', async () => {
      const before = await findLoadedEdition(handle.db)
      expect(await loadEdition(handle, await readSmallEdition())).toEqual({ status: 'already_loaded', rows: 0 })
      expect(await findLoadedEdition(handle.db)).toEqual(before)
    })

    test('replaces everything when the files have changed, and drops what was computed from the old ones', async () => {
      await handle.db
        .insertInto('gap')
        .values({ segment_id: 'bare-boards', rank: 1, score: 0.5, parts: JSON.stringify({}) })
        .execute()
      await handle.db
        .insertInto('segment_indicator')
        .values(
          [2020, null].map((year) => ({
            segment_id: 'bare-boards',
            indicator: 'rca',
            year,
            value: 1,
            unit: 'ratio',
            missing_reason: null,
            source_ids: ['editors'],
            inputs: JSON.stringify({}),
          })),
        )
        .execute()
      const next = smallEdition()
      next.rows['company']!.push({ ...next.rows['company']![1]!, company_id: 'third-firm' })
      expect(await loadEdition(handle, await readSmallEdition(next))).toEqual({ status: 'loaded', rows: 51 })
      expect(await companies()).toEqual(['acme-boards', 'foil-works', 'third-firm'])
      expect(await handle.db.selectFrom('gap').selectAll().execute()).toEqual([])
    })

    test('loads again after an update of the schema', async () => {
      const edition = await readSmallEdition()
      await loadEdition(handle, edition)
      await handle.db.updateTable('edition').set({ schema_version: '0001-older' }).execute()
      expect(await loadEdition(handle, edition)).toMatchObject({ status: 'loaded' })
    })

    test('leaves everything as it was when the edition has an error', async () => {
      const broken = smallEdition()
      broken.rows['company_segment']![0]!['segment_id'] = 'nowhere'
      await expect(loadEdition(handle, await readSmallEdition(broken))).rejects.toMatchObject({
        code: 'edition_invalid',
        message: expect.stringContaining('company_segment.csv:2:segment_id'),
        problems: [{ rule: 'foreign_key' }],
      })
      expect(await companies()).toEqual(['acme-boards', 'foil-works'])
    })

    test('leaves everything as it was when PostgreSQL refuses a row in the middle', async () => {
      // A package of somebody else may ask for less than our tables do; the database still refuses it, and all of it.
      const loose = smallEdition()
      loose.package.resources
        .find((each) => each.name === 'need')!
        .schema.fields.find((field) => field.name === 'visibility')!.constraints = {}
      loose.rows['need']![0]!['visibility'] = ''
      loose.rows['company']!.splice(1)
      loose.rows['company_segment']!.splice(1)
      await expect(loadEdition(handle, await readSmallEdition(loose))).rejects.toMatchObject({ code: 'query_failed', sqlstate: '23502' })
      expect(await companies()).toEqual(['acme-boards', 'foil-works'])
      expect(await findLoadedEdition(handle.db)).toMatchObject({ edition_id: 'small' })
    })

    test('refuses another edition unless told to replace', async () => {
      const other = smallEdition()
      other.package.name = 'other'
      const edition = await readSmallEdition(other)
      await expect(loadEdition(handle, edition)).rejects.toMatchObject({
        code: 'edition_mismatch',
        message: expect.stringMatching(/"small", not "other".*MATXICH_DATA/),
      })
      expect(await loadEdition(handle, edition, { replace: true })).toMatchObject({ status: 'loaded' })
      expect(await findLoadedEdition(handle.db)).toMatchObject({ edition_id: 'other' })
    })
  })
}

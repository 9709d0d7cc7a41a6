import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkProjection } from '../../src/db/queries/projection-check.ts'
import { rebuildProjection } from '../../src/db/queries/projection.ts'
import { companiesByEntry } from '../../src/db/queries/vocabularies.ts'
import { changeStatements } from '../../src/db/transaction.ts'
import { VOCABULARIES } from '../../src/domain/vocabulary.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { listCurationEvents } from '../../src/services/curation/event-log.ts'
import { undoCuration } from '../../src/services/curation/undo-decision.ts'
import { decideWord, listWords } from '../../src/services/curation/words.ts'
import { prepareEdition } from '../../src/services/prepare-edition.ts'
import { openContext } from '../../src/services/renew.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { listVocabularyEntries } from '../../src/services/vocabulary/list-entries.ts'
import { listVocabularies } from '../../src/services/vocabulary/list-vocabularies.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'
import { DEMO } from '../support/demo-app.ts'

const AT = new Date('2026-12-01T03:00:00Z')

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(`vocabularies · ${title}`, () => {
    let handle: TestDatabase
    let context: ServiceContext
    let companies: string[]

    beforeAll(async () => {
      handle = await openTestDatabase(engine)
      await prepareEdition(handle, DEMO, () => {})
      context = await openContext(handle.db, join(handle.place, 'uploads'))
      const rows = await handle.db.selectFrom('company').select('company_id').orderBy('company_id').limit(2).execute()
      companies = rows.map((row) => row.company_id)
      for (const [index, subject_id] of companies.entries())
        await assertStatements(context, {
          about: { subject_id },
          values: { 'process#new': index === 0 ? 'Xoắn dây kiểu mới' : 'XOẮN DÂY, kiểu mới' },
          evidence_grade: 'document',
          actor: 'tester',
          at: AT,
        })
    }, 120_000)
    afterAll(() => handle.dispose())

    const find = async (q: string) =>
      (await listWords(context, { vocabulary: 'process', q, lang: 'en', limit: 50 })).items.find((word) => word.word === q)
    const termsOf = async () =>
      (
        await handle.db
          .selectFrom('company_fact')
          .select(['company_id', 'value', 'term_id'])
          .where('property', '=', 'process')
          .where('value', 'ilike', 'xoắn dây%')
          .orderBy('company_id')
          .execute()
      ).map((row) => row.term_id)
    const WORD = 'xoan day kieu moi'

    test('the edition loads them; every entry can be read in every language', async () => {
      const { items } = await listVocabularies(context, { lang: 'vi', limit: 50 })
      expect(items.map((each) => each.id)).toEqual([...VOCABULARIES])
      for (const vocabulary of VOCABULARIES) {
        const page = await listVocabularyEntries(context, { vocabulary, lang: 'ko', limit: 500 })
        expect(page.total).toBe(items.find((each) => each.id === vocabulary)?.entries)
        expect(
          page.items.every((entry) => entry.group !== null && entry.names.ja.length === 1),
          vocabulary,
        ).toBe(true)
        expect(Object.values(page.facets.group).reduce((sum, each) => sum + each.count, 0)).toBe(page.total)
      }
    })

    test('certificates say what they cover and where to verify them', async () => {
      const { items } = await listVocabularyEntries(context, { vocabulary: 'scheme', q: 'iatf', lang: 'en', limit: 50 })
      expect(items.map((entry) => entry.id)).toEqual(['iatf-16949'])
      expect(items[0]).toMatchObject({ level: 'site', usual_years: 3, verify_url: 'https://www.iatfglobaloversight.org' })
      expect(items[0]?.near_words).toContain('ISO/TS 16949')
      expect(items[0]?.synonyms.en).not.toContain('~ISO/TS 16949')
    })

    const processIds = async () => (await handle.db.selectFrom('process').select('process_id').execute()).map((row) => row.process_id)

    test('companies are counted as the search selects them', async () => {
      const stated = await handle.db
        .selectFrom('company_fact')
        .select('company_id')
        .distinct()
        .where('property', '=', 'equipment')
        .where('term_id', '=', 'injection-moulding-machine')
        .execute()
      expect((await companiesByEntry(handle.db, 'equipment_type', [])).get('injection-moulding-machine')).toBe(stated.length)
      expect((await companiesByEntry(handle.db, 'process', await processIds())).size).toBeGreaterThan(10)
    })

    test('one word of two spellings waits once, with the firms that use it', async () => {
      const word = await find(WORD)
      expect(word).toMatchObject({ facts: 2, companies: 2, vocabulary: 'process' })
      expect(word?.examples.map((each) => each.id)).toEqual(companies)
      expect(await termsOf()).toEqual([null, null])
    })

    test('a decision gives all facts the entry; undoing it takes it back', async () => {
      const decision = { vocabulary: 'process', word: 'Xoắn dây kiểu mới', entry_id: 'wire-stranding', lang: 'en' } as const
      const { event_id, companies: touched } = await decideWord(context, decision, 'tester', AT)
      expect(touched).toBe(2)
      expect(await termsOf()).toEqual(['wire-stranding', 'wire-stranding'])
      expect(await find(WORD)).toBeUndefined()
      expect((await companiesByEntry(handle.db, 'process', ['wire-stranding'])).get('wire-stranding')).toBeGreaterThanOrEqual(2)
      expect(await checkProjection(handle.db)).toMatchObject({ equal: true, differing: [] })
      await expect(decideWord(context, decision, 'tester', AT)).rejects.toThrow(/decided already/)

      const { items } = await listCurationEvents(context, { kind: 'word', lang: 'en', limit: 10 })
      expect(items[0]).toMatchObject({ event_id, can_undo: true, kind_name: 'Word decided' })
      expect(items[0]?.summary).toContain('wire-stranding')

      // What a load or a replay shows anew keeps what was decided.
      await changeStatements(handle.db, (trx) => rebuildProjection(trx))
      expect(await termsOf()).toEqual(['wire-stranding', 'wire-stranding'])

      await undoCuration(context, { id: event_id, reason: 'It is something else.', lang: 'en' }, 'tester', AT)
      expect(await termsOf()).toEqual([null, null])
      expect(await find(WORD)).toMatchObject({ companies: 2 })
      expect(await checkProjection(handle.db)).toMatchObject({ equal: true, differing: [] })
    })

    test('"no word of this vocabulary" takes it out of the queue and leaves the facts alone', async () => {
      const decision = { vocabulary: 'process', word: WORD, entry_id: null, lang: 'en' } as const
      const { event_id } = await decideWord(context, decision, 'tester', AT)
      expect(await find(WORD)).toBeUndefined()
      expect(await termsOf()).toEqual([null, null])
      await undoCuration(context, { id: event_id, lang: 'en' }, 'tester', AT)
      expect(await find(WORD)).toMatchObject({ companies: 2 })
    })

    test('refuses entries and words that are not there', async () => {
      const decide = (word: string, entry_id: string) =>
        decideWord(context, { vocabulary: 'process', word, entry_id, lang: 'en' }, 'tester', AT)
      await expect(decide(WORD, 'no-such-process')).rejects.toThrow(/no entry “no-such-process”/)
      await expect(decide('a word nobody said', 'wire-stranding')).rejects.toThrow(/No fact waits/)
    })

    test('the queue has pages, facets and suggestions', async () => {
      const all = await listWords(context, { lang: 'vi', limit: 500 })
      expect(all.items).toHaveLength(all.total)
      expect(all.facets.vocabulary.reduce((sum, each) => sum + each.count, 0)).toBe(all.total)
      const first = await listWords(context, { lang: 'vi', limit: 1 })
      expect(first.total).toBe(all.total)
      const second = await listWords(context, { lang: 'vi', limit: 1, cursor: first.next_cursor ?? '' })
      expect([first.items[0]?.word, second.items[0]?.word]).toEqual(all.items.slice(0, 2).map((each) => each.word))
      expect((await find(WORD))?.suggestions.length).toBeGreaterThan(0)
    })
  })
}

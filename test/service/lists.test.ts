import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServiceContext } from '../../src/services/context.ts'
import { queueDigests } from '../../src/services/saved-searches/make-digests.ts'
import {
  deleteSavedSearch,
  getSavedSearch,
  listHeldSearches,
  listSearchDigests,
  saveSearch,
  sweepSavedSearches,
} from '../../src/services/saved-searches/saved-searches.ts'
import { runNextJob } from '../../src/services/jobs/jobs.ts'
import { addItem, changeItem, listItems, removeItem } from '../../src/services/shortlists/items.ts'
import {
  changeTitle,
  createShortlist,
  deleteShortlist,
  getShortlist,
  listHeldShortlists,
  sweepShortlists,
} from '../../src/services/shortlists/shortlists.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { mergeSubjects } from '../../src/services/statements/merge.ts'
import { retractStatement } from '../../src/services/statements/retract.ts'
import { undoEvent } from '../../src/services/statements/undo.ts'
import { HANDLERS } from '../../src/jobs/handlers.ts'
import { engines } from '../support/database.ts'
import { curator, openSmallDirectory, type SmallDirectory } from '../support/small-directory.ts'

const lang = 'en'
let visitors = 0
/** From an address of their own, so that one test does not use up what another may do. */
const visitor = (edit_key?: string) => ({ address: `192.0.2.${(visitors += 1)}`, edit_key })
const PAGE = { limit: 200, lang } as const

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let directory: SmallDirectory
    let context: ServiceContext
    beforeAll(async () => {
      directory = await openSmallDirectory(engine)
      context = directory.context
    })
    afterAll(() => directory.dispose())

    /** A company that makes copper foil; a curator says so. */
    const found = async (name: string, values: object = {}) => {
      const { subject_id, record_id } = await assertStatements(context, {
        ...curator,
        about: { kind: 'company' },
        values: { name_en: name, 'segment#copper-foil/maker': {}, ...values },
        evidence_grade: 'document',
      })
      return { id: subject_id, record_id }
    }
    const namesOn = async (id: string) => (await listItems(context, { id, ...PAGE })).items.map((item) => item.name)

    describe('a shortlist', () => {
      const make = async () => {
        const { shortlist_id: id, edit_key } = await createShortlist(context, { lang }, visitor(), 0)
        return { id, edit_key }
      }

      test('holds companies in an order, with notes; by any id, each once', async () => {
        const { id, edit_key } = await make()
        const who = visitor(edit_key)
        await addItem(context, { id, company_id: 'acme-boards', lang }, who)
        const { public_id } =
          (await context.db.selectFrom('company').select('public_id').where('company_id', '=', 'foil-works').executeTakeFirst()) ?? {}
        const added = await addItem(context, { id, company_id: public_id ?? '', note: 'ask for samples', lang }, who)
        expect(added).toMatchObject({ company_id: 'foil-works', note: 'ask for samples', position: 2, already: false, state: 'present' })
        expect(await addItem(context, { id, company_id: 'foil-works', lang }, who)).toMatchObject({
          already: true,
          note: 'ask for samples',
        })
        await changeItem(context, { id, company_id: 'foil-works', position: 1, lang }, who)
        expect(await namesOn(id)).toEqual(['Foil Works', 'Acme Boards'])
        expect(await changeItem(context, { id, company_id: 'foil-works', note: '', lang }, who)).toMatchObject({ note: null, position: 1 })
        await removeItem(context, { id, company_id: 'foil-works', lang }, who)
        expect(await namesOn(id)).toEqual(['Acme Boards'])
        expect(await getShortlist(context, { id, lang })).toMatchObject({ title: 'My shortlist', total: 1 })
        await expect(removeItem(context, { id, company_id: 'foil-works', lang }, who)).rejects.toMatchObject({ code: 'not_found' })
        await expect(addItem(context, { id, company_id: 'nobody', lang }, who)).rejects.toMatchObject({ code: 'not_found' })
      })

      test('whoever has the address reads it; only the key changes it', async () => {
        const { id, edit_key } = await make()
        await addItem(context, { id, company_id: 'acme-boards', lang }, visitor(edit_key))
        for (const key of [undefined, '', 'x'.repeat(24), (await make()).edit_key]) {
          const other = visitor(key)
          for (const deed of [
            () => addItem(context, { id, company_id: 'foil-works', lang }, other),
            () => changeItem(context, { id, company_id: 'acme-boards', note: 'mine', lang }, other),
            () => removeItem(context, { id, company_id: 'acme-boards', lang }, other),
            () => changeTitle(context, { id, title: 'Mine', lang }, other),
            () => deleteShortlist(context, { id, lang }, other),
          ])
            await expect(deed()).rejects.toMatchObject({ code: 'forbidden' })
        }
        expect(await namesOn(id)).toEqual(['Acme Boards'])
        expect(await listHeldShortlists(context, new Map([[id, 'wrong']]))).toMatchObject({ items: [], total: 0 })
        expect(await listHeldShortlists(context, new Map([[id, edit_key]]))).toMatchObject({ items: [{ shortlist_id: id, total: 1 }] })
        const stored = await context.db.selectFrom('shortlist').selectAll().where('shortlist_id', '=', id).executeTakeFirst()
        expect(JSON.stringify(stored)).not.toContain(edit_key)
      })

      test('a copy has a key of its own and leaves the first as it is', async () => {
        const { id, edit_key } = await make()
        await addItem(context, { id, company_id: 'acme-boards', note: 'first', lang }, visitor(edit_key))
        const copy = await createShortlist(context, { copy_of: id, lang }, visitor(), 0)
        expect(copy.title).toBe('Copy of My shortlist')
        await changeItem(context, { id: copy.shortlist_id, company_id: 'acme-boards', note: 'second', lang }, visitor(copy.edit_key))
        expect((await listItems(context, { id, ...PAGE })).items).toMatchObject([{ note: 'first' }])
        expect((await listItems(context, { id: copy.shortlist_id, ...PAGE })).items).toMatchObject([{ note: 'second' }])
        await deleteShortlist(context, { id: copy.shortlist_id, lang }, visitor(copy.edit_key))
        await expect(getShortlist(context, { id: copy.shortlist_id, lang })).rejects.toMatchObject({ code: 'not_found' })
      })

      test('says when a company was merged into another, and when it is gone', async () => {
        const { id, edit_key } = await make()
        const fading = await found('Fading Foils')
        for (const company_id of ['foil-works', fading.id]) await addItem(context, { id, company_id, lang }, visitor(edit_key))
        const { event_id } = await mergeSubjects(context, { ...curator, survivor: 'acme-boards', loser: 'foil-works' })
        await retractStatement(context, { ...curator, subject_id: fading.id, statement_id: `${fading.record_id}:*` })
        const { items } = await listItems(context, { id, ...PAGE })
        expect(items).toMatchObject([
          { company_id: 'foil-works', state: 'merged', name: 'Acme Boards', company: { id: 'acme-boards' } },
          { company_id: fading.id, state: 'gone', name: 'Fading Foils', company: null },
        ])
        expect(items.map((item) => item.message)).toEqual([
          '“Foil Works” was merged into Acme Boards: two records turned out to be one company.',
          '“Fading Foils” is no longer in the directory.',
        ])
        await undoEvent(context, { ...curator, event_id })
        expect((await listItems(context, { id, ...PAGE })).items[0]).toMatchObject({ state: 'present', message: null })
      })

      test('two hundred companies at most, twenty lists of one browser, twenty an hour of one address', async () => {
        const { id, edit_key } = await make()
        await context.db
          .insertInto('shortlist_item')
          .values(
            Array.from({ length: 199 }, (_, index) => ({
              shortlist_id: id,
              company_id: `filler-${index}`,
              position: index + 1,
              note: null,
              company_name: 'Filler',
              added_at: new Date(),
            })),
          )
          .execute()
        expect(await addItem(context, { id, company_id: 'acme-boards', lang }, visitor(edit_key))).toMatchObject({ position: 200 })
        await expect(addItem(context, { id, company_id: 'foil-works', lang }, visitor(edit_key))).rejects.toMatchObject({
          code: 'conflict',
        })
        await expect(createShortlist(context, { lang }, visitor(), 20)).rejects.toMatchObject({ code: 'conflict' })
        const one = visitor()
        const now = new Date('2026-03-02T02:00:00Z')
        for (let made = 0; made < 20; made += 1) await createShortlist(context, { lang }, one, 0, now)
        await expect(createShortlist(context, { lang }, one, 0, now)).rejects.toMatchObject({ code: 'too_many' })
        await createShortlist(context, { lang }, one, 0, new Date('2026-03-02T03:00:01Z'))
      })

      test('is thrown away when nobody read or changed it for twelve months', async () => {
        const made = new Date('2025-01-10T00:00:00Z')
        const [kept, lost] = [
          await createShortlist(context, { lang }, visitor(), 0, made),
          await createShortlist(context, { lang }, visitor(), 0, made),
        ]
        const read = new Date('2025-02-01T00:00:00Z')
        expect(await getShortlist(context, { id: kept.shortlist_id, lang }, read)).toMatchObject({ kept_until: '2026-02-01' })
        await sweepShortlists(context, new Date('2026-01-10T00:00:00Z'))
        expect(await getShortlist(context, { id: lost.shortlist_id, lang }, made)).toMatchObject({ total: 0 })
        await sweepShortlists(context, new Date('2026-01-10T00:00:01Z'))
        await expect(getShortlist(context, { id: lost.shortlist_id, lang })).rejects.toMatchObject({ code: 'not_found' })
        expect(await getShortlist(context, { id: kept.shortlist_id, lang }, read)).toMatchObject({ title: 'My shortlist' })
      })
    })

    describe('a saved search', () => {
      const FOIL = { query: 'segment=copper-foil', filters: { segment: ['copper-foil'] }, lang } as const
      const save = (now?: Date) => saveSearch(context, FOIL, visitor(), 0, now)
      /** What the job of that day does, for all searches. */
      const digestsOf = async (day: string) => {
        await queueDigests(context, new Date(`${day}T01:00:00Z`))
        const failures: unknown[] = []
        while (await runNextJob(context, HANDLERS, new AbortController().signal, (error) => failures.push(error))) continue
        expect(failures).toEqual([])
      }
      const tomorrow = (days = 1) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

      test('tells what came, changed and went, and why', async () => {
        const [staying, leaving, merging, vanishing] = [
          await found('Staying Foils'),
          await found('Leaving Foils'),
          await found('Merging Foils'),
          await found('Vanishing Foils'),
        ]
        const { saved_search_id: id, total } = await save()
        // Foil Works of the edition and the four.
        expect(total).toBe(5)
        const quiet = await getSavedSearch(context, { id, lang })
        expect(quiet).toMatchObject({ query: FOIL.query, now: { total: 5, added: [], changed: [], gone: [] } })
        expect(quiet.terms).toMatchObject([{ param: 'segment', value: 'copper-foil' }])

        await assertStatements(context, {
          ...curator,
          about: { subject_id: staying.id },
          values: { ownership: 'domestic' },
          evidence_grade: 'document',
        })
        await retractStatement(context, {
          ...curator,
          subject_id: leaving.id,
          statement_id: `${leaving.record_id}:segment#copper-foil/maker`,
        })
        await mergeSubjects(context, { ...curator, survivor: 'acme-boards', loser: merging.id })
        await retractStatement(context, { ...curator, subject_id: vanishing.id, statement_id: `${vanishing.record_id}:*` })
        const coming = await found('Coming Foils')
        await context.renew()

        // By hand: of five three went, two stayed; Coming Foils came, and Acme Boards with what Merging Foils made and its name,
        // which a curator gave and so counts more than the edition's.
        const expected = {
          added: [
            { company_id: coming.id, name: 'Coming Foils' },
            { company_id: 'acme-boards', name: 'Merging Foils' },
          ],
          changed: [{ company_id: staying.id, name: 'Staying Foils', what: [{ part: 'ownership', name: 'ownership' }] }],
          gone: [
            { company_id: leaving.id, name: 'Leaving Foils', why: 'left', why_text: 'no longer fits the search', into: null },
            { company_id: merging.id, name: 'Merging Foils', why: 'merged', why_text: 'merged into Merging Foils', into: 'acme-boards' },
            { company_id: vanishing.id, name: 'Vanishing Foils', why: 'removed', why_text: 'no longer in the directory', into: null },
          ],
        }
        expect((await getSavedSearch(context, { id, lang })).now).toMatchObject({ total: 4, ...expected })
        await digestsOf(tomorrow())
        const { items } = await listSearchDigests(context, { id, ...PAGE })
        expect(items).toMatchObject([{ digest_no: 1, total: 4, sentence: '2 added, 1 changed, 3 gone', ...expected }])
        // Compared already: the same job once more, and the day after when nothing happened.
        await digestsOf(tomorrow())
        await digestsOf(tomorrow(2))
        expect(await listSearchDigests(context, { id, ...PAGE })).toMatchObject({ total: 1 })
        expect((await getSavedSearch(context, { id, lang })).now).toMatchObject({ total: 4, added: [], changed: [], gone: [] })
      })

      test('is deleted with its key alone', async () => {
        const { saved_search_id: id, edit_key } = await save()
        await expect(deleteSavedSearch(context, { id, lang }, visitor('wrong'))).rejects.toMatchObject({ code: 'forbidden' })
        expect(await listHeldSearches(context, new Map([[id, 'wrong']]), lang)).toMatchObject({ total: 0 })
        expect(await listHeldSearches(context, new Map([[id, edit_key]]), lang)).toMatchObject({ items: [{ saved_search_id: id }] })
        await deleteSavedSearch(context, { id, lang }, visitor(edit_key))
        await expect(getSavedSearch(context, { id, lang })).rejects.toMatchObject({ code: 'not_found' })
      })

      test('needs a filter; and a search that fails does not stop the digests of the others', async () => {
        await expect(saveSearch(context, { query: '', filters: {}, lang }, visitor(), 0)).rejects.toMatchObject({ code: 'invalid' })
        const { saved_search_id: id } = await save()
        // As an older release may have left it.
        await context.db
          .updateTable('saved_search')
          .set({ filters: JSON.stringify({ near: 'park:gone', radius_km: 5 }), checked_at: new Date(0) })
          .execute()
        await digestsOf(tomorrow(3))
        const row = await context.db.selectFrom('saved_search').select('checked_at').where('saved_search_id', '=', id).executeTakeFirst()
        expect(row?.checked_at.getTime()).toBeGreaterThan(0)
      })

      test('is deleted when nobody read it for twelve months', async () => {
        const { saved_search_id: id } = await save(new Date('2025-01-10T00:00:00Z'))
        await sweepSavedSearches(context, new Date('2026-01-10T00:00:00Z'))
        expect(
          (await context.db.selectFrom('saved_search').select('saved_search_id').execute()).map((row) => row.saved_search_id),
        ).toContain(id)
        await sweepSavedSearches(context, new Date('2026-01-10T00:00:01Z'))
        await expect(getSavedSearch(context, { id, lang })).rejects.toMatchObject({ code: 'not_found' })
      })
    })
  })
}

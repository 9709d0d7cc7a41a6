import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getCompany } from '../../src/services/profile/company.ts'
import { listCompanyHistory } from '../../src/services/profile/find-company.ts'
import { listCompanies } from '../../src/services/search/list-companies.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { mergeSubjects } from '../../src/services/statements/merge.ts'
import { retractStatement } from '../../src/services/statements/retract.ts'
import { undoEvent } from '../../src/services/statements/undo.ts'
import { engines } from '../support/database.ts'
import { curator, openSmallDirectory, type SmallDirectory } from '../support/small-directory.ts'

const lang = 'en'

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let directory: SmallDirectory
    let context: ServiceContext
    beforeAll(async () => {
      directory = await openSmallDirectory(engine)
      context = directory.context
    })
    afterAll(() => directory.dispose())

    const found = async (q: string) => (await listCompanies(context, { q, sort: 'name', limit: 10, lang })).items.map((item) => item.id)

    test('a company is found by its slug and by its public id, however it is typed', async () => {
      const { id, public_id, merged_from } = await getCompany(context, { id: 'acme-boards', lang })
      expect([id, merged_from]).toEqual(['acme-boards', null])
      for (const typed of [
        public_id,
        public_id.toLowerCase(),
        `${public_id.slice(0, 2)}-${public_id.slice(2)}`,
        public_id.replaceAll('0', 'O'),
      ])
        expect(await getCompany(context, { id: typed, lang })).toMatchObject({ id, public_id, merged_from: null })
      const mistyped = public_id.slice(0, 5) + (public_id[5] === '7' ? '8' : '7') + public_id.slice(6)
      await expect(getCompany(context, { id: mistyped, lang })).rejects.toMatchObject({ code: 'not_found' })
    })

    test('an id that was merged leads to the survivor; the search finds it by both names, and the read model follows', async () => {
      const loser = await getCompany(context, { id: 'foil-works', lang })
      expect(context.atlas.firms.get('copper-foil')).toMatchObject({ total: 1, unknown: 1, domestic: 0 })
      const { event_id } = await mergeSubjects(context, { ...curator, survivor: 'acme-boards', loser: 'foil-works' })
      const before = context.atlas
      await Promise.all([context.renew(), context.renew(), context.renew()])
      expect(context.atlas).not.toBe(before)
      expect(context.atlas.firms.get('copper-foil')).toMatchObject({ total: 1, unknown: 0, domestic: 1 })
      for (const id of ['foil-works', loser.public_id])
        expect(await getCompany(context, { id, lang })).toMatchObject({
          id: 'acme-boards',
          merged_from: 'foil-works',
          other_names: [{ text: 'Foil Works', kind: 'name_en', lang: 'en' }],
        })
      expect(await found('foil works')).toEqual(['acme-boards'])
      await undoEvent(context, { ...curator, event_id })
      expect(await getCompany(context, { id: 'foil-works', lang })).toMatchObject({ id: 'foil-works', merged_from: null })
      expect(await found('foil works')).toEqual(['foil-works'])
    })

    test('a company of which nothing is left is gone, not unknown; its history stays', async () => {
      const { subject_id, record_id } = await assertStatements(context, {
        ...curator,
        about: { kind: 'company' },
        values: { name_en: 'Third Works' },
        evidence_grade: 'self_declared',
      })
      expect(await found('third')).toEqual([subject_id])
      await retractStatement(context, { ...curator, subject_id, statement_id: `${record_id}:*` })
      await expect(getCompany(context, { id: subject_id, lang })).rejects.toMatchObject({ code: 'gone' })
      await expect(getCompany(context, { id: subject_id, lang: 'ko' })).rejects.toThrow('더 이상 목록에 없습니다')
      expect(await found('third')).toEqual([])
      const { items } = await listCompanyHistory(context, { id: subject_id, lang })
      expect(items.map((event) => [event.kind, event.actor, event.reason])).toEqual([
        ['retract', 'staff', 'the register says so'],
        ['assert', 'staff', 'the register says so'],
      ])
    })

    test('as of a day, a company is what it was shown as then', async () => {
      const change = { ...curator, evidence_grade: 'document' as const }
      const at = (date: string) => new Date(`${date}T12:00:00Z`)
      const about = { subject_id: 'acme-boards' }
      const future = new Date().getUTCFullYear() + 1
      await assertStatements(context, { ...change, about, values: { status: 'closed' }, at: at(`${future}-03-01`) })
      await mergeSubjects(context, { ...curator, survivor: 'foil-works', loser: 'acme-boards', at: at(`${future}-05-01`) })
      const on = async (id: string, date: string) => getCompany(context, { id, as_of: date, lang })
      expect(await on('acme-boards', `${future}-02-28`)).toMatchObject({ id: 'acme-boards', status: 'operating', merged_from: null })
      expect(await on('acme-boards', `${future}-03-01`)).toMatchObject({ id: 'acme-boards', status: 'closed' })
      expect(await on('acme-boards', `${future}-05-01`)).toMatchObject({ id: 'foil-works', merged_from: 'acme-boards' })
      expect((await on('foil-works', `${future}-04-30`)).site_list).toEqual([])
      expect((await on('foil-works', `${future}-05-02`)).site_list).toHaveLength(1)
      await expect(on('acme-boards', '2020-01-01')).rejects.toMatchObject({
        code: 'not_found',
        message: expect.stringContaining('1 Jan 2020'),
      })
    })

    test('what was projected has the columns of the tables', async () => {
      const shown = await getCompany(context, { id: 'foil-works', lang })
      const past = await getCompany(context, { id: 'foil-works', as_of: `${new Date().getUTCFullYear() + 2}-01-01`, lang })
      expect(past).toEqual(shown)
    })
  })
}

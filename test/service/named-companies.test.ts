import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServiceContext } from '../../src/services/context.ts'
import { getCompany } from '../../src/services/profile/company.ts'
import { companiesNamed } from '../../src/services/profile/named-companies.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { engines } from '../support/database.ts'
import { curator, openSmallDirectory, type SmallDirectory } from '../support/small-directory.ts'

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let directory: SmallDirectory
    let context: ServiceContext
    const ids: Record<string, string> = {}
    const company = async (name_en: string, values: object = {}) => {
      const { subject_id } = await assertStatements(context, {
        ...curator,
        about: { kind: 'company' },
        values: { name_en, ...values },
        evidence_grade: 'document',
      })
      ids[name_en] = subject_id
    }
    beforeAll(async () => {
      directory = await openSmallDirectory(engine)
      context = directory.context
      await company('Heron Electronics Vietnam Co., Ltd.', { name_vi: 'Công ty TNHH Điện tử Diệc', 'alias#1': 'HEV Bac Ninh' })
      await company('Canary', { short_name: 'Robin' })
      await company('Canary Trading', { short_name: 'Canary' })
      await company('Wren JSC')
      await company('Finch')
    })
    afterAll(() => directory.dispose())

    const named = async (...names: string[]) => {
      const found = await companiesNamed(context, names, 'en')
      return names.map((name) => found.get(name)?.name ?? null)
    }
    const heron = 'Heron Electronics Vietnam Co., Ltd.'

    test.each([
      ['the whole name, however it is written', 'HERON ELECTRONICS Vietnam Co.,Ltd', heron],
      ['the name without its legal form', 'Heron Electronics Vietnam', heron],
      ['the name in another language', 'Công ty TNHH Điện tử Diệc', heron],
      ['an alias', 'hev bac ninh', heron],
      ['a legal form that the directory leaves out', 'Finch Ltd', 'Finch'],
      ['a part of the name', 'Heron Electronics', null],
      ['more than the name', 'Heron Electronics Vietnam (plant 2)', null],
      ['another legal form', 'Wren Co., Ltd.', null],
      ['a name that two companies are called by', 'Canary', null],
      ['a short name', 'Robin', null],
      ['nothing but signs', '—', null],
    ])('%s', async (_, name, found) => {
      expect(await named(name)).toEqual([found])
    })

    test('a customer leads to the profile; the fact itself stays as it was printed, and nobody is a customer of himself', async () => {
      const customers = ['Heron Electronics Vietnam', 'Finch', 'Nobody Knows'].map((value, at) => [`customer#${at}`, { value }] as const)
      await assertStatements(context, {
        ...curator,
        about: { subject_id: ids['Finch'] ?? '' },
        values: Object.fromEntries(customers),
        evidence_grade: 'document',
      })
      const { facts } = await getCompany(context, { id: ids['Finch'] ?? '', lang: 'en' })
      const shown = facts.filter((fact) => fact.property === 'customer').map((fact) => [fact.text, fact.company])
      expect(Object.fromEntries(shown)).toEqual({
        Finch: null,
        'Heron Electronics Vietnam': { id: ids[heron], name: heron },
        'Nobody Knows': null,
      })
      const stored = await context.db.selectFrom('company_fact').select(['value', 'term_id']).where('property', '=', 'customer').execute()
      expect(stored).toContainEqual({ value: 'Heron Electronics Vietnam', term_id: null })
    })
  })
}

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMPANY_SORTS, SIZE_CLASSES, WANTED_DATA } from '../../src/domain/company-filters.ts'
import { EVIDENCE_GRADES, OWNERSHIPS, ROLES, STAGES } from '../../src/domain/vocabulary.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { retractStatement } from '../../src/services/statements/retract.ts'
import { engines } from '../support/database.ts'
import { DIMENSIONS, oracleCounts, type OracleFilters, oracleIds, readDirectory } from '../support/directory-oracle.ts'
import { openRealEdition, type RealEdition, wholeList } from '../support/real-edition.ts'

const change = { actor: 'test', reason: 'property test', lang: 'en' as const }

describe.each(engines)('what is found on $title', ({ engine, skip }) => {
  describe.skipIf(skip)('loaded', () => {
    let edition: RealEdition
    let firm: string
    beforeAll(async () => {
      edition = await openRealEdition(engine)
      const about = { kind: 'company' } as const
      const born = await assertStatements(edition.context, {
        ...change,
        about,
        values: { name_en: 'Firstborn Testing Works' },
        evidence_grade: 'document',
      })
      firm = born.subject_id
      // Certificates at sites, and some without, so that filters of places and certificates meet.
      const held = { value: 'ISO 9001', term_id: 'iso-9001', details: 'expires_on=2099-12-31; standing=held' }
      for (const [company, site] of [
        ['canon', 'canon-1'],
        ['canon', undefined],
        ['foxconn', 'foxconn-2'],
        ['pinaco', undefined],
        ['samsung-sdi', undefined],
      ] as const) {
        const values = {
          [`certificate#${site ?? 'none'}`]:
            site === undefined ? { ...held, term_id: 'iso-14001', value: 'ISO 14001' } : { ...held, site_id: site },
        }
        await assertStatements(edition.context, { ...change, about: { subject_id: company }, values, evidence_grade: 'document' })
      }
      await edition.context.renew()
    })
    afterAll(() => edition?.dispose())

    const say = async (values: object): Promise<string> => {
      const about = { subject_id: firm }
      return (await assertStatements(edition.context, { ...change, about, values: values as never, evidence_grade: 'document' })).record_id
    }
    const idsOf = async (input: object) =>
      (await wholeList((page) => edition.client.company.list({ ...page, ...input }))).map(({ id }) => id)

    test('a changed field is found by its new value and not by its old one', async () => {
      const letters = fc.array(fc.constantFrom(...'bcdfghjklmpqrstvwxz'), { minLength: 9, maxLength: 9 }).map((list) => list.join(''))
      const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 10, maxLength: 10 }).map((list) => list.join(''))
      const segments = ['copper-foil', 'mlcc', 'bearings', 'electrolyte']
      const field = fc.oneof(
        letters.map((word) => ({ name: 'name_en', values: { name_en: `${word} Works` }, ask: { q: word } })),
        letters.map((word) => ({ name: 'name_vi', values: { name_vi: `Công ty ${word}` }, ask: { q: word } })),
        fc
          .constantFrom('가나다라', '고노도로', '구누두루')
          .map((name) => ({ name: 'name_native', values: { name_native: name, native_lang: 'ko' }, ask: { q: name } })),
        digits.map((code) => ({ name: 'tax_code', values: { tax_code: code }, ask: { q: code } })),
        letters.map((word) => ({
          name: 'product',
          values: { 'segment#optical-films/maker': { product: `parts of ${word}` } },
          ask: { q: word },
        })),
        fc.constantFrom(...segments).map((id) => ({
          name: 'segment',
          values: Object.fromEntries(segments.map((one) => [`segment#${one}/maker`, one === id ? {} : null])),
          ask: { segment: id, role: 'maker' },
        })),
        fc.constantFrom(...OWNERSHIPS).map((value) => ({ name: 'ownership', values: { ownership: value }, ask: { ownership: value } })),
        fc
          .constantFrom('KOR', 'JPN', 'DEU')
          .map((value) => ({ name: 'home_country', values: { home_country: value }, ask: { home_country: value } })),
        fc.constantFrom('20', '120', '600', '5000').map((value) => ({
          name: 'employees',
          values: { 'employees#n': { value, unit: 'people' } },
          ask: { size: { 20: 'under_50', 120: '50_299', 600: '300_999', 5000: '1000_plus' }[Number(value)] },
        })),
        fc.constantFrom('cnc-milling', 'welding', 'electroplating').map((id) => ({
          name: 'process',
          values: { 'process#p': { value: id, term_id: id, details: 'mode=core' } },
          ask: { process: id },
        })),
        fc.constantFrom('iso-9001', 'iatf-16949').map((id) => ({
          name: 'certificate',
          values: { 'certificate#c': { value: id, term_id: id, details: 'expires_on=2099-01-01; standing=held' } },
          ask: { certificate: id },
        })),
      )
      const shown = new Map<string, { ask: object; record: string }>()
      await fc.assert(
        fc.asyncProperty(field, async ({ name, values, ask }) => {
          const before = shown.get(name)
          // Of facts there can be many: the one before is taken back.
          if (before !== undefined)
            await retractStatement(edition.context, { ...change, subject_id: firm, statement_id: `${before.record}:*` })
          shown.set(name, { ask, record: await say(values) })
          expect(await idsOf(ask), JSON.stringify(ask)).toContain(firm)
          if (before !== undefined && JSON.stringify(before.ask) !== JSON.stringify(ask))
            expect(await idsOf(before.ask), JSON.stringify(before.ask)).not.toContain(firm)
        }),
        { numRuns: 60 },
      )
    })

    test('a certificate counts to its last day and no longer', async () => {
      const values = (day: string) => ({
        'certificate#z': { value: 'ISO 45001', term_id: 'iso-45001', details: `expires_on=${day}; standing=held` },
      })
      const today = new Date().toISOString().slice(0, 10)
      const record = await say(values(today))
      expect(await idsOf({ certificate: 'iso-45001' })).toContain(firm)
      const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
      await retractStatement(edition.context, { ...change, subject_id: firm, statement_id: `${record}:*` })
      await say(values(yesterday))
      expect(await idsOf({ certificate: 'iso-45001' })).not.toContain(firm)
    })

    test('totals, pages and counts are those of the rows themselves', async () => {
      const directory = await readDirectory(edition.context, new Date().toISOString().slice(0, 10))
      const some = <T extends string>(values: readonly T[]) =>
        fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 3 })
      const filters = fc.record({
        word: fc.option(fc.constantFrom('samsung', 'foxconn', 'panasonic', 'toyota'), { nil: undefined, freq: 4 }),
        segment: some(['pcba', 'camera-modules', 'smartphones', 'injection-moulding', 'printers-mfp']),
        stage: some(STAGES),
        role: some(ROLES),
        province: some(['bac-ninh', 'bac-giang', 'ha-noi', 'hai-phong', 'vinh-phuc', 'dong-nai']),
        park: some(['que-vo', 'thang-long', 'tien-son', 'yen-phong']),
        certificate: some(['iso-9001', 'iso-14001']),
        process: some(['injection-moulding', 'smt-assembly', 'pcb-fabrication']),
        ownership: some(OWNERSHIPS),
        home_country: some(['KOR', 'JPN', 'VNM']),
        grade: some(EVIDENCE_GRADES),
        size: some(SIZE_CLASSES),
        freshness: fc.option(fc.constantFrom('12m' as const, '24m' as const), { nil: undefined, freq: 2 }),
        has: some(WANTED_DATA),
        lacks: some(WANTED_DATA),
        circle: fc.option(
          fc.constantFrom(
            { lat: 21.1, lon: 106.1, radius_km: 30 },
            { lat: 20.86, lon: 106.68, radius_km: 60 },
            { lat: 10.8, lon: 106.7, radius_km: 45 },
          ),
          { nil: undefined, freq: 3 },
        ),
      })
      const dimensions = fc.constantFrom(...Object.values(DIMENSIONS).flat())
      await fc.assert(
        fc.asyncProperty(
          filters,
          fc.constantFrom(...COMPANY_SORTS),
          fc.array(dimensions, { minLength: 3, maxLength: 5 }),
          async (chosen, sort, looked) => {
            // One of three keeps most answers from being empty.
            const { circle, word, ...rest } = chosen
            const input = { ...rest, q: word, ...(circle && { near: `${circle.lat},${circle.lon}`, radius_km: circle.radius_km }) }
            const order = sort === 'distance' && circle === undefined ? 'relevance' : sort
            const listed = await wholeList((page) => edition.client.company.list({ ...input, ...page, sort: order, limit: 90 } as never))
            expect(listed.map(({ id }) => id).toSorted()).toEqual(oracleIds(directory, chosen as OracleFilters).toSorted())
            const page = await edition.client.company.list({ ...input, limit: 1 } as never)
            expect(page.total).toBe(listed.length)
            for (const dimension of looked) {
              const counts = Object.fromEntries((page.facets[dimension] ?? []).map(({ value, count }) => [value, count]))
              expect(counts, dimension).toEqual(oracleCounts(directory, chosen as OracleFilters, dimension))
            }
          },
        ),
        { numRuns: 120 },
      )
    })
  })
})

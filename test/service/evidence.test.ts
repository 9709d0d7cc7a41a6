import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/domain/vocabulary.ts'
import { explainStatus } from '../../src/services/explain-status.ts'
import { segmentIndicators } from '../../src/services/segment-indicators.ts'
import { wording } from '../../src/services/wording.ts'
import { engines } from '../support/database.ts'
import { objectsIn, openRealEdition, type RealEdition, wholeList } from '../support/real-edition.ts'

/** Every answer the edition can give, walked once: each number and each fact says where it is from, or why it is not there. */

type Found = { where: string; object: Record<string, unknown> }

describe.each(engines)('evidence on $title', ({ engine, skip }) => {
  describe.skipIf(skip)('loaded', () => {
    let edition: RealEdition
    const answers: { where: string; answer: unknown }[] = []
    let objects: Found[] = []

    beforeAll(async () => {
      edition = await openRealEdition(engine)
      const { client } = edition
      const add = (where: string, answer: unknown) => answers.push({ where, answer })
      add('edition', await client.edition.get({}))
      add('methods', await client.edition.methods({}))
      add('coverage', await client.edition.coverage({}))
      add('chain', await client.segment.chain({}))
      add('gaps', await client.segment.gaps({ limit: 500 }))
      for (const name of ['provinces', 'parks', 'gateways', 'programmes', 'institutions'] as const)
        add(name, await client.place[name]({ limit: 500 }))
      for (const name of ['list', 'partners', 'headlines', 'industry'] as const)
        add(`trade ${name}`, await wholeList<unknown>((page) => client.trade[name](page)))
      add('sources', await wholeList((page) => client.source.list(page)))
      const segments = await wholeList((page) => client.segment.list(page))
      const companies = await wholeList((page) => client.company.list(page))
      for (const { id } of segments) add(`segment ${id}`, await client.segment.get({ id }))
      for (const { id } of companies) add(`company ${id}`, await client.company.get({ id }))
      for (const { id } of (await client.place.provinces({ limit: 500 })).items) add(`province ${id}`, await client.place.province({ id }))
      objects = answers.flatMap(({ where, answer }) =>
        [...objectsIn(answer)].map(({ trail, object }) => ({ where: where + trail, object })),
      )
    })
    afterAll(() => edition?.dispose())

    const wrong = (holds: (object: Record<string, unknown>) => boolean) =>
      objects.filter(({ object }) => !holds(object)).map(({ where }) => where)

    test('is of the size promised', async () => {
      const { counts, stages, fictional } = await edition.client.edition.get({})
      expect(fictional).toBe(false)
      expect(stages).toHaveLength(10)
      expect(counts['company']).toBeGreaterThanOrEqual(250)
      expect(counts['site']).toBeGreaterThanOrEqual(300)
      expect(counts['segment']).toBeGreaterThanOrEqual(120)
      expect(counts['segment']).toBeLessThanOrEqual(200)
      expect([counts['province'], counts['former_province']]).toEqual([34, 63])
      // What the lists give is what the counts say.
      const totals = await Promise.all([
        edition.client.segment.list({}),
        edition.client.company.list({}),
        edition.client.place.provinces({}),
        edition.client.place.parks({}),
        edition.client.source.list({}),
      ])
      expect(totals.map(({ total }) => total)).toEqual(['segment', 'company', 'province', 'park', 'source'].map((table) => counts[table]))
    })

    test('every source named anywhere exists', () => {
      const known = edition.context.atlas.sources
      expect(wrong(({ source_id }) => source_id === undefined || known.has(source_id as string))).toEqual([])
      expect(wrong(({ source_ids }) => !Array.isArray(source_ids) || source_ids.every((id) => known.has(String(id))))).toEqual([])
    })

    test('every source is used and says what it is; those on the web have an address', async () => {
      const sources = await wholeList((page) => edition.client.source.list(page))
      expect(sources.filter((source) => source.title === '' || source.licence === '').map((source) => source.id)).toEqual([])
      expect(sources.filter((source) => source.kind === 'press' && !source.url?.startsWith('http')).map((source) => source.id)).toEqual([])
    })

    const VALUES = ['value', 'value_usd', 'official_establishments']

    test('a missing value has its reason, and a reason has no value', () => {
      const judged = objects.filter(({ object }) => 'missing_reason' in object)
      expect(judged.length).toBeGreaterThan(1000)
      const odd = judged.filter(({ object }) => {
        const key = VALUES.find((name) => name in object)
        return key === undefined || (object[key] === null) !== (object['missing_reason'] !== null)
      })
      expect(odd.map(({ where }) => where)).toEqual([])
    })

    test('the two computed evidences of a link have a value or a reason', () => {
      expect(
        wrong(
          (object) => !('us_technology' in object) || (object['us_technology'] === null) === (object['us_technology_missing'] !== null),
        ),
      ).toEqual([])
      expect(
        wrong(
          (object) => !('trade_pattern' in object) || (object['trade_pattern'] === null) === (object['trade_pattern_missing'] !== null),
        ),
      ).toEqual([])
    })

    test.each(LANGUAGES)('every reason can be said in %s', (lang) => {
      const reasons = new Set(
        objects.flatMap(({ object }) =>
          ['missing_reason', 'us_technology_missing', 'trade_pattern_missing'].flatMap((key) =>
            typeof object[key] === 'string' ? [object[key]] : [],
          ),
        ),
      )
      expect(reasons.size).toBeGreaterThan(3)
      expect([...reasons].filter((reason) => wording(lang).maybe(`missing_reason.${reason}`) === undefined)).toEqual([])
    })

    test('a figure with a value has a source, except what is counted in the directory itself', () => {
      const counted = new Set(['firms', 'domestic_share'])
      const bare = objects.filter(
        ({ object: { value, source_ids, id } }) =>
          typeof value === 'number' && Array.isArray(source_ids) && source_ids.length === 0 && !counted.has(String(id)),
      )
      expect(bare.map(({ where }) => where)).toEqual([])
    })

    test('every fact about a firm has a source and a grade', () => {
      const firms = answers.filter(({ where }) => where.startsWith('company '))
      expect(firms.length).toBeGreaterThanOrEqual(250)
      for (const { where, answer } of firms) {
        const { facts, capabilities, site_list, sources } = answer as Record<
          'facts' | 'capabilities' | 'site_list' | 'sources',
          Record<string, unknown>[]
        >
        const cited = new Set(sources.map((source) => source['id']))
        for (const row of [answer as Record<string, unknown>, ...facts, ...capabilities, ...site_list]) {
          expect(row['evidence_grade'], where).toBeTruthy()
          expect(cited.has(row['source_id']), `${where}: ${String(row['source_id'])} is not among its sources`).toBe(true)
        }
      }
    })

    test('no text holds an e-mail address or a telephone number', () => {
      const texts = answers.flatMap(({ where, answer }) =>
        [...objectsIn(answer)].flatMap(({ trail, object }) =>
          Object.entries(object).flatMap(([key, value]) =>
            typeof value === 'string' && !/url|website/.test(key) && !value.startsWith('http')
              ? [{ where: `${where}${trail}.${key}`, value }]
              : [],
          ),
        ),
      )
      expect(texts.length).toBeGreaterThan(10_000)
      const email = /[\w.+-]+@[\w-]+(\.[\w-]+)+/
      const phone = /(\+\d{2}|\b0\d{1,3})[ .)-]{1,2}\d{3,4}[ .-]\d{3,4}\b|\b0[35789]\d{8}\b|\b(tel|phone|đt|hotline)\b\W{0,3}\+?\d/i
      expect(
        texts.filter(({ value }) => email.test(value) || phone.test(value)).map(({ where, value }) => `${where}: ${value.slice(0, 80)}`),
      ).toEqual([])
    })

    describe('status', () => {
      test('without a trade figure a segment is "not enough data", never "missing"', () => {
        const { atlas } = edition.context
        const without = atlas.ordered.filter((row) => atlas.indicators.get(row.segment_id)?.get('rca')?.value == null)
        expect(without.length).toBeGreaterThan(10)
        expect(without.filter((row) => atlas.status.get(row.segment_id)?.status !== 'data_poor').map((row) => row.segment_id)).toEqual([])
      })

      test('"missing" says: no advantage, imports above ten times exports, nobody on record', async () => {
        const { items } = await edition.client.segment.list({ status: 'missing', limit: 500 })
        expect(items.length).toBeGreaterThan(0)
        for (const item of items) {
          const ratio = edition.context.atlas.indicators.get(item.id)?.get('import_export_ratio')
          const low = ratio?.value ?? (ratio?.inputs as { low?: number } | undefined)?.low ?? 0
          expect([item.companies.total, (item.rca.value ?? 1) < 0.1, low > 10], item.id).toEqual([0, true, true])
        }
      })

      test.each(LANGUAGES)('the words for "not enough data" and "missing" differ in %s, and no sentence breaks', (lang) => {
        const { atlas } = edition.context
        const words = wording(lang)
        expect(words.text('status.data_poor.name')).not.toBe(words.text('status.missing.name'))
        for (const { segment_id: id } of atlas.ordered) {
          const { sentence, would_change, overlays } = explainStatus(atlas, id, lang)
          const sentences = [
            sentence,
            ...would_change,
            ...overlays.map((overlay) => overlay.sentence),
            ...segmentIndicators(atlas, id, lang).map((indicator) => indicator.reading),
          ]
          expect(
            sentences.filter((text) => text === '' || /[{}]|undefined|NaN|null|Infinity/.test(text)),
            id,
          ).toEqual([])
        }
      })

      test('every segment has each indicator of the list once', () => {
        for (const { where, answer } of answers.filter((one) => one.where.startsWith('segment '))) {
          const ids = (answer as { indicators: { id: string }[] }).indicators.map((indicator) => indicator.id)
          expect(new Set(ids).size, where).toBe(14)
        }
      })

      test('map, list and page of a segment agree', async () => {
        const { nodes, edges } = await edition.client.segment.chain({})
        const { items } = await edition.client.segment.list({ limit: 500 })
        expect(nodes.map(({ id, status, gap_rank, companies }) => ({ id, status, gap_rank, companies }))).toEqual(
          items.map(({ id, status, gap_rank, companies }) => ({ id, status, gap_rank, companies: companies.total })),
        )
        const known = new Set(nodes.map((node) => node.id))
        expect(
          edges.filter((edge) => !known.has(edge.source) || !known.has(edge.target) || !(edge.weight >= 0 && edge.weight <= 1)),
        ).toEqual([])
      })

      test('a page says of the edges what the neighbour says', async () => {
        const pages = new Map(
          answers
            .filter((one) => one.where.startsWith('segment '))
            .map(({ where, answer }) => [
              where.slice(8),
              answer as { inputs: { segment: { id: string } }[]; outputs: { segment: { id: string } }[] },
            ]),
        )
        for (const [id, { outputs }] of pages)
          for (const { segment } of outputs)
            expect(
              pages.get(segment.id)?.inputs.some((input) => input.segment.id === id),
              `${id} → ${segment.id}`,
            ).toBe(true)
      })
    })

    describe('places', () => {
      test('the former province Bac Giang leads to Bac Ninh, in page, list and firms', async () => {
        expect((await edition.client.place.province({ id: 'bac-giang' })).id).toBe('bac-ninh')
        expect((await edition.client.place.provinces({ q: 'Bắc Giang' })).items.map((item) => item.id)).toEqual(['bac-ninh'])
        const former = await edition.client.company.list({ province: 'bac-giang', limit: 500 })
        const today = await edition.client.company.list({ province: 'bac-ninh', limit: 500 })
        expect(former.total).toBeGreaterThan(0)
        const all = new Set(today.items.map((item) => item.id))
        expect(former.items.filter((item) => !all.has(item.id))).toEqual([])
      })

      test('each of the 63 former provinces leads to one of the 34', async () => {
        const { items } = await edition.client.place.provinces({ limit: 500 })
        expect(items).toHaveLength(34)
        const former = items.flatMap((item) => item.former.map(({ id }) => ({ id, today: item.id })))
        expect(new Set(former.map(({ id }) => id)).size).toBe(63)
        for (const { id, today } of former) {
          const found = await edition.client.place.province({ id })
          // A slug that is both an old and a new province means the new one.
          expect(found.id).toBe(items.some((item) => item.id === id) ? id : today)
        }
      })
    })
  })
})

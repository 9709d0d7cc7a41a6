import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '../support/database.ts'
import { openRealEdition, type RealEdition } from '../support/real-edition.ts'
import { type Kind, QUERIES, type Query } from './queries.ts'

/** How much of what people look for is among the first ten. */
const FIRST = 10

test('there are two hundred questions, each once', () => {
  expect(QUERIES.length).toBeGreaterThanOrEqual(200)
  expect(new Set(QUERIES.map(({ q }) => q)).size).toBe(QUERIES.length)
  expect(QUERIES.filter(({ expected }) => expected.length === 0)).toEqual([])
})

describe.each(engines)('search on $title', ({ engine, skip }) => {
  describe.skipIf(skip)('loaded', () => {
    let edition: RealEdition
    const found = new Map<Query, string[]>()
    beforeAll(async () => {
      edition = await openRealEdition(engine)
      for (const query of QUERIES) found.set(query, await answer(edition, query))
    })
    afterAll(() => edition?.dispose())

    const recall = (query: Query) => {
      const first = new Set(found.get(query))
      return query.expected.filter((id) => first.has(id)).length / Math.min(FIRST, query.expected.length)
    }
    const missed = (queries: readonly Query[]) =>
      queries
        .filter((query) => recall(query) < 1)
        .map((query) => `${query.q}: ${recall(query).toFixed(2)} of ${query.expected.join(' ')}; found ${found.get(query)?.join(' ')}`)
    const mean = (queries: readonly Query[]) => queries.reduce((sum, query) => sum + recall(query), 0) / queries.length

    test('what is right is among the first ten', () => {
      expect(mean(QUERIES), missed(QUERIES).join('\n')).toBeGreaterThanOrEqual(0.95)
    })

    test.each(['name', 'script', 'product', 'place', 'code', 'mixed', 'entry'] satisfies Kind[])('%s', (kind) => {
      const queries = QUERIES.filter((query) => query.kind === kind)
      expect(mean(queries), missed(queries).join('\n')).toBeGreaterThanOrEqual(0.9)
    })

    test('a mistyped name finds the firm', () => {
      const typos = QUERIES.filter(({ kind }) => kind === 'typo')
      const hits = typos.filter((query) => query.expected.some((id) => found.get(query)?.includes(id)))
      expect(hits.length / typos.length, missed(typos).join('\n')).toBeGreaterThanOrEqual(0.95)
    })
  })
})

async function answer({ client }: RealEdition, { q, lang, kind }: Query): Promise<string[]> {
  if (kind !== 'entry') return (await client.company.list({ q, lang, limit: FIRST })).items.map(({ id }) => id)
  const { groups } = await client.search.all({ q, lang, limit: FIRST })
  return groups.flatMap(({ items }) => items.map((item) => `${item.kind}:${item.id}`))
}

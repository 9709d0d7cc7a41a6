import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCycles } from '../../src/edition/cycles.ts'
import { diffEditions } from '../../src/edition/diff.ts'
import { editDistance, nearest } from '../../src/edition/nearest.ts'
import { readSmallEdition, smallEdition } from '../support/edition.ts'

test('the same edition has no difference', async () => {
  expect(diffEditions(await readSmallEdition(), await readSmallEdition())).toEqual([])
})

test('a difference names the table, the key and the field', async () => {
  const next = smallEdition()
  next.rows['company']![0]!['status'] = 'closed'
  next.rows['company']![1]!['company_id'] = 'foil-factory'
  next.rows['programme_segment'] = []
  const diff = diffEditions(await readSmallEdition(), await readSmallEdition(next))
  expect(
    diff.map(({ table, added, removed, changed }) => [table, added.map((row) => row.cells['company_id']), removed.length, changed]),
  ).toEqual([
    ['company', ['foil-factory'], 1, [{ key: 'acme-boards', fields: [{ field: 'status', before: 'operating', after: 'closed' }] }]],
    ['programme_segment', [], 1, []],
  ])
})

test('the nearest word is the one meant', () => {
  expect(nearest('bare-bords', ['copper-foil', 'bare-boards', 'boards'])).toBe('bare-boards')
  expect(nearest('x', ['completely-different'])).toBeUndefined()
})

test('the edit distance is a metric', () => {
  const word = fc.string({ maxLength: 8 })
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(editDistance(a, a)).toBe(0)
      expect(editDistance(a, b)).toBe(editDistance(b, a))
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c))
    }),
  )
})

test('a circle is found exactly where there is one', () => {
  const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(node, node).filter(([from, to]) => from !== to),
        { maxLength: 12 },
      ),
      (links) => {
        const cycles = findCycles(links)
        for (const cycle of cycles) {
          cycle.forEach((from, index) => expect(links).toContainEqual([from, cycle[(index + 1) % cycle.length]]))
        }
        // Kahn: links that never lose all their predecessors lie on or behind a circle.
        let left = links
        for (;;) {
          const rest = left.filter(([from]) => left.some(([, to]) => to === from))
          if (rest.length === left.length) break
          left = rest
        }
        expect(cycles.length > 0).toBe(left.length > 0)
      },
    ),
  )
})

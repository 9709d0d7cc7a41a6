import { describe, expect, test } from 'vitest'
import { ageOf, latestDate } from '../../src/domain/freshness.ts'

describe('age of a fact on 22 November 2026', () => {
  test.each([
    ['2026-11-22', 'current'],
    ['2025-11-22', 'current'],
    ['2025-11-21', 'over_12_months'],
    ['2024-11-22', 'over_12_months'],
    ['2024-11-21', 'over_24_months'],
    // A month or a year counts with its last day.
    ['2025-11', 'current'],
    ['2025-10', 'over_12_months'],
    ['2025', 'current'],
    ['2024', 'over_12_months'],
    ['2023', 'over_24_months'],
    [null, 'undated'],
  ] as const)('%s is %s', (asOf, age) => expect(ageOf(asOf, '2026-11-22')).toBe(age))
})

test('the latest of dates: a year ends after its months', () => {
  expect(latestDate([null, '2024', '2024-12-30', '2024-06'])).toBe('2024')
  expect(latestDate(['2025-01-01', '2024'])).toBe('2025-01-01')
  expect(latestDate([null])).toBeNull()
})

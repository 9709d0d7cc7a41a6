import { describe, expect, test } from 'vitest'
import { addWorkingDays, dayOf, workingDaysBetween } from '../../src/services/curation/working-days.ts'

// 2026-03-02 is a Monday.
describe('working days', () => {
  test.each([
    ['2026-03-02', 1, '2026-03-03'],
    ['2026-03-06', 1, '2026-03-09'],
    ['2026-03-02', 10, '2026-03-16'],
    ['2026-03-06', 10, '2026-03-20'],
    ['2026-03-07', 10, '2026-03-20'],
    ['2026-03-08', 10, '2026-03-20'],
    ['2026-02-27', 1, '2026-03-02'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-07', 0, '2026-03-07'],
  ])('%s and %i more is %s', (from, count, to) => {
    expect(addWorkingDays(from, count)).toBe(to)
  })

  test.each([
    ['2026-03-06', '2026-03-09', 1],
    ['2026-03-02', '2026-03-06', 4],
    ['2026-03-06', '2026-03-08', 0],
    ['2026-03-07', '2026-03-09', 1],
    ['2026-03-02', '2026-03-16', 10],
    ['2026-03-02', '2026-03-02', 0],
    ['2026-03-09', '2026-03-02', 0],
    ['2025-12-31', '2026-01-31', 22],
  ])('from %s to %s there are %i', (from, to, count) => {
    expect(workingDaysBetween(from, to)).toBe(count)
  })

  test('the day is that of Hà Nội', () => {
    expect(dayOf(new Date('2026-03-02T16:59:59Z'))).toBe('2026-03-02')
    expect(dayOf(new Date('2026-03-02T17:00:00Z'))).toBe('2026-03-03')
  })
})

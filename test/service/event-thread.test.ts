import { expect, test } from 'vitest'
import { cancelRun, findRun, runSchedule } from '../../src/services/events/schedule-thread.ts'

/** Hard on purpose: everybody is away often, and few interpreters are wanted by all. */
function hardProblem() {
  const slots = 16
  const all = Array.from({ length: slots }, (_, slot) => slot)
  const party = (number: number) => ({ most: slots, least: 2, away: all.filter((slot) => (slot * 7 + number * 5) % 4 === 0), room: null })
  return {
    slots,
    buyers: Array.from({ length: 40 }, (_, index) => party(index)),
    suppliers: Array.from({ length: 120 }, (_, index) => party(index + 1)),
    pairs: Array.from({ length: 1600 }, (_, index) => ({
      buyer: index % 40,
      supplier: (index * 7 + Math.floor(index / 40)) % 120,
      weight: 1 + ((index * 7919) % 9973),
      interpreters: index % 3 === 0 ? [index % 2] : null,
    })).filter((pair, index, pairs) => pairs.findIndex((each) => each.buyer === pair.buyer && each.supplier === pair.supplier) === index),
    tables: all.map(() => 30),
    rooms: [],
    interpreters: [all.map(() => 3), all.map(() => 2)],
  }
}

test('a schedule is made beside everything else, one of an event at a time, until somebody cancels it', async () => {
  let ticks = 0
  const clock = setInterval(() => (ticks += 1), 10)
  const run = runSchedule('an-event', { problem: hardProblem(), time_limit_s: 60, repair: null }, 'en')
  await expect(runSchedule('an-event', { problem: hardProblem(), time_limit_s: 60, repair: null }, 'en')).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(findRun('an-event')).toMatchObject({ seconds: 0, time_limit_s: 60 })
  setTimeout(() => cancelRun('an-event'), 300)
  await expect(run).rejects.toMatchObject({ code: 'conflict' })
  clearInterval(clock)
  expect(ticks).toBeGreaterThan(3)
  expect(findRun('an-event')).toBeNull()
  expect(cancelRun('an-event')).toBe(false)
})

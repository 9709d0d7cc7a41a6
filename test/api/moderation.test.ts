import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockOf } from '../../src/services/moderation/clock.ts'
import { QUEUES } from '../../src/services/moderation/queues.ts'
import { API, type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { openMember, openStaff } from '../support/people.ts'

const at = (day: string) => new Date(`${day}T05:00:00Z`)
const filed = (day: string, more: object = {}) => ({
  filed_at: at(day),
  settled_at: null,
  due_on: null,
  asked: false,
  working_days: null,
  ...more,
})

describe('the clock of a queue', () => {
  // 23 November 2026 is a Monday.
  const now = at('2026-11-23')

  test('counts what waits for us, what waits for others, and what is late', () => {
    const cases = [
      filed('2026-11-10', { due_on: '2026-11-17' }),
      filed('2026-11-19', { due_on: '2026-11-26' }),
      filed('2026-11-02', { due_on: '2026-11-09', asked: true }),
    ]
    expect(clockOf(cases, now)).toMatchObject({ waiting: 2, asked: 1, overdue: 1, oldest_on: '2026-11-10', settled: 0, median_days: null })
  })

  test('measures working days of what was settled in ninety days', () => {
    const cases = [
      // Thursday to Monday: 2. As it was counted then: 1. Monday to Friday: 4. Too long ago.
      filed('2026-11-12', { settled_at: at('2026-11-16') }),
      filed('2026-11-02', { settled_at: at('2026-11-20'), working_days: 1 }),
      filed('2026-11-16', { settled_at: at('2026-11-20') }),
      filed('2026-01-05', { settled_at: at('2026-02-27') }),
    ]
    expect(clockOf(cases, now)).toMatchObject({ waiting: 0, overdue: 0, oldest_on: null, settled: 3, median_days: 2, p90_days: 4 })
  })
})

describe('queues', () => {
  let app: DemoApp
  beforeAll(async () => {
    app = await openDemoApp()
  }, 120_000)
  afterAll(() => app.dispose())

  test('are shown to everybody as figures', async () => {
    const status = (await app.json(`${API}/status?lang=vi`)) as { queues: { queue: string; name: string }[]; log: { whole: boolean } }
    expect(status.queues.map(({ queue }) => queue)).toEqual(QUEUES.map(({ queue }) => queue))
    expect(status.queues.find(({ queue }) => queue === 'corrections')?.name).toBe('Đề nghị sửa')
    expect(status.log.whole).toBe(true)
    expect(await (await app.get('/export/status.csv')).text()).toContain('median_days')
  })

  test('are put before those who work on them', async () => {
    const queuesOf = async (role: 'curator' | 'analyst') =>
      (await (await openStaff(app, `${role}@vidu.vn`, role)).json<{ items: { queue: string }[] }>('GET', '/moderation')).items.map(
        ({ queue }) => queue,
      )
    expect(await queuesOf('curator')).toContain('corrections')
    expect(await queuesOf('analyst')).toEqual([])
    expect((await (await openMember(app, 'nguoi@vidu.vn')).send('GET', '/moderation')).status).toBe(403)
  })

  test('have names and explanations in every language', async () => {
    for (const lang of ['vi', 'en', 'ko']) {
      const { queues } = (await app.json(`${API}/status?lang=${lang}`)) as { queues: { name: string; what: string }[] }
      for (const { name, what } of queues) expect(`${name}${what}`, lang).not.toContain('queue.')
    }
  })
})

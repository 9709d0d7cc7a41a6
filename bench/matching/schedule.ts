/**
 * Schedules of meeting fairs, made up with a fixed seed: `node bench/matching/schedule.ts [--no-peer]`.
 *
 * Of each size: time of the whole schedule (choice, slots, proof, check), its value beside the bound, and beside it in the same run
 * the greedy schedule and an independent minimum-cost flow. The last rows have people who are away and interpreters that are few.
 */
import { parseArgs } from 'node:util'
import { loadHighs } from '../../src/matching/load-highs.ts'
import { findClashes } from '../../src/matching/schedule/clashes.ts'
import { makeSchedule } from '../../src/matching/schedule/make-schedule.ts'
import type { Party, ScheduleProblem } from '../../src/matching/schedule/problem.ts'
import { repairSchedule } from '../../src/matching/schedule/repair.ts'
import { bestFlow } from './min-cost-flow.ts'

interface Size {
  buyers: number
  suppliers: number
  slots: number
  tables: number
  /** Share of slots somebody is away. */
  away: number
  /** Share of pairs that need one of five interpreters of two kinds. */
  interpreted: number
}

const PLAIN = { away: 0, interpreted: 0 }
const SIZES: readonly Size[] = [
  { buyers: 30, suppliers: 120, slots: 12, tables: 20, ...PLAIN },
  { buyers: 100, suppliers: 400, slots: 16, tables: 60, ...PLAIN },
  { buyers: 200, suppliers: 800, slots: 20, tables: 140, ...PLAIN },
  { buyers: 400, suppliers: 2000, slots: 24, tables: 300, ...PLAIN },
  { buyers: 400, suppliers: 2000, slots: 24, tables: 400, away: 0.1, interpreted: 0 },
  { buyers: 30, suppliers: 120, slots: 12, tables: 20, away: 0.15, interpreted: 0.2 },
  { buyers: 60, suppliers: 240, slots: 16, tables: 40, away: 0.15, interpreted: 0.2 },
]
/** Wishes of each supplier; those of many go to few buyers. */
const WISHES = 16
const TIME_LIMIT_S = 60

function madeUp({ buyers, suppliers, slots, tables, away, interpreted }: Size): ScheduleProblem {
  let seed = 20_260_331
  const random = (): number => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return seed / 4_294_967_296
  }
  const pairs = new Map<string, ScheduleProblem['pairs'][number]>()
  for (let supplier = 0; supplier < suppliers; supplier++)
    for (let wish = 0; wish < WISHES; wish++) {
      const buyer = Math.floor(random() * random() * buyers)
      const weight = 1 + Math.floor(random() * 9999)
      const interpreters = random() < interpreted ? [Math.floor(random() * 2)] : null
      pairs.set(`${buyer} ${supplier}`, { buyer, supplier, weight, interpreters })
    }
  const all = Array.from({ length: slots }, (_, slot) => slot)
  const party = (most: number): Party => ({ most, least: 0, away: away === 0 ? [] : all.filter(() => random() < away), room: null })
  return {
    slots,
    buyers: Array.from({ length: buyers }, () => party(slots)),
    suppliers: Array.from({ length: suppliers }, () => party(6)),
    pairs: [...pairs.values()],
    tables: all.map(() => tables),
    rooms: [],
    interpreters: [all.map(() => 3), all.map(() => 2)],
  }
}

function timed<T>(work: () => T): { result: T; wall: number; processor: number } {
  const [began, used] = [performance.now(), process.cpuUsage()]
  const result = work()
  const { user, system } = process.cpuUsage(used)
  return { result, wall: performance.now() - began, processor: (user + system) / 1000 }
}

const { values } = parseArgs({ options: { 'no-peer': { type: 'boolean', default: false } } })
const highs = await loadHighs()
const ms = (value: number) => `${Math.round(value)} ms`
// The first run also compiles the solver; a server that makes a schedule pays for it once in its thread.
const compile = timed(() => makeSchedule(highs, madeUp(SIZES[0] as Size), { time_limit_s: TIME_LIMIT_S }))
process.stdout.write(`first run, with compiling: ${ms(compile.wall)}\n`)
for (const size of SIZES) {
  const problem = madeUp(size)
  const { result, wall, processor } = timed(() => makeSchedule(highs, problem, { time_limit_s: TIME_LIMIT_S }))
  const plain = size.away === 0 && size.interpreted === 0
  const peer = plain && !values['no-peer'] ? timed(() => bestFlow(problem)) : undefined
  const gone = new Set(problem.suppliers.keys().filter((supplier) => supplier % 20 === 0))
  const half = Math.floor(size.slots / 2)
  const late = Array.from({ length: size.slots - half }, (_, index) => half + index)
  const changed = {
    ...problem,
    suppliers: problem.suppliers.map((each, index) => (gone.has(index) ? { ...each, away: [...each.away, ...late] } : each)),
  }
  const kept = result.meetings.filter(({ pair, slot }) => slot < half || !gone.has(problem.pairs[pair]?.supplier ?? -1))
  const repair = timed(() => repairSchedule(highs, changed, { kept, from_slot: half, out: new Set() }, { time_limit_s: TIME_LIMIT_S }))
  process.stdout.write(
    `${[
      `${size.buyers} × ${size.suppliers} × ${size.slots}, ${problem.pairs.length} pairs, away ${size.away}, interpreted ${size.interpreted}`,
      `  ${result.method}: ${result.meetings.length} meetings, ${ms(wall)} (processor ${ms(processor)}), value ${result.value}, bound ${result.bound}, proved ${result.proved}, clashes ${findClashes(problem, result.meetings).length}`,
      `  greedy: ${result.greedy.meetings} meetings, value ${result.greedy.value} = ${((100 * result.greedy.value) / result.value).toFixed(2)} %`,
      ...(peer === undefined
        ? []
        : [
            `  minimum-cost flow: value ${peer.result}, ${ms(peer.wall)} (processor ${ms(peer.processor)}), same ${peer.result === result.value}`,
          ]),
      `  repair, 5 % of suppliers gone from slot ${half}: ${ms(repair.wall)}, ${kept.length} kept, ${repair.result.meetings.length - kept.length} new, proved ${repair.result.proved}`,
    ].join('\n')}\n`,
  )
}

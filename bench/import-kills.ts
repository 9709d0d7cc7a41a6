/**
 * A large import in a server that is killed (SIGKILL) at random moments.
 *   node bench/import-kills.ts [--rows 20000] [--kills 20] [--seed 1]
 * Prints what is in the database at the end: every row must be there once.
 */
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { importUnderKills } from '../test/support/killed-import.ts'
import { LARGE_FIELDS, mulberry32, writeLargeWorkbook } from '../test/support/large-workbook.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '20000' }, kills: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
})
const rows = Number(values.rows)
const random = mulberry32(Number(values.seed))
const file = join(tmpdir(), `matxich-large-${rows}.xlsx`)
if (!existsSync(file)) await writeLargeWorkbook(file, rows)

/** Somewhere behind where it was killed last, spread over the phases; in the last what its companies are found by is made. */
const phases = ['staging', 'linking', 'applying', 'applied']
let target = random() * 0.2
const outcome = await importUnderKills({
  file,
  mapping: LARGE_FIELDS,
  kills: Number(values.kills),
  shouldKill: (state, done, kills) => {
    const phase = phases.indexOf(state)
    if (phase < 0) return false
    const place = (phase + done / rows) / phases.length
    if (place < target || done === 0) return false
    target = place + (random() * 2 * (1 - place)) / Math.max(1, Number(values.kills) - kills)
    return true
  },
})
const fates = ['new', 'linked', 'unchanged', 'review', 'rejected'].map((state) => outcome.counts[state] ?? 0)
const taken = (outcome.counts['new'] ?? 0) + (outcome.counts['linked'] ?? 0)
console.log(
  JSON.stringify({
    ...outcome,
    killedIn: Object.fromEntries(phases.map((phase) => [phase, outcome.killedIn.filter((each) => each === phase).length])),
    gaps:
      rows -
      outcome.staged +
      (rows - fates.reduce((a, b) => a + b, 0)) +
      (taken - outcome.applied.rows) +
      (outcome.companies - outcome.found),
  }),
)

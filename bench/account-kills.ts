/**
 * People sign up, make and change lists, correct and ask while the server is killed (SIGKILL) at random moments.
 *   node bench/account-kills.ts [--kills 50] [--seed 1]
 * Prints what was acknowledged and what of it is not there afterwards: nothing may be missing.
 */
import { parseArgs } from 'node:util'
import { writeUnderKills } from '../test/support/killed-writes.ts'
import { mulberry32 } from '../test/support/large-workbook.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } } })
const from = Date.now()
const outcome = await writeUnderKills({ kills: Number(values.kills), random: mulberry32(Number(values.seed)) })
console.log(JSON.stringify({ ...outcome, seconds: Math.round((Date.now() - from) / 1000) }))
process.exitCode = outcome.lost.length + outcome.twice.length > 0 || outcome.audit.broken_at !== null ? 1 : 0

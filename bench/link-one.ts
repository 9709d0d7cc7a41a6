/**
 * One row against many known companies, as somebody waits for the answer: keys, candidates, profiles, comparison, decision.
 *   node bench/link-one.ts [COMPANIES] [ROWS]        (20000 on PGlite, 1000000 on the server of TEST_DATABASE_URL; 600)
 */
import { sql } from 'kysely'
import { loadRows } from '../src/db/bulk-load.ts'
import { replaceProfiles } from '../src/db/queries/linkage.ts'
import type { Decision } from '../src/linkage/decide.ts'
import { matchKeys } from '../src/linkage/keys.ts'
import { prepareNames } from '../src/linkage/names/prepare-names.ts'
import { statisticsOf } from '../src/linkage/names/token-statistics.ts'
import { type PartyInput, prepareParty } from '../src/linkage/party.ts'
import { readEditionGazetteer } from '../src/services/linkage/edition-gazetteer.ts'
import { findKnown } from '../src/services/linkage/find-known.ts'
import { openTestDatabase } from '../test/support/database.ts'
import { type MadeUpRow, madeUpList } from './made-up-list.ts'

const onServer = process.env['TEST_DATABASE_URL'] !== undefined
const COMPANIES = Number(process.argv[2] ?? (onServer ? 1_000_000 : 20_000))
const ROWS = Number(process.argv[3] ?? 600)
const WARM_UP = 100
const BATCH = 5000
/** Rows of a made-up list for one of its firms. */
const ROWS_PER_FIRM = 1.65

interface Asked {
  readonly input: PartyInput
  /** Null for a firm that is not known. */
  readonly company_id: string | null
}

const gazetteer = readEditionGazetteer('vietnam-electronics')
const { known, asked } = firmsAndRows()
const handle = await openTestDatabase(onServer ? 'postgres' : 'pglite')
try {
  console.log(handle.describe())
  const begun = performance.now()
  await fill(known)
  console.log(`${known.length} companies: filled in ${((performance.now() - begun) / 1000).toFixed(0)} s, ${await sizes()}`)
  for (const { input } of asked.slice(0, WARM_UP)) await findKnown(handle.db, input, { gazetteer, companies: known.length })
  const times: number[] = []
  const answers = new Map<string, number>()
  const spent = process.cpuUsage()
  for (const row of asked.slice(WARM_UP)) {
    const from = performance.now()
    const decision = await findKnown(handle.db, row.input, { gazetteer, companies: known.length })
    times.push(performance.now() - from)
    const answer = answerOf(row, decision)
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
  }
  const { user, system } = process.cpuUsage(spent)
  times.sort((a, b) => a - b)
  const at = (share: number) => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`
  console.log(`${times.length} rows, one after the other: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(0.9999)}`)
  console.log(
    `  ${((user + system) / 1000 / times.length).toFixed(1)} ms of processor a row in this process${onServer ? ', without the server' : ''}`,
  )
  for (const [answer, count] of [...answers].toSorted(([a], [b]) => (a < b ? -1 : 1))) console.log(`  ${answer}: ${count}`)
} finally {
  await handle.dispose()
}

/** Half of the rows speak of a known firm in other words, half of a firm nobody knows. */
function firmsAndRows(): { known: MadeUpRow[]; asked: Asked[] } {
  const [firms, rows, others] = [new Map<number, MadeUpRow>(), [] as Asked[], [] as Asked[]]
  const half = (ROWS + WARM_UP) / 2
  for (const row of madeUpList(Math.ceil(COMPANIES * ROWS_PER_FIRM) + 20 * half, 1)) {
    const input = { id: 'row', names: [row.name], address: row.address, tax_code: row.tax_code }
    if (firms.has(row.firm)) rows.push({ input, company_id: idOf(row.firm) })
    else if (firms.size < COMPANIES) firms.set(row.firm, row)
    else others.push({ input, company_id: null })
  }
  // Of known firms the last ones, so that they are not all of those that were made first.
  const asked = rows.slice(-half).flatMap((row, index) => [row, others[index] ?? row])
  return { known: [...firms.values()], asked }
}

function idOf(firm: number): string {
  return `c${String(firm).padStart(8, '0')}`
}

async function fill(companies: readonly MadeUpRow[]): Promise<void> {
  const counts = new Map<string, number>()
  for (const { name } of companies)
    for (const token of new Set(prepareNames([name]).flatMap(({ core }) => core))) counts.set(token, (counts.get(token) ?? 0) + 1)
  await replaceProfiles(handle.db, [], { profiles: new Uint8Array(), keys: new Uint8Array(), counts })
  const tokens = statisticsOf(counts, companies.length)
  await sql`drop index match_key_key_idx`.execute(handle.db)
  for (let from = 0; from < companies.length; from += BATCH) {
    const prepared = companies.slice(from, from + BATCH).map(({ firm, name, address, tax_code }) => {
      const id = idOf(firm)
      const subject = { company_id: id, subject_id: id, kind: 'company' }
      return { subject, party: prepareParty({ id, names: [name], address, tax_code }, gazetteer) }
    })
    await handle.db.transaction().execute(async (trx) => {
      await loadRows(
        trx,
        'link_profile',
        prepared.map(({ subject, party }) => ({ ...subject, profile: party })),
      )
      await loadRows(
        trx,
        'match_key',
        prepared.flatMap(({ subject, party }) => matchKeys(party, tokens).map((key) => ({ ...subject, key }))),
      )
    })
  }
  await sql`create index match_key_key_idx on match_key (key)`.execute(handle.db)
  await handle.maintain()
}

async function sizes(): Promise<string> {
  const { rows } = await sql<{ name: string; size: string }>`
    select t.name, pg_size_pretty(pg_total_relation_size(t.name::regclass)) as size
      from (values ('match_key'), ('link_profile'), ('token_df')) as t(name)`.execute(handle.db)
  return rows.map(({ name, size }) => `${name} ${size}`).join(', ')
}

function answerOf({ company_id }: Asked, decision: Decision): string {
  const what = company_id === null ? 'a firm nobody knows' : 'a known firm'
  if (decision.outcome === 'link') return `${what}: linked ${decision.to.id === company_id ? 'rightly' : 'wrongly'}`
  if (decision.outcome === 'new') return `${what}: new`
  const isAmong = decision.candidates.some(({ id }) => id === company_id)
  return `${what}: for a person to decide${isAmong ? ', the right one among them' : ''}`
}

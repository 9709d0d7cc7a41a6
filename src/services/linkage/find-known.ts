import type { Kysely } from 'kysely'
import { fewHolders, readCountsOf, readProfiles } from '../../db/queries/linkage.ts'
import type { Database } from '../../db/schema.ts'
import type { Gazetteer } from '../../linkage/address/address.ts'
import { explainPair, type ScoreContext } from '../../linkage/compare.ts'
import { decide, type Decision, type Scored } from '../../linkage/decide.ts'
import { ENOUGH, FEW_HOLDERS, keyWeight, matchKeys, MOST_HOLDERS, STRONG_KEYS } from '../../linkage/keys.ts'
import { statisticsOf } from '../../linkage/names/token-statistics.ts'
import { type Party, type PartyInput, prepareParty } from '../../linkage/party.ts'

/** Those that share most with the row; the others are hopeless or all alike. */
const MOST_CANDIDATES = 10

export interface KnownCompanies {
  readonly gazetteer: Gazetteer
  /** How many there are. */
  readonly companies: number
}

/** Which known company one row is, while somebody waits: of the database only what this row needs is read. */
export async function findKnown(db: Kysely<Database>, input: PartyInput, known: KnownCompanies): Promise<Decision> {
  const party = prepareParty(input, known.gazetteer)
  const counts = new Map(await readCountsOf(db, wordsOf([party])))
  const ids = await candidatesOf(db, matchKeys(party, statisticsOf(counts, known.companies)))
  const profiles = (await readProfiles(db, ids)).map((each) => ({ id: each.company_id, party: each.profile as Party }))
  const unknown = wordsOf(profiles.map((each) => each.party)).filter((word) => !counts.has(word))
  for (const [word, count] of await readCountsOf(db, unknown)) counts.set(word, count)
  const context: ScoreContext = {
    level: 'company',
    names: statisticsOf(counts, known.companies),
    addresses: statisticsOf(new Map(), 0),
    records: known.companies,
  }
  const best = new Map<string, Scored>()
  for (const { id, party: candidate } of profiles) {
    const scored = { ...explainPair(party, candidate, context), id }
    const before = best.get(id)
    if (before === undefined || scored.bits > before.bits) best.set(id, scored)
  }
  return decide('company', [...best.values()])
}

async function candidatesOf(db: Kysely<Database>, keys: readonly string[]): Promise<string[]> {
  const holders = await fewHolders(db, keys, STRONG_KEYS, MOST_HOLDERS)
  const shared = new Map<string, number>()
  for (const [key, ids] of holders) {
    // A known company may have no address to be found by: its name must do.
    const worth = keyWeight(key, false) + (ids.length <= FEW_HOLDERS ? 1 : 0)
    for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + worth)
  }
  return [...shared]
    .filter(([, worth]) => worth >= ENOUGH)
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_CANDIDATES)
    .map(([id]) => id)
}

function wordsOf(parties: readonly Party[]): string[] {
  return [...new Set(parties.flatMap(({ names }) => names.flatMap(({ core }) => core)))]
}

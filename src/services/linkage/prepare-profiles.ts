import type { Kysely } from 'kysely'
import { readLinkMaterial, readTokenCounts, replaceProfiles, unpreparedCompanies } from '../../db/queries/linkage.ts'
import type { Database } from '../../db/schema.ts'
import type { Gazetteer } from '../../linkage/address/address.ts'
import { matchKeys } from '../../linkage/keys.ts'
import type { TokenStatistics } from '../../linkage/names/name.ts'
import { statisticsOf } from '../../linkage/names/token-statistics.ts'
import { type Party, prepareParty } from '../../linkage/party.ts'
import { readGazetteer } from './vocabulary.ts'

type Material = Awaited<ReturnType<typeof readLinkMaterial>>

/** Small, because a batch is prepared on the main thread: some forty milliseconds. */
const BATCH = 100
const LOOK_AT = 5000

/**
 * Prepares companies that are shown and not prepared yet: those of a new edition, of an import, or touched by a change
 * (`dropProfiles`). Returns how many there were.
 */
export async function prepareProfiles(db: Kysely<Database>, signal?: AbortSignal): Promise<number> {
  let done = 0
  let gazetteer: Gazetteer | undefined
  let tokens: TokenStatistics | undefined
  for (let after = ''; ;) {
    signal?.throwIfAborted()
    const { ids: missing, reached } = await unpreparedCompanies(db, after, LOOK_AT)
    if (reached === undefined) return done
    after = reached
    for (let start = 0; start < missing.length; start += BATCH) {
      signal?.throwIfAborted()
      const ids = missing.slice(start, start + BATCH)
      gazetteer ??= await readGazetteer(db)
      if (tokens === undefined) {
        const { names, counts } = await readTokenCounts(db)
        tokens = statisticsOf(new Map(counts), names)
      }
      const prepared = partiesOf(await readLinkMaterial(db, ids), gazetteer)
      const known: TokenStatistics = tokens
      await replaceProfiles(db, ids, {
        profiles: prepared.map(({ party, ...subject }) => ({ ...subject, profile: party })),
        keys: prepared.flatMap(({ company_id, subject_id, kind, party }) =>
          matchKeys(party, known).map((key) => ({ company_id, subject_id, kind, key })),
        ),
        counts: tokensOf(prepared),
      })
      done += ids.length
    }
  }
}

interface Prepared {
  readonly company_id: string
  readonly subject_id: string
  readonly kind: 'company' | 'site'
  readonly party: Party
}

function partiesOf({ companies, names, sites, contacts }: Material, gazetteer: Gazetteer): Prepared[] {
  const by = <T extends { company_id: string }>(rows: readonly T[]) => Map.groupBy(rows, (row) => row.company_id)
  const [namesOf, sitesOf, contactsOf] = [by(names), by(sites), by(contacts)]
  return companies.flatMap((row) => {
    const own = sitesOf.get(row.company_id) ?? []
    const contact = (properties: readonly string[]) =>
      (contactsOf.get(row.company_id) ?? []).filter((each) => properties.includes(each.property)).map((each) => each.value)
    const base = {
      names: [
        row.name_en,
        row.name_vi,
        row.name_native,
        row.short_name,
        ...(namesOf.get(row.company_id) ?? []).map((each) => each.text),
      ].filter((name) => name !== null),
      tax_code: row.tax_code,
      phones: contact(['phone']),
      urls: contact(['website', 'email']),
    }
    const subject = (kind: Prepared['kind'], id: string, site: Material['sites'][number] | undefined): Prepared => ({
      company_id: row.company_id,
      subject_id: id,
      kind,
      party: prepareParty(
        {
          ...base,
          id,
          address: site === undefined ? null : [site.address, site.park].filter((part) => part !== null).join(', ') || null,
          province: site?.former_province_id ?? site?.province_id ?? null,
        },
        gazetteer,
      ),
    })
    // A company with one site is where its site is; one with several is met at each of them.
    return [
      subject('company', row.company_id, own.length === 1 ? own[0] : undefined),
      ...own.map((site) => subject('site', site.site_id, site)),
    ]
  })
}

function tokensOf(prepared: readonly Prepared[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { kind, party } of prepared) {
    if (kind !== 'company') continue
    for (const token of new Set(party.names.flatMap((name) => name.core))) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  return counts
}

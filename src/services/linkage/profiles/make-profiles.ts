import { copyText } from '../../../db/copy-text.ts'
import type { PreparedTexts, readLinkMaterial } from '../../../db/queries/linkage.ts'
import type { Gazetteer } from '../../../linkage/address/address.ts'
import { matchKeys } from '../../../linkage/keys.ts'
import type { TokenStatistics } from '../../../linkage/names/name.ts'
import { type Party, prepareParty } from '../../../linkage/party.ts'

export type Material = Awaited<ReturnType<typeof readLinkMaterial>>

interface Prepared {
  readonly company_id: string
  readonly subject_id: string
  readonly kind: 'company' | 'site'
  readonly party: Party
}

/** From what is shown of companies to the texts of what the linkage finds them by. Needs no database. */
export function makeProfiles(material: Material, gazetteer: Gazetteer, tokens: TokenStatistics): PreparedTexts {
  const prepared = partiesOf(material, gazetteer)
  return {
    profiles: copyText(
      ['company_id', 'subject_id', 'kind', 'profile'],
      prepared.map(({ party, ...subject }) => ({ ...subject, profile: party })),
    ),
    keys: copyText(['company_id', 'subject_id', 'kind', 'key'], keysOf(prepared, tokens)),
    counts: tokensOf(prepared),
  }
}

/** A key leads to a company: what its own keys lead to already need not be said again for its sites. */
function* keysOf(prepared: readonly Prepared[], tokens: TokenStatistics) {
  let own = new Set<string>()
  for (const { company_id, subject_id, kind, party } of prepared) {
    const keys = matchKeys(party, tokens)
    if (kind === 'company') own = new Set(keys)
    for (const key of keys) if (kind === 'company' || !own.has(key)) yield { company_id, subject_id, kind, key }
  }
}

/** Each company before its sites. */
function partiesOf({ companies, names, sites, contacts }: Material, gazetteer: Gazetteer): Prepared[] {
  const by = <T extends { company_id: string }>(rows: readonly T[]) => Map.groupBy(rows, (row) => row.company_id)
  const [namesOf, sitesOf, contactsOf] = [by(names), by(sites), by(contacts)]
  return companies.flatMap((row) => {
    const { company_id } = row
    const own = sitesOf.get(company_id) ?? []
    const contact = (properties: readonly string[]) =>
      (contactsOf.get(company_id) ?? []).filter((each) => properties.includes(each.property)).map((each) => each.value)
    const base = {
      names: [
        row.name_en,
        row.name_vi,
        row.name_native,
        row.short_name,
        ...(namesOf.get(company_id) ?? []).map((each) => each.text),
      ].filter((name) => name !== null),
      tax_code: row.tax_code,
      phones: contact(['phone']),
      urls: contact(['website', 'email']),
    }
    const partyAt = (id: string, site: Material['sites'][number] | undefined): Party =>
      prepareParty(
        {
          ...base,
          id,
          address: site === undefined ? null : [site.address, site.park].filter((part) => part !== null).join(', ') || null,
          province: site?.former_province_id ?? site?.province_id ?? null,
        },
        gazetteer,
      )
    // A company with one site is where its site is; one with several is met at each of them.
    const [only] = own
    const company: Prepared = {
      company_id,
      subject_id: company_id,
      kind: 'company',
      party: partyAt(company_id, own.length === 1 ? only : undefined),
    }
    const parties = own.map((site): Prepared => {
      const party = own.length === 1 ? { ...company.party, id: site.site_id } : partyAt(site.site_id, site)
      return { company_id, subject_id: site.site_id, kind: 'site', party }
    })
    return [company, ...parties]
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

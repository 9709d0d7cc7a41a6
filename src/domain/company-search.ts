import { fold } from './fold.ts'
import type { ProjectedRow } from './projection.ts'

/** Words of segments and places in all languages, folded, by id. */
export interface SearchWords {
  readonly segments: ReadonlyMap<string, string>
  readonly provinces: ReadonlyMap<string, string>
  readonly formerProvinces: ReadonlyMap<string, string>
  readonly parks: ReadonlyMap<string, string>
}

const NAMES = ['name_en', 'name_vi', 'name_native', 'short_name', 'ticker', 'company_id', 'public_id', 'tax_code'] as const

/** What a company is found by. Text is folded here, once, so that "dien tu" finds "điện tử" on every database. */
export function searchRow(
  company: ProjectedRow,
  made: readonly ProjectedRow[],
  sites: readonly ProjectedRow[],
  otherNames: readonly ProjectedRow[],
  words: SearchWords,
): ProjectedRow {
  const names = foldAll([...NAMES.map((column) => company[column]), ...otherNames.map((row) => row['text'])])
  const own = foldAll([company['group_name'], ...made.map((row) => row['product']), ...sites.map((row) => row['name'])])
  const known = [
    ...made.map((row) => words.segments.get(String(row['segment_id']))),
    ...sites.flatMap((row) => [
      words.provinces.get(String(row['province_id'])),
      words.formerProvinces.get(String(row['former_province_id'])),
      words.parks.get(String(row['park_id'])),
    ]),
  ]
  const body = [names, own, ...known].filter((part) => part !== undefined && part !== '').join(' ')
  return { company_id: company['company_id'] ?? null, names, body }
}

function foldAll(parts: readonly (string | number | null | undefined)[]): string {
  return fold(parts.filter((part) => part !== null && part !== undefined).join(' · '))
}

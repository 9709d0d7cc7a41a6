import { findCountry } from '../cell-rules/countries.ts'
import { FileRefused } from '../file-refused.ts'
import { openRows } from './open-table.ts'

export interface OpenSupplyHubRow {
  readonly os_id: string
  readonly name: string
  readonly address: string
  /** ISO 3166 alpha-3. */
  readonly country: string
  readonly lat: number | null
  readonly lon: number | null
  readonly sectors: readonly string[]
  readonly contributors: readonly string[]
  /** Contributors give a number or a class: both ends are kept. */
  readonly workers: { readonly least: number; readonly most: number } | null
  readonly parent_company: string | null
  readonly facility_types: readonly string[]
  readonly processing_types: readonly string[]
  readonly product_types: readonly string[]
  readonly is_closed: boolean
  readonly contributed_on: string | null
}

/** A download of facilities. Columns of claims that name a person are never read. */
export async function* readOpenSupplyHub(source: string | Uint8Array): AsyncGenerator<OpenSupplyHubRow> {
  const columns = {
    os_id: { named: ['os_id', 'oar_id'] },
    name: { named: ['name'] },
    address: { named: ['address'] },
    country: { named: ['country_code'] },
    lat: { named: ['lat'] },
    lng: { named: ['lng'] },
    sector: { named: ['sector'], optional: true },
    contributors: { named: ['contributor (list)', 'contributor'], optional: true },
    workers: { named: ['number_of_workers'], optional: true },
    parent: { named: ['parent_company'], optional: true },
    facility: { named: ['facility_type'], optional: true },
    processing: { named: ['processing_type'], optional: true },
    product: { named: ['product_type'], optional: true },
    closed: { named: ['is_closed'], optional: true },
    date: { named: ['contribution_date'], optional: true },
  } as const
  for await (const row of openRows(source, columns)) {
    const country = findCountry(row.required('country'))
    if (country === undefined) throw new FileRefused('bad_value', { row: row.row_no, column: 'country_code', value: row.text('country') })
    const [lat, lon] = [row.number('lat'), row.number('lng')]
    // 0, 0 stands for "not found".
    const located = lat !== null && lon !== null && (lat !== 0 || lon !== 0)
    yield {
      os_id: row.required('os_id'),
      name: row.required('name'),
      address: row.text('address'),
      country,
      lat: located ? lat : null,
      lon: located ? lon : null,
      sectors: list(row.text('sector')),
      contributors: list(row.text('contributors')),
      workers: workers(row.text('workers')),
      parent_company: list(row.text('parent'))[0] ?? null,
      facility_types: list(row.text('facility')),
      processing_types: list(row.text('processing')),
      product_types: list(row.text('product')),
      is_closed: /^(?:true|1|yes|closed)$/i.test(row.text('closed')),
      contributed_on: /^\d{4}-\d{2}-\d{2}/.exec(row.text('date'))?.[0] ?? null,
    }
  }
}

function list(text: string): string[] {
  return text
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** "450", "1001-5000", or several contributors' answers, of which the first. */
function workers(text: string): { least: number; most: number } | null {
  const match = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(list(text)[0] ?? '')
  if (match === null) return null
  const least = Number(match[1])
  return { least, most: Number(match[2] ?? least) }
}

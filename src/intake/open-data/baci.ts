import { FileRefused } from '../file-refused.ts'
import { openRows, paddedCode } from './open-table.ts'

export interface BaciRow {
  readonly year: number
  /** ISO 3166 alpha-3, or CEPII's own such as S19 (Other Asia, nes: in practice Taiwan). */
  readonly exporter: string
  readonly importer: string
  /** Six digits of the edition of the Harmonised System that the name of the file says. */
  readonly hs_code: string
  /** Free on board, reconciled between both sides. */
  readonly value_usd: number
  readonly quantity_tonnes: number | null
}

/** `country_codes_V….csv` of the same release: BACI's numbers are not all those of ISO. */
export async function readBaciCountries(source: string | Uint8Array): Promise<ReadonlyMap<number, string>> {
  const countries = new Map<number, string>()
  const columns = {
    code: { named: ['country_code', 'i'] },
    iso3: { named: ['country_iso3', 'iso_3digit_alpha', 'iso3'] },
  } as const
  for await (const row of openRows(source, columns)) countries.set(Number(row.required('code')), row.required('iso3'))
  return countries
}

/** `BACI_HS…_Y…_V….csv`. Eleven million rows a year: name the countries of interest, on either side. */
export async function* readBaci(
  source: string | Uint8Array,
  countries: ReadonlyMap<number, string>,
  only?: ReadonlySet<string>,
): AsyncGenerator<BaciRow> {
  const columns = {
    year: { named: ['t'] },
    exporter: { named: ['i'] },
    importer: { named: ['j'] },
    product: { named: ['k'] },
    value: { named: ['v'] },
    quantity: { named: ['q'] },
  } as const
  for await (const row of openRows(source, columns)) {
    const country = (name: 'exporter' | 'importer'): string => {
      const code = countries.get(Number(row.required(name)))
      if (code === undefined) throw new FileRefused('bad_value', { row: row.row_no, column: columns[name].named[0], value: row.text(name) })
      return code
    }
    const [exporter, importer] = [country('exporter'), country('importer')]
    if (only !== undefined && !only.has(exporter) && !only.has(importer)) continue
    const thousands = row.number('value')
    if (thousands === null) throw new FileRefused('bad_value', { row: row.row_no, column: 'v', value: '' })
    yield {
      year: Number(row.required('year')),
      exporter,
      importer,
      hs_code: paddedCode(row.required('product'), 6),
      value_usd: Math.round(thousands * 1e6) / 1e3,
      quantity_tonnes: row.number('quantity'),
    }
  }
}

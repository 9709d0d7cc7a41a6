import { FileRefused } from '../file-refused.ts'
import { tableRows } from './open-table.ts'

export interface IcioCell {
  /** intermediate and final: what a country's industry delivers; value_added, taxes and output: rows about the column alone. */
  readonly kind: 'intermediate' | 'final' | 'value_added' | 'taxes' | 'output'
  readonly from_country: string | null
  readonly from_industry: string | null
  readonly to_country: string
  /** Industry, or a kind of final demand such as HFCE (households). */
  readonly to: string
  readonly value_musd: number
}

interface Label {
  readonly country: string
  readonly part: string
}

const FINAL = new Set(['HFCE', 'NPISH', 'GGFC', 'GFCF', 'INVNT', 'NONRES', 'P33', 'DPABR', 'FD', 'DISC'])
const TOTALS: Readonly<Record<string, IcioCell['kind']>> = {
  VA: 'value_added',
  VALU: 'value_added',
  TLS: 'taxes',
  TAXSUB: 'taxes',
  OUT: 'output',
  OUTPUT: 'output',
}

/**
 * A year of OECD's inter-country input-output table: a square of COUNTRY_INDUSTRY by COUNTRY_INDUSTRY, then final demand, in
 * millions of US dollars. Thirteen million cells: name the countries of interest, on either side. Zeros are left out.
 */
export async function* readIcio(source: string | Uint8Array, only?: ReadonlySet<string>): AsyncGenerator<IcioCell> {
  let columns: readonly (Label | undefined)[] | undefined
  let industries: ReadonlySet<string> = new Set()
  for await (const { row_no, cells } of tableRows(source)) {
    if (columns === undefined) {
      columns = cells.map((name, index) => (index === 0 ? undefined : label(name)))
      industries = checkHeader(cells, columns)
      continue
    }
    const name = cells[0]?.trim() ?? ''
    const total = TOTALS[name.toUpperCase()] ?? TOTALS[label(name)?.part.toUpperCase() ?? '']
    const from = total === undefined ? label(name) : undefined
    if (total === undefined && (from === undefined || !industries.has(name)))
      throw new FileRefused('bad_value', { row: row_no, column: 'V1', value: name.slice(0, 60) })
    for (const [index, to] of columns.entries()) {
      if (to === undefined || (only !== undefined && !only.has(to.country) && (from === undefined || !only.has(from.country)))) continue
      const text = cells[index]?.trim() ?? ''
      const value = Number(text)
      if (text === '' || !Number.isFinite(value))
        throw new FileRefused('bad_value', { row: row_no, column: `${to.country}_${to.part}`, value: text.slice(0, 60) })
      if (value === 0) continue
      yield {
        kind: total ?? (FINAL.has(to.part) ? 'final' : 'intermediate'),
        from_country: from?.country ?? null,
        from_industry: from?.part ?? null,
        to_country: to.country,
        to: to.part,
        value_musd: value,
      }
    }
  }
  if (columns === undefined) throw new FileRefused('no_table')
}

/** VNM_26 → country and industry; CN1 and MX2 are parts of China and Mexico in the extended edition. Totals are no label. */
function label(name: string): Label | undefined {
  const match = /^([A-Z][A-Z0-9]{2})_([A-Z0-9_]+)$/.exec(name.trim())
  return match === null ? undefined : { country: match[1] ?? '', part: match[2] ?? '' }
}

function checkHeader(header: readonly string[], columns: readonly (Label | undefined)[]): ReadonlySet<string> {
  const industries = header.filter((_, index) => columns[index] !== undefined && !FINAL.has(columns[index].part)).map((name) => name.trim())
  const hasFinal = columns.some((column) => column !== undefined && FINAL.has(column.part))
  const missing = [...(industries.length === 0 ? ['VNM_26 …'] : []), ...(hasFinal ? [] : ['VNM_HFCE …'])]
  if (missing.length > 0)
    throw new FileRefused('missing_columns', { columns: missing.join(', ') }, `the file has: ${header.slice(0, 20).join(', ')}`)
  return new Set(industries)
}

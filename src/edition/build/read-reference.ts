/**
 * Reads the reference files that the first edition's figures are derived from. The files themselves never enter the
 * product. Every reader takes the path of one file (plain or .gz) and returns typed rows; nothing here knows a folder.
 */
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

export type CsvRow = Record<string, string>

/** One country's exports of one HS 1992 heading in one year, US$. Growth Lab, Atlas of Economic Complexity. */
export interface WorldExport {
  country: string
  heading: string
  usd: number
}

/** A line of Viet Nam's yearly list of its largest headings (Atlas v18), US$. */
export interface ListedHeading {
  flow: 'export' | 'import'
  year: number
  heading: string
  usd: number
}

/** Viet Nam's trade of one heading or six-digit code in an earlier Atlas vintage; null = not printed. */
export interface EarlierVintage {
  year: number
  code: string
  export_usd: number | null
  import_usd: number | null
}

/** Trade of a basket of products with one partner, US$. */
export interface PartnerFlow {
  basket_id: string
  flow: 'export' | 'import'
  partner: string
  year: number
  usd: number
}

/** One number of UNIDO INDSTAT; money in US$, the rest in units. */
export interface IndustryFigure {
  year: number
  variable: string
  isic4: string
  value: number | null
}

/** Where a segment is counted: `segment_code.csv` of the edition. */
export interface SegmentCode {
  segment_id: string
  system: string
  code: string
  hs2017_codes: string[]
  hs1992_heading: string
}

/** `commodity → industry → input per dollar of output`, BEA 2017 detailed direct requirements. */
export type Coefficients = ReadonlyMap<string, ReadonlyMap<string, number>>

export async function readRows(path: string): Promise<CsvRow[]> {
  const bytes = await readFile(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return parse(text, { columns: true, skip_empty_lines: true, bom: true })
}

export async function readWorldExports(path: string): Promise<WorldExport[]> {
  return (await readRows(path)).map((row) => ({ country: text(row, 'iso3'), heading: text(row, 'hs92_4'), usd: number(row, 'export_usd') }))
}

export async function readListedHeadings(path: string): Promise<ListedHeading[]> {
  return (await readRows(path)).map((row) => ({
    flow: flow(row),
    year: number(row, 'year'),
    heading: text(row, 'hs92_code'),
    usd: dollars(number(row, 'value_usd_bn')),
  }))
}

export async function readEarlierVintage(path: string): Promise<EarlierVintage[]> {
  return (await readRows(path)).map((row) => ({
    year: number(row, 'year'),
    code: text(row, 'hs92_code'),
    export_usd: optional(row, 'export_usd'),
    import_usd: optional(row, 'import_usd'),
  }))
}

export async function readPartnerFlows(path: string): Promise<PartnerFlow[]> {
  return (await readRows(path)).map((row) => ({
    basket_id: text(row, 'basket'),
    flow: flow(row),
    partner: text(row, 'partner_iso3'),
    year: number(row, 'year'),
    usd: dollars(number(row, 'value_usd_bn')),
  }))
}

/** UNIDO prints money in the national currency; `ValueUSD` is filled for money only. */
export async function readIndustry(path: string): Promise<IndustryFigure[]> {
  return (await readRows(path)).map((row) => ({
    year: number(row, 'Year'),
    variable: text(row, 'Variable'),
    isic4: text(row, 'ActivityCode'),
    value: optional(row, text(row, 'UnitType') === 'M' ? 'ValueUSD' : 'Value'),
  }))
}

export async function readSegmentCodes(path: string): Promise<SegmentCode[]> {
  return (await readRows(path)).map((row) => ({
    segment_id: text(row, 'segment_id'),
    system: text(row, 'system'),
    code: text(row, 'code'),
    hs2017_codes: (row['hs2017_code'] ?? '').split('|').filter(Boolean),
    hs1992_heading: row['hs1992_heading'] ?? '',
  }))
}

export async function readCoefficients(path: string): Promise<Coefficients> {
  const byCommodity = new Map<string, Map<string, number>>()
  for (const row of await readRows(path)) {
    const commodity = text(row, 'commodity')
    const industries = byCommodity.get(commodity) ?? new Map<string, number>()
    industries.set(text(row, 'industry'), number(row, 'coef'))
    byCommodity.set(commodity, industries)
  }
  return byCommodity
}

/** A two-column correspondence, one to many. */
export async function readCorrespondence(path: string, from: string, to: string): Promise<Map<string, string[]>> {
  const out = new Map<string, string[]>()
  for (const row of await readRows(path)) out.set(text(row, from), [...(out.get(text(row, from)) ?? []), text(row, to)])
  return out
}

function text(row: CsvRow, column: string): string {
  const value = row[column]
  if (value === undefined || value === '') throw new Error(`column ${column} is missing in ${JSON.stringify(row)}`)
  return value
}

function number(row: CsvRow, column: string): number {
  const value = Number(text(row, column))
  if (!Number.isFinite(value)) throw new Error(`column ${column} is not a number in ${JSON.stringify(row)}`)
  return value
}

function optional(row: CsvRow, column: string): number | null {
  return row[column] ? number(row, column) : null
}

function flow(row: CsvRow): 'export' | 'import' {
  const value = text(row, 'flow')
  if (value === 'export') return 'export'
  if (value === 'import' || value === 'import_from') return 'import'
  throw new Error(`unknown flow ${value}`)
}

/** Billions as printed (three or four decimals) to whole dollars, without the noise of binary fractions. */
function dollars(billions: number): number {
  return Math.round(billions * 1e9)
}

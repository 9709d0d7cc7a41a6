/**
 * Derives the tables of figures of the first edition again from the reference files, and compares or writes them:
 *   node src/edition/build/derive-edition.ts REFERENCE_FOLDER [EDITION_FOLDER] [--write]
 * Curated columns (which segment goes into which, codes, press figures) are read from the edition itself and kept.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import * as maths from '../../analytics/complexity.ts'
import { readDataPackage } from '../folder.ts'
import { deriveHeadings, GDP_SHARE_2019, wantedHeadings } from './derive-headings.ts'
import { type CuratedLink, deriveLinks, headingProximity } from './derive-inputs.ts'
import { EARLIER_VINTAGE_QUALITY, earlierTrade, industryRows, listedTrade, partnerTrade, productTrade } from './derive-trade.ts'
import * as read from './read-reference.ts'

/** Chapters whose headings are carried beside those the segments use: chemicals, plastics, glass, copper, aluminium, machines, electronics, optics. */
const CHAPTERS = ['28', '38', '39', '70', '74', '76', '81', '84', '85', '90']
const COUNTRY = 'VNM'
const YEAR = 2019

/** Table name → rows in the order of the edition's files (sorted by key). */
export async function deriveEdition(reference: string, edition: string): Promise<Map<string, object[]>> {
  const codes = await read.readSegmentCodes(join(edition, 'segment_code.csv'))
  const world = await read.readWorldExports(join(reference, 'trade/world_exports_hs92_4d_2019_atlas.csv.gz'))
  const used = new Set(codes.map((row) => row.hs1992_heading).filter(Boolean))
  const headings = deriveHeadings(world, wantedHeadings(world, used, CHAPTERS), COUNTRY, YEAR, GDP_SHARE_2019, 'atlas-world-2019', maths)

  const listed = await read.readListedHeadings(join(reference, 'trade/vn_hs92_4d_top50_2012_2024_atlas.csv'))
  const traceable = new Set(headings.map((row) => row.hs1992_heading))
  const earlier4 = (await read.readEarlierVintage(join(reference, 'trade/vn_hs92_4d_selected_2017_2020_atlas2022.csv'))).filter((row) =>
    traceable.has(row.code),
  )
  const earlier6 = await read.readEarlierVintage(join(reference, 'trade/vn_hs92_6d_selected_2017_2020_atlas2022.csv'))

  const pressed = (await read.readRows(join(edition, 'partner_trade.csv'))).filter((row) => row['source_id'] !== 'atlas-bilateral')
  const partners = partnerTrade(
    await read.readPartnerFlows(join(reference, 'trade/vn_chips_ai_bilateral_2012_2024_atlas.csv')),
    'atlas-bilateral',
  )

  const figures = await read.readIndustry(join(reference, 'industry/unido_indstat4_viet_nam_2013_2022.csv'))
  const counted = new Set(figures.map((row) => row.isic4))
  const classes = new Set(
    (await read.readRows(join(edition, 'industry.csv'))).map((row) => row['isic4'] ?? '').filter((isic4) => counted.has(isic4)),
  )

  return new Map<string, object[]>([
    ['heading', headings],
    [
      'heading_trade',
      [...listedTrade(listed, traceable, 'atlas-hs92-v18'), ...earlierTrade(earlier4, EARLIER_VINTAGE_QUALITY, 'atlas-hs92-2022')],
    ],
    ['product_trade', productTrade(earlier6, EARLIER_VINTAGE_QUALITY, 'atlas-hs92-2022')],
    ['partner_trade', [...partners, ...pressed]],
    ['industry', industryRows(figures, classes, 'unido-indstat4')],
    ['segment_input', await deriveLinkEvidence(reference, edition, codes, world)],
  ])
}

async function deriveLinkEvidence(
  reference: string,
  edition: string,
  codes: read.SegmentCode[],
  world: Awaited<ReturnType<typeof read.readWorldExports>>,
) {
  const links = (await read.readRows(join(edition, 'segment_input.csv'))) as unknown as CuratedLink[]
  const stages = new Map((await read.readRows(join(edition, 'segment.csv'))).map((row) => [row['segment_id'] ?? '', row['stage_id'] ?? '']))
  const tables = {
    coefficients: await read.readCoefficients(join(reference, 'io/bea2017_direct_requirements_B.csv.gz')),
    hs2012ToBea: await read.readCorrespondence(join(reference, 'io/hs2012_6d_to_bea2017.csv.gz'), 'hs6', 'bea'),
    hs2017ToHs2012: await read.readCorrespondence(join(reference, 'io/hs2017_to_hs2012.csv.gz'), 'HS5_6d', 'HS4_6d'),
    hs2022ToHs2012: await read.readCorrespondence(join(reference, 'io/hs2022_to_hs2012.csv.gz'), 'HS6_6d', 'HS4_6d'),
  }
  return deriveLinks(links, stages, codes, tables, headingProximity(world, maths))
}

/** A table as the edition writes it: the package's columns, rows sorted by key. */
export function toCsv(edition: string, table: string, rows: readonly object[]): string {
  const resource = readDataPackage(edition).resources.find(({ name }) => name === table)
  if (!resource) throw new Error(`datapackage.json has no table "${table}"`)
  const columns = resource.schema.fields.map((field) => field.name)
  const key = resource.schema.primaryKey
  const text = (row: object, column: string) => String((row as Record<string, string | number | boolean | null>)[column] ?? '')
  const sorted = rows.toSorted(
    (a, b) =>
      key
        .map((column) => (text(a, column) < text(b, column) ? -1 : text(a, column) > text(b, column) ? 1 : 0))
        .find((order) => order !== 0) ?? 0,
  )
  return stringify(
    sorted.map((row) => columns.map((column) => text(row, column))),
    { header: true, columns },
  )
}

async function main(args: string[]): Promise<void> {
  const [reference, edition = fileURLToPath(new URL('../../../editions/vietnam-electronics', import.meta.url))] = args.filter(
    (arg) => !arg.startsWith('--'),
  )
  if (!reference) throw new Error('Usage: node src/edition/build/derive-edition.ts REFERENCE_FOLDER [EDITION_FOLDER] [--write]')
  for (const [table, rows] of await deriveEdition(resolve(reference), resolve(edition))) {
    const path = join(resolve(edition), `${table}.csv`)
    const made = toCsv(resolve(edition), table, rows)
    const same = made === (await readFile(path, 'utf8'))
    if (!same && args.includes('--write')) await writeFile(path, made)
    console.log(
      `${table}: ${rows.length} rows, ${same ? 'as in the edition' : args.includes('--write') ? 'written' : 'DIFFERENT from the edition'}`,
    )
    if (!same && !args.includes('--write')) process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2))

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Language, OVERLAYS, STATUSES } from '../../src/domain/vocabulary.ts'
import type { ChainLink, ChainModel, FamilyInfo, LayoutNode, StageInfo } from '../../src/web/map/model.ts'

const EDITION = join(import.meta.dirname, '../../editions/vietnam-electronics')

function table(name: string): Record<string, string>[] {
  return parse(readFileSync(join(EDITION, `${name}.csv`)), { columns: true, bom: true })
}

/** A missing column must fail here, not as an odd layout. */
function cell(row: Record<string, string>, column: string): string {
  const value = row[column]
  if (value === undefined) throw new Error(`The edition has no column ${column}`)
  return value
}

const segments = table('segment')
const links = table('segment_input')

/** The real chain with the real names; statuses, warnings and weights are made up, but always the same. */
export function chainFixture(lang: Language): ChainModel {
  const stages = table('stage').map((row): StageInfo => ({
    id: cell(row, 'stage_id'),
    name: cell(row, `name_${lang}`),
    position: Number(row.position),
    lane: row.lane as StageInfo['lane'],
  }))
  const families = table('family').map((row): FamilyInfo => ({
    id: cell(row, 'family_id'),
    name: cell(row, `name_${lang}`),
    stage: cell(row, 'stage_id'),
    position: Number(row.position),
  }))
  const nodes = segments.map((row, index): LayoutNode => ({
    id: cell(row, 'segment_id'),
    short_name: cell(row, `short_name_${lang}`),
    stage: cell(row, 'stage_id'),
    family: cell(row, 'family_id'),
    status: STATUSES[index % STATUSES.length] ?? 'weak',
    overlays: OVERLAYS.filter((_, overlay) => index % (7 + overlay * 4) === 0),
  }))
  const edges = links.map((row, index): ChainLink => ({
    source: cell(row, 'input_segment_id'),
    target: cell(row, 'output_segment_id'),
    weight: 1 / (1 + (index % 17)),
    import_dependent: index % 3 === 0,
  }))
  return { stages, families, nodes, edges }
}

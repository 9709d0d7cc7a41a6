import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { resolveEditionFolder } from '../../edition/folder.ts'
import type { Gazetteer } from '../../linkage/address/address.ts'
import { editionGazetteer, type FormerProvinceRow, type ParkRow, type ProvinceRow } from '../../linkage/address/gazetteer.ts'

/** Provinces and parks as the files of an edition name them, for work that needs no database. */
export function readEditionGazetteer(edition: string): Gazetteer {
  const folder = resolveEditionFolder(edition)
  const rowsOf = (table: string) =>
    parse(readFileSync(join(folder, `${table}.csv`)), { columns: true, cast: (cell) => (cell === '' ? null : cell) })
  return editionGazetteer({
    province: rowsOf('province') as ProvinceRow[],
    former_province: rowsOf('former_province') as FormerProvinceRow[],
    park: rowsOf('park') as ParkRow[],
  })
}

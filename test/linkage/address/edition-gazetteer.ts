import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Gazetteer } from '../../../src/linkage/address/address.ts'
import { editionGazetteer, type FormerProvinceRow, type ParkRow, type ProvinceRow } from '../../../src/linkage/address/gazetteer.ts'

const edition = new URL('../../../editions/vietnam-electronics/', import.meta.url)

function rows<Row>(table: string): Row[] {
  return parse(readFileSync(fileURLToPath(new URL(`${table}.csv`, edition))), { columns: true, bom: true })
}

const provinces = { province: rows<ProvinceRow>('province'), former_province: rows<FormerProvinceRow>('former_province') }

/** The places of the edition that comes with the platform. */
export const GAZETTEER: Gazetteer = editionGazetteer({ ...provinces, park: rows<ParkRow>('park') })
export const PROVINCES_ONLY: Gazetteer = editionGazetteer(provinces)

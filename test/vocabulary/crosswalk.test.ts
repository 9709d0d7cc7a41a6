import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'

type Row = Record<string, string>

function rowsOf(table: string): Row[] {
  return parse(readFileSync(join(import.meta.dirname, `../../editions/vietnam-electronics/${table}.csv`)), { columns: true })
}

const codes = rowsOf('vocabulary_code')

/** Certificate schemes have no classification; a code is given only where it is sure. */
test.each([
  ['process', 'isic4'],
  ['process', 'vsic2018'],
  ['equipment_type', 'hs2022'],
  ['material', 'hs2022'],
  ['unit', 'unece_rec20'],
])('entries of %s have codes of %s', (vocabulary, system) => {
  expect(codes.filter((row) => row['vocabulary'] === vocabulary && row['system'] === system).length).toBeGreaterThan(20)
})

test('a material that is a segment too has an HS code of that segment', () => {
  const hs = (rows: readonly Row[], key: string, id: string | undefined) =>
    rows.flatMap((row) => (row[key] === id && row['system'] === 'hs2022' ? [row['code']] : []))
  const segmentCodes = rowsOf('segment_code')
  const both = rowsOf('material')
    .map((row) => row['material_id'])
    .filter((id) => hs(codes, 'entry_id', id).length > 0 && hs(segmentCodes, 'segment_id', id).length > 0)
  expect(both).toContain('copper-clad-laminate')
  for (const id of both) expect(hs(segmentCodes, 'segment_id', id)).toEqual(expect.arrayContaining(hs(codes, 'entry_id', id)))
})

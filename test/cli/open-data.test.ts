import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runHere } from '../support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'matxich-open-data-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('a published table is written under our names, for the countries asked for', async () => {
  const atlas = file(
    'atlas.csv',
    'country_iso3_code,product_hs92_code,year,export_value,import_value\nVNM,7410,2023,1000,5000\nCHN,8542,2023,7,8\n',
  )
  const out = join(folder, 'out.csv')
  const { status, stderr } = await runHere(['open-data', 'atlas', atlas, '--countries', 'vnm', '--out', out])
  expect(stderr).toContain('1 rows of')
  expect(status).toBe(0)
  const [header = '', row = '', ...more] = readFileSync(out, 'utf8').split('\n')
  expect(header.split(',').slice(0, 5)).toEqual(['country', 'product', 'year', 'export_usd', 'import_usd'])
  expect(row.split(',').slice(0, 5)).toEqual(['VNM', '7410', '2023', '1000', '5000'])
  expect(more).toEqual([''])
})

test.each([
  [['open-data', 'atlass', 'x.csv'], 2, /no format "atlass"\. Did you mean atlas\?/],
  [['open-data', 'baci', 'x.csv'], 2, /--country-codes/],
  [['open-data', 'icio', 'not-there.csv'], 1, /There is no file .*not-there\.csv/],
  [['open-data', 'comtrade', file('other.csv', 'a,b\n1,2\n')], 1, /lacks the columns/],
])('%j says what is wrong', async (args, expected, message) => {
  const { status, stderr } = await runHere(args)
  expect(stderr).toMatch(message)
  expect(status).toBe(expected)
})

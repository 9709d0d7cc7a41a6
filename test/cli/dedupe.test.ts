import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, test } from 'vitest'
import { runHere } from '../support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'matxich-lists-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const out = join(folder, 'out.csv')
const rowsOf = (path: string) => parse(readFileSync(path), { columns: true }) as Record<string, string>[]

const FIRMS = file(
  'firms.csv',
  [
    'No,Company Name,Địa chỉ,MST',
    '1,"Công ty TNHH Điện tử Minh Long","Lô CN-02, KCN Yên Phong, Bắc Ninh",0100047516',
    '2,"Minh Long Electronics Co., Ltd","Lot CN02, Yen Phong Industrial Park, Bac Ninh",100047516',
    '3,"Cty TNHH Dien tu Minh Long","Lô D1, KCN Quế Võ, Bắc Ninh",',
    '4,"Công ty CP Bao bì Hải Âu","Số 5 đường Lê Lợi, Hải Phòng",0100233488',
  ].join('\n'),
)

describe('matxich dedupe', () => {
  test('numbers the companies of a list and says why', async () => {
    const { status, stderr } = await runHere(['dedupe', FIRMS, '--name', 'company name', '--tax-code', 'mst', '--out', out])
    expect(stderr).toContain('4 rows are 2 companies; 1 of them stand in the list more than once')
    expect(status).toBe(0)
    const rows = rowsOf(out)
    expect(rows.map(({ cluster_id }) => cluster_id)).toEqual(['1', '1', '1', '2'])
    expect(rows[0]).toMatchObject({ No: '1', MST: '0100047516' })
    expect(rows[0]?.explanation).toMatch(/^with row 3: two rows at random −[\d.]+; .*same tax code \+/)
    expect(Number(rows[0]?.probability)).toBeGreaterThan(0.9)
    expect(rows[3]).toMatchObject({ probability: '', explanation: '' })
  })

  test('tells sites apart by their addresses', async () => {
    const { status } = await runHere(['dedupe', FIRMS, '--name', 'B', '--address', 'dia chi', '--out', out])
    expect(status).toBe(0)
    expect(rowsOf(out).map(({ cluster_id }) => cluster_id)).toEqual(['1', '1', '2', '3'])
  })

  test('finds the column of the name by itself', async () => {
    const { status, stderr } = await runHere(['dedupe', FIRMS, '--out', out])
    expect(stderr).toContain('name from "Company Name"')
    expect(status).toBe(0)
  })

  test('takes any column for the name when a person says so', async () => {
    const list = file('odd.csv', 'what it is called;x\nAcme Widgets Ltd;1\nACME WIDGETS LIMITED;2\nOther Works GmbH;3\n')
    await runHere(['dedupe', list, '--name', 'what it is called', '--out', out])
    expect(rowsOf(out).map(({ cluster_id }) => cluster_id)).toEqual(['1', '1', '2'])
  })

  test('says which columns there are, and which file cannot be read', async () => {
    const wrong = await runHere(['dedupe', FIRMS, '--name', 'Enterprise', '--out', out])
    expect(wrong).toMatchObject({ status: 2 })
    expect(wrong.stderr).toContain('has no column "Enterprise". Columns: No, Company Name, Địa chỉ, MST.')
    expect(await runHere(['dedupe', join(folder, 'none.csv'), '--out', out])).toMatchObject({ status: 1 })
    expect((await runHere(['link', FIRMS, '--out', out])).stderr).toContain('--against TABLE.csv')
    const empty = await runHere(['dedupe', file('empty.csv', 'name\n'), '--out', out])
    expect(empty.stderr).toContain('holds no rows')
  })
})

describe('matxich link', () => {
  test('finds the rows of a list in a table', async () => {
    const list = file('new.csv', 'Company Name,MST\nMINH LONG ELECTRONICS,0100047516\n"Công ty CP Bao bì Hải Âu",\nQuite New JSC,\n')
    const { status, stderr } = await runHere([
      'link',
      list,
      '--against',
      FIRMS,
      '--name',
      'Company Name',
      '--tax-code',
      'MST',
      '--out',
      out,
    ])
    expect(status).toBe(0)
    expect(stderr).toContain('3 rows:')
    const rows = rowsOf(out)
    expect(rows[1]).toMatchObject({ outcome: 'link', match_row: '5', match_name: 'Công ty CP Bao bì Hải Âu' })
    expect(rows[2]).toMatchObject({ outcome: 'new', match_row: '' })
    // Two rows of the table bear the code: a person decides.
    expect(rows[0]).toMatchObject({ outcome: 'review' })
    expect(rows[0]?.explanation).toMatch(/^two rows are as likely: /)
  })
})

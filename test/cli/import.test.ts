import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jsonLines, runHere } from '../support/command.ts'
import { freshDataDir } from '../support/database.ts'

const SLOW = 120_000

let data = ''
let file = ''
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'matxich-data-'))
  cpSync(await freshDataDir(), join(data, 'demo'), { recursive: true })
  file = join(data, '..', `matxich-suppliers-${process.pid}.csv`)
  writeFileSync(
    file,
    'Tên công ty,Mã số thuế,Tỉnh\nCông ty TNHH Bánh Răng Mặt Trời,2310000500,Bắc Ninh\nCông ty TNHH Bánh Răng Mặt Trời,2310000500,Bắc Ninh\n,2310000638,Hà Nội\n',
  )
}, SLOW)
afterAll(() => {
  for (const path of [data, file]) rmSync(path, { recursive: true, force: true })
})

const ask = (...args: string[]) => runHere(['import', ...args, '--edition', 'demo', '--data', data])

test('a dry run says what would happen and leaves nothing', { timeout: SLOW }, async () => {
  const { status, stdout, stderr } = await ask(file, '--dry-run')
  expect({ status, stderr }).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('Tên công ty → name_vi · Mã số thuế → tax_code') as string,
  })
  const rows = jsonLines(stdout)
  expect(rows.slice(0, 5)).toEqual([
    { state: 'new', rows: 1 },
    { state: 'linked', rows: 0 },
    { state: 'unchanged', rows: 1 },
    { state: 'review', rows: 0 },
    { state: 'rejected', rows: 1 },
  ])
  expect(rows).toContainEqual(expect.objectContaining({ rule: 'no_name', severity: 'error' }))
  expect(rows.at(-1)).toMatchObject({ row_no: 4, state: 'rejected', reason: expect.stringContaining('no name') as string })
  expect(readdirSync(join(data, 'demo/uploads'))).toEqual([])
})

test('--apply takes the rows in; the same file again changes nothing', { timeout: SLOW }, async () => {
  expect((await ask(file, '--apply', '--source-title', 'Made-up list', '--grade', 'official_list')).stderr).toMatch(
    /1 rows were taken in\. Import [\w-]{36}/,
  )
  const again = await ask(file, '--dry-run', '--grade', 'official_list')
  expect(jsonLines(again.stdout)).toContainEqual({ state: 'unchanged', rows: 2 })
  expect(again.stderr).toMatch(/The same file was imported before: [\w-]{36} \(applied\)/)
})

test('what cannot be understood is said before anything is done', { timeout: SLOW }, async () => {
  for (const [args, what] of [
    [[join(data, 'none.csv')], /no file/],
    [['/etc/hostname'], /does not end in \.xlsx, \.csv/],
    [[file, '--map', 'Ten cong ty=name_vi'], /no column "Ten cong ty"\. Did you mean Tên công ty\?/],
    [[file, '--map', 'A=naem_vi'], /no field “naem_vi”/],
    [[file, '--map', 'A'], /column=field/],
    [[file, '--dry-run', '--apply'], /exclude each other/],
    [[file, '--grade', 'offical_list'], /Did you mean official_list/],
    [[file, '--as-of', 'yesterday'], /YYYY-MM-DD/],
  ] as const) {
    const { status, stdout, stderr } = await ask(...args)
    expect({ failed: status !== 0, stdout, stderr }).toEqual({ failed: true, stdout: '', stderr: expect.stringMatching(what) as string })
  }
})

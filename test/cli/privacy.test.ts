import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jsonLines, runHere } from '../support/command.ts'
import { freshDataDir } from '../support/database.ts'

const SLOW = 60_000
let data = ''
let exports = ''

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'matxich-privacy-'))
  exports = mkdtempSync(join(tmpdir(), 'matxich-exports-'))
  cpSync(await freshDataDir(), join(data, 'demo'), { recursive: true })
}, SLOW)
afterAll(() => [data, exports].forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const ask = (...args: string[]) => runHere([...args, '--edition', 'demo', '--data', data])

test('erasing asks for an address, a reason and a word of its own', async () => {
  expect(await ask('privacy', 'erase', 'nobody')).toMatchObject({ status: 2, stderr: expect.stringContaining('not an address') as string })
  expect(await ask('privacy', 'erase', 'an@vidu.vn')).toMatchObject({ status: 2, stderr: expect.stringContaining('--reason') as string })
  const unsure = await ask('privacy', 'erase', 'an@vidu.vn', '--reason', 'asked by letter')
  expect(unsure).toMatchObject({ status: 2, stderr: expect.stringContaining('--yes') as string })
})

test('a person is exported, erased with a proof in numbers, and then nothing is kept', { timeout: SLOW }, async () => {
  expect((await ask('user', 'add', 'an@vidu.vn', '--name', 'Nguyễn Văn An', '--lang', 'vi')).status).toBe(0)
  const out = join(exports, 'an.json')
  expect((await ask('privacy', 'export', 'An@vidu.vn', '--out', out)).status).toBe(0)
  const { data: kept } = JSON.parse(readFileSync(out, 'utf8')) as { data: Record<string, Record<string, unknown>[]> }
  expect(kept['account']).toMatchObject([{ name: 'Nguyễn Văn An', email: 'an@vidu.vn' }])
  // For whoever runs the command alone.
  expect(statSync(out).mode & 0o077).toBe(0)
  const erased = await ask('privacy', 'erase', 'an@vidu.vn', '--reason', 'asked by letter', '--yes')
  expect(erased.status).toBe(0)
  expect(jsonLines(erased.stdout)).toContainEqual({ what: 'accounts', rows: 1 })
  const again = JSON.parse((await ask('privacy', 'export', 'an@vidu.vn')).stdout) as { data: Record<string, unknown[]> }
  expect(Object.values(again.data).flat()).toEqual([])
  expect((await ask('audit', 'verify')).status).toBe(0)
})

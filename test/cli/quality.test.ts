import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { jsonLines, runHere } from '../support/command.ts'

const data = mkdtempSync(join(tmpdir(), 'matxich-quality-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

test('matxich quality gives every figure and every rule as a line', async () => {
  const { status, stdout } = await runHere(['quality', '--edition', 'demo', '--data', data, '--json'])
  expect(status).toBe(0)
  const lines = jsonLines(stdout)
  expect(lines.filter((line) => line['kind'] === 'figure')).toContainEqual(expect.objectContaining({ id: 'companies', value: 51 }))
  const rules = lines.filter((line) => line['kind'] === 'rule')
  expect(rules.length).toBeGreaterThan(10)
  for (const rule of rules)
    expect(rule).toMatchObject({ code: expect.any(String), count: expect.any(Number), definition: expect.any(String) })
}, 120_000)

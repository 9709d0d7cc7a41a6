import { expect, test } from 'vitest'
import { changedDemo, jsonLines, run, runHere } from '../support/command.ts'

const SLOW = 30_000

test('a good edition has no problem', { timeout: SLOW }, async () => {
  const { status, stdout, stderr } = await run(['edition', 'check', 'demo'])
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  expect(stderr).toMatch(/company \d+ · .*\ndemo .*\(fictional\): \d+ rows in 40 tables, 0 errors, 0 warnings/)
})

test.each([
  [
    'an unclosed quote',
    'company.csv',
    (text: string) => text.replace('\ndemo-anise-recovery,Demo', '\ndemo-anise-recovery,"Demo'),
    /error company\.csv:\d+ A quoted text that begins in this row does not end/,
  ],
  [
    'a segment that is not there',
    'segment_input.csv',
    (text: string) => text.replace(',rigid-pcb,', ',rigid-pbc,'),
    /error segment_input\.csv:\d+:output_segment_id There is no segment "rigid-pbc"\. Did you mean "rigid-pcb"/,
  ],
  [
    'a day that does not exist',
    'need.csv',
    (text: string) => text.replace('2027-06-30', '2027-06-31'),
    /error need\.csv:\d+:deadline .*YYYY-MM-DD/,
  ],
])('%s is shown with file, line, column and fix', { timeout: SLOW }, async (_what, file, change, message) => {
  const { status, stdout, stderr } = await run(['edition', 'check', changedDemo({ [file]: change })])
  expect(status).toBe(1)
  expect(stderr).toMatch(message)
  expect(jsonLines(stdout)).toContainEqual(
    expect.objectContaining({ severity: 'error', file, row: expect.any(Number) as number, fix: expect.any(String) as string }),
  )
})

test('an edition that is not there: the ones that are', { timeout: SLOW }, async () => {
  const { status, stderr } = await runHere(['edition', 'check', 'demmo'])
  expect(status).toBe(1)
  expect(stderr).toMatch(/no edition "demmo".*one of demo, vietnam-electronics.*Did you mean "demo"\?/)
})

test('a file that is no edition says so', { timeout: SLOW }, async () => {
  const { status, stderr } = await runHere(['edition', 'check', changedDemo({ 'datapackage.json': (text) => text.slice(1) })])
  expect(status).toBe(1)
  expect(stderr).toMatch(/datapackage\.json cannot be read as JSON/)
})

test('the difference of two editions, field by field', { timeout: SLOW }, async () => {
  const changed = changedDemo({ 'region.csv': (text) => text.replace('Red River Delta', 'Red River') })
  const { status, stdout, stderr } = await runHere(['edition', 'diff', 'demo', changed])
  expect(status).toBe(0)
  expect(jsonLines(stdout)).toEqual([
    { table: 'region', change: 'changed', key: 'red_river_delta', field: 'name_en', before: 'Red River Delta', after: 'Red River' },
  ])
  expect(stderr).toContain('region: 0 added, 0 removed, 1 changed')
  expect(await runHere(['edition', 'diff', 'demo', 'demo'])).toMatchObject({ status: 0, stdout: '' })
})

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { IMPORT_FIELDS } from '../../src/intake/fields.ts'
import { REFUSALS } from '../../src/intake/file-refused.ts'
import { PROBLEM_CODES } from '../../src/intake/problem-codes.ts'
import { readMessages } from '../support/messages.ts'
import { ROOT } from '../support/source-code.ts'

const keys = [...readMessages('src/domain/messages/en.json').keys()]
const under = (prefix: string) => keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))

describe('every word of a closed list has its sentence, and there are no others', () => {
  test.each([
    ['refused', REFUSALS],
    ['problem', PROBLEM_CODES],
    ['field', IMPORT_FIELDS.map(({ field }) => field)],
  ])('intake.%s', (section, words) => {
    expect(under(`intake.${section}.`).toSorted()).toEqual([...words].toSorted())
  })
})

test('every refusal and problem is used by a rule', () => {
  const code = globSync('src/intake/**/*.ts', { cwd: ROOT })
    .filter((path) => !/file-refused|problem-codes/.test(path))
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .join('\n')
  expect([...REFUSALS, ...PROBLEM_CODES].filter((word) => !code.includes(`'${word}'`))).toEqual([])
})

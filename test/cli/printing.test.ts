import { expect, test } from 'vitest'
import { describeError, exitStatusOf, UsageError } from '../../src/cli/failure.ts'
import { createProgress } from '../../src/cli/progress.ts'
import { displayWidth, formatTable, wrap } from '../../src/cli/text-table.ts'

test('columns line up, also with wide letters and accents in two code points', () => {
  expect(displayWidth('반도체')).toBe(6)
  expect(displayWidth('mạch in'.normalize('NFD'))).toBe(7)
  const table = formatTable(
    [
      { title: 'n', value: (row) => row.n },
      { title: 'name', value: (row) => row.name },
    ],
    [
      { n: 1, name: '반도체' },
      { n: 22, name: 'chip' },
    ],
    80,
  )
  expect(table.split('\n')).toEqual([' n  name', '──  ──────', ' 1  반도체', '22  chip'])
})

test('long text wraps in its column and fits the terminal', () => {
  const rows = [{ place: 'need.csv:5', text: 'one two three four five six seven eight nine ten' }]
  const lines = formatTable(
    [
      { title: 'where', value: (row: (typeof rows)[0]) => row.place },
      { title: 'what', value: (row) => row.text, flexible: true },
    ],
    rows,
    40,
  ).split('\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40)
  expect(lines.slice(3).every((line) => line.startsWith(' '.repeat('need.csv:5'.length)))).toBe(true)
  expect(wrap('/a/very/long/path', 6)).toEqual(['/a/ver', 'y/long', '/path'])
})

test('progress is one line rewritten in a terminal, and lines elsewhere', () => {
  const written: string[] = []
  const terminal = createProgress({ isTTY: true, columns: 40, write: (text) => written.push(text) })
  terminal.update('Loading', 'company', 1, 2)
  terminal.end()
  expect(written.join('')).not.toContain('\n')
  expect(written[0]).toContain('████████████░░░░░░░░░░░░ Loading')
  expect(written.at(-1)).toBe('\r\u001b[2K')
})

test('an error of ours is its message; a defect says how to see more', () => {
  expect(describeError(new UsageError('No such thing.'), false)).toBe('No such thing.')
  expect(exitStatusOf(new UsageError('x'))).toBe(2)
  expect(describeError(new TypeError('x is not a function'), false)).toMatch(/^Unexpected: x is not a function\n.*--verbose/s)
  expect(describeError(new TypeError('boom'), true)).toContain('printing.test.ts')
})

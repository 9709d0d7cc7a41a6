import { expect, test } from 'vitest'
import { ALL_OPTIONS, COMMANDS } from '../../src/cli/commands.ts'
import { commandHelp, overview } from '../../src/cli/help.ts'
import { run, runHere } from '../support/command.ts'

const SLOW = 30_000

test('help names every command, and each command has its own', { timeout: SLOW }, async () => {
  const { status, stdout, stderr } = await run(['help'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  for (const command of COMMANDS) {
    expect(stdout).toContain(command.name)
    expect(commandHelp(command)).toContain(`Usage: matxich ${command.name}`)
    for (const option of Object.keys(command.options)) expect(commandHelp(command)).toContain(`--${option}`)
  }
  expect(
    overview()
      .split('\n')
      .every((line) => line.length <= 132),
  ).toBe(true)
  const own = await runHere(['export', '--help'])
  expect(own).toMatchObject({ status: 0, stdout: expect.stringContaining('--format csv|json|ndjson') as string })
})

test('the version is that of the package', { timeout: SLOW }, async () => {
  expect((await runHere(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('an option means the same in every command', () => {
  const all = COMMANDS.flatMap((command) => Object.entries(command.options))
  for (const [name, definition] of all) expect(ALL_OPTIONS[name]).toBe(definition)
})

test('an unknown command is told what was meant, with status 2', { timeout: SLOW }, async () => {
  const { status, stdout, stderr } = await run(['gasp'])
  expect(stderr).toMatch(/no command "gasp"\. Did you mean gaps\? Commands: start, /)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
})

test.each([
  [['edition', 'chek'], /no command "edition chek".*Did you mean check\?/],
  [['edition'], /needs a second word: edition check/],
  [['gaps', '--limt', '3'], /no option --limt\. Did you mean --limit\?/],
  [['gaps', '--out', 'x'], /"matxich gaps" has no option --out; it belongs to export/],
  [['gaps', '--limit'], /--limit needs a value/],
  [['gaps', '--limit', 'ten'], /whole number from 1/],
  [['gaps', '--lang', 'fr'], /--lang is one of vi, en, ko, not "fr"/],
  [['export'], /Something is missing\. Usage: matxich export TABLE/],
  [['export', 'compny'], /no table "compny"\. Did you mean company\? Tables: source/],
  [['export', 'company', '--format', 'cvs'], /one of csv, json, ndjson.*Did you mean csv/],
  [['help', 'me', 'please'], /no command "me"/],
  [['start', '--port', 'x1'], /PORT must be a whole number.*not "x1"/],
])('%j is told what is wrong, with status 2', { timeout: SLOW }, async (args, message) => {
  const { status, stdout, stderr } = await runHere(args)
  expect(stderr).toMatch(message)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
})

test('no command at all shows the help and is not understood', { timeout: SLOW }, async () => {
  expect(await runHere([])).toMatchObject({ status: 2, stdout: expect.stringContaining('Commands') as string })
})

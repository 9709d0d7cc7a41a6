#!/usr/bin/env node
import { readConfig } from '../config.ts'
import { GLOBAL_OPTIONS, readArguments, settingOverrides } from './arguments.ts'
import { ALL_OPTIONS, assertFits, findCommand } from './commands.ts'
import { describeError, EXIT, exitStatusOf, UsageError } from './failure.ts'
import { commandHelp, overview } from './help.ts'
import { createOutput } from './output.ts'
import { matxichVersion } from './version.ts'

async function main(argv: readonly string[]): Promise<number> {
  // Before the options are understood, so that an error in them can be told.
  let output = createOutput(process, { json: argv.includes('--json') })
  try {
    const { words, options } = readArguments(argv, ALL_OPTIONS)
    if (options.has('version')) {
      output.text(matxichVersion())
      return EXIT.ok
    }
    if (words.length === 0) {
      output.text(overview())
      return options.has('help') ? EXIT.ok : EXIT.usage
    }
    const { command, rest } = findCommand(words)
    if (options.has('help')) {
      output.text(commandHelp(command))
      return EXIT.ok
    }
    assertFits(command, rest, options)
    output = createOutput(process, { json: options.has('json') })
    const run = await command.load()
    return await run({ config: readConfig(process.env, settingOverrides(options)), options, words: rest, output })
  } catch (error) {
    const hint = error instanceof UsageError ? '\nSee: matxich help' : ''
    output.note(describeError(error, argv.includes(`--${'verbose' satisfies keyof typeof GLOBAL_OPTIONS}`)) + hint)
    return exitStatusOf(error)
  }
}

// A reader that has seen enough (`matxich export … | head`) closes the pipe. That is no failure, and no reason to exit here:
// the database must be closed first.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await main(process.argv.slice(2))

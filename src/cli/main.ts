import { readConfig } from '../config.ts'
import { readArguments, settingOverrides } from './arguments.ts'
import { ALL_OPTIONS, assertFits, findCommand } from './commands.ts'
import { describeError, EXIT, exitStatusOf, UsageError } from './failure.ts'
import { commandHelp, overview } from './help.ts'
import { createOutput, type Streams } from './output.ts'
import { matxichVersion } from './version.ts'

/** Runs one command line and returns the exit status; prints nowhere but to the streams. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  // Before the options are understood, so that an error in them can be told.
  let output = createOutput(streams, { json: argv.includes('--json') })
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
    output = createOutput(streams, { json: options.has('json') })
    const run = await command.load()
    return await run({ config: readConfig(undefined, settingOverrides(options)), options, words: rest, output })
  } catch (error) {
    const hint = error instanceof UsageError ? '\nSee: matxich help' : ''
    output.note(describeError(error, argv.includes('--verbose')) + hint)
    return exitStatusOf(error)
  }
}

import { GLOBAL_OPTIONS, type OptionDefinition } from './arguments.ts'
import { type Command, COMMANDS, type CommandContext, findCommand } from './commands.ts'
import { EXIT } from './failure.ts'

export async function help({ words, output }: CommandContext): Promise<number> {
  output.text(words.length === 0 ? overview() : commandHelp(findCommand(words).command))
  return EXIT.ok
}

export function overview(): string {
  return [
    'Matxich maps a value chain, finds its missing links and matches the companies that can close them.',
    '',
    'Usage: matxich COMMAND [OPTIONS]        (in this folder: npm run -s matxich -- COMMAND)',
    '',
    'Commands',
    ...aligned(COMMANDS.map((command) => [`${command.name} ${command.words}`.trimEnd(), command.summary])),
    '',
    'Options of every command',
    ...optionLines(GLOBAL_OPTIONS),
    '',
    'In a terminal lists are tables; in a pipe, one JSON object a line. Exit status: 0 done, 1 something is wrong, 2 not understood.',
    'More on one command: matxich help COMMAND',
  ].join('\n')
}

export function commandHelp(command: Command): string {
  const own = optionLines(command.options)
  return [
    `${command.summary}.`,
    '',
    `Usage: matxich ${command.name} ${command.words} [OPTIONS]`.replaceAll('  ', ' '),
    ...(own.length > 0 ? ['', 'Options', ...own] : []),
    '',
    'Options of every command',
    ...optionLines(GLOBAL_OPTIONS),
    '',
    'Examples',
    ...command.examples.map((example) => `  ${example}`),
  ].join('\n')
}

function optionLines(options: Readonly<Record<string, OptionDefinition & { readonly setting?: string }>>): string[] {
  return aligned(
    Object.entries(options).map(([name, { short, value, help: text, setting }]) => [
      `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
      setting === undefined ? text : `${text} [${setting}]`,
    ]),
  )
}

function aligned(lines: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...lines.map(([left]) => left.length))
  return lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

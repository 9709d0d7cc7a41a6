import { parseArgs } from 'node:util'
import { distance } from 'fastest-levenshtein'
import { LANGUAGES, type Language } from '../domain/vocabulary.ts'
import { UsageError } from './failure.ts'

export interface OptionDefinition {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  /** What stands for the value in the help. */
  readonly value?: string
  readonly help: string
}

/** Understood by every command. The ones with `setting` go before the environment variable of that name. */
export const GLOBAL_OPTIONS = {
  edition: { type: 'string', value: 'ID', setting: 'MATXICH_EDITION', help: 'edition to use: a folder under editions/, or a path' },
  data: { type: 'string', value: 'DIR', setting: 'MATXICH_DATA', help: 'folder of the embedded database' },
  'database-url': { type: 'string', value: 'URL', setting: 'DATABASE_URL', help: 'PostgreSQL server to use instead' },
  port: { type: 'string', value: 'N', setting: 'PORT', help: 'port of the web server' },
  lang: { type: 'string', value: 'vi|en|ko', help: 'language of names and sentences (en)' },
  json: { type: 'boolean', help: 'one JSON object a line, also in a terminal' },
  verbose: { type: 'boolean', help: 'show where an error happened' },
  help: { type: 'boolean', short: 'h', help: 'help on a command' },
  version: { type: 'boolean', short: 'v', help: 'version of Matxich' },
} as const satisfies Record<string, OptionDefinition & { setting?: string }>

export interface ParsedArguments {
  /** Words that are no options, the command among them. */
  readonly words: readonly string[]
  readonly options: ReadonlyMap<string, string | true>
}

/** Reads the words and options; refuses options that no command knows. `known` holds those of all commands. */
export function readArguments(argv: readonly string[], known: Readonly<Record<string, OptionDefinition>>): ParsedArguments {
  const config = Object.fromEntries(
    Object.entries(known).map(([name, { type, short }]) => [name, { type, ...(short !== undefined && { short }) }]),
  )
  const { tokens } = parseArgs({ args: [...argv], options: config, strict: false, allowPositionals: true, tokens: true })
  const words: string[] = []
  const options = new Map<string, string | true>()
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const definition = known[token.name]
    if (definition === undefined)
      throw new UsageError(`There is no option ${token.rawName}.${didYouMean(token.name, Object.keys(known), '--')}`)
    if (definition.type === 'string' && (token.value === undefined || token.value === ''))
      throw new UsageError(`The option --${token.name} needs a value: --${token.name} ${definition.value ?? 'VALUE'}`)
    if (definition.type === 'boolean' && token.value !== undefined) throw new UsageError(`The option --${token.name} takes no value.`)
    options.set(token.name, definition.type === 'boolean' ? true : (token.value ?? ''))
  }
  return { words, options }
}

/** " Did you mean …?", or nothing when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>, prefix = ''): string {
  const near = [...candidates]
    .map((candidate) => ({ candidate, edits: distance(word, candidate) }))
    .toSorted((a, b) => a.edits - b.edits)[0]
  // Two edits also of a short word, because swapped letters count as two; but not so many that nothing is left of it.
  const allowed = Math.max(2, Math.floor(word.length / 3))
  return near === undefined || near.edits > allowed || near.edits >= word.length ? '' : ` Did you mean ${prefix}${near.candidate}?`
}

/** The settings the command line states, by the name of their environment variable. */
export function settingOverrides(options: ParsedArguments['options']): Record<string, string> {
  const overrides: Record<string, string> = {}
  for (const [name, definition] of Object.entries(GLOBAL_OPTIONS)) {
    const value = options.get(name)
    if ('setting' in definition && typeof value === 'string') overrides[definition.setting] = value
  }
  return overrides
}

export function languageOf(options: ParsedArguments['options']): Language {
  const value = options.get('lang') ?? 'en'
  const language = LANGUAGES.find((each) => each === value)
  if (language === undefined) throw new UsageError(`--lang is one of ${LANGUAGES.join(', ')}, not "${String(value)}".`)
  return language
}

/** A choice from a closed list, or the default. */
export function choiceOf<T extends string>(options: ParsedArguments['options'], name: string, allowed: readonly T[]): T | undefined {
  const value = options.get(name)
  if (typeof value !== 'string') return undefined
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new UsageError(`--${name} is one of ${allowed.join(', ')}, not "${value}".${didYouMean(value, allowed)}`)
  return found
}

export function wholeNumberOf(options: ParsedArguments['options'], name: string, highest: number): number | undefined {
  const value = options.get(name)
  if (typeof value !== 'string') return undefined
  if (!/^\d+$/.test(value) || Number(value) < 1 || Number(value) > highest)
    throw new UsageError(`--${name} is a whole number from 1 to ${highest}, not "${value}".`)
  return Number(value)
}

import type { Config } from '../config.ts'
import { didYouMean, GLOBAL_OPTIONS, type OptionDefinition, type ParsedArguments } from './arguments.ts'
import { UsageError } from './failure.ts'
import type { Output } from './output.ts'

export interface CommandContext {
  readonly config: Config
  readonly options: ParsedArguments['options']
  /** The words behind the command. */
  readonly words: readonly string[]
  readonly output: Output
}

/** Returns the exit status. */
export type RunCommand = (context: CommandContext) => Promise<number>

export interface Command {
  readonly name: string
  readonly words: string
  readonly summary: string
  readonly maxWords: number
  readonly minWords: number
  readonly options: Readonly<Record<string, OptionDefinition>>
  readonly examples: readonly string[]
  /** Imported when the command runs: help must not wait for a database engine. */
  readonly load: () => Promise<RunCommand>
}

const NAME: OptionDefinition = {
  type: 'string',
  value: 'NAME',
  help: 'of a list: column of the name (found by its heading); of a person: their name',
}
const LIMIT: OptionDefinition = { type: 'string', value: 'N', help: 'how many (20)' }
const ROLE: OptionDefinition = { type: 'string', value: 'ROLE', help: 'role of staff: curator, analyst, officer, admin or none' }
const REASON: OptionDefinition = { type: 'string', value: 'TEXT', help: 'why; kept in the log' }
const OUT: OptionDefinition = { type: 'string', value: 'FILE', help: 'file to write; stdout without it' }

/** Columns of a list are given by heading, letter or number; several with commas between. */
const LIST_OPTIONS = {
  name: NAME,
  address: { type: 'string', value: 'COL', help: 'column of the address' },
  'tax-code': { type: 'string', value: 'COL', help: 'column of the tax code' },
  country: { type: 'string', value: 'COL', help: 'column of the country' },
  only: { type: 'boolean', help: 'read no telephone, website, city or postcode columns beside those' },
  level: { type: 'string', value: 'company|site', help: 'what is told apart (site with --address alone, else company)' },
  out: OUT,
} as const satisfies Readonly<Record<string, OptionDefinition>>

export const COMMANDS: readonly Command[] = [
  {
    name: 'start',
    words: '',
    summary: 'Serve the web app and the API',
    minWords: 0,
    maxWords: 0,
    options: {
      dev: { type: 'boolean', help: 'go on when the web app does not build, and show why' },
      'no-web': { type: 'boolean', help: 'serve the API without building the web app' },
    },
    examples: ['matxich start', 'matxich start --edition demo --port 8080'],
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'doctor',
    words: '',
    summary: 'Check the installation and say how to repair it',
    minWords: 0,
    maxWords: 0,
    options: {},
    examples: ['matxich doctor', 'matxich doctor --json'],
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'edition check',
    words: '[ID|FOLDER]',
    summary: 'Read an edition and list everything wrong with it',
    minWords: 0,
    maxWords: 1,
    options: { reference: { type: 'string', value: 'DIR', help: 'also compare our links with AIPNET, from DIR/io/aipnet_hs12_4d.csv.gz' } },
    examples: ['matxich edition check demo', 'matxich edition check ./my-edition'],
    load: async () => (await import('./edition-check.ts')).editionCheck,
  },
  {
    name: 'edition load',
    words: '[ID|FOLDER]',
    summary: 'Load an edition into the database',
    minWords: 0,
    maxWords: 1,
    options: { replace: { type: 'boolean', help: 'although the database holds another edition, which then goes' } },
    examples: ['matxich edition load demo'],
    load: async () => (await import('./edition-load.ts')).editionLoad,
  },
  {
    name: 'edition diff',
    words: 'BEFORE AFTER',
    summary: 'What one edition says differently from another',
    minWords: 2,
    maxWords: 2,
    options: {},
    examples: ['matxich edition diff ../last-year/editions/vietnam-electronics vietnam-electronics'],
    load: async () => (await import('./edition-diff.ts')).editionDiff,
  },
  {
    name: 'gaps',
    words: '[SEGMENT…]',
    summary: 'Missing and weak links, ranked, with the reason',
    minWords: 0,
    maxWords: 100,
    options: { limit: LIMIT },
    examples: ['matxich gaps --limit 10', 'matxich gaps --lang vi', 'matxich gaps silicon-wafers'],
    load: async () => (await import('./gaps.ts')).gaps,
  },
  {
    name: 'quality',
    words: '',
    summary: 'How complete, fresh and contradictory the data is, and what each rule found',
    minWords: 0,
    maxWords: 0,
    options: {},
    examples: ['matxich quality', 'matxich quality --lang vi', 'matxich quality --json'],
    load: async () => (await import('./quality.ts')).quality,
  },
  {
    name: 'export',
    words: 'TABLE',
    summary: 'Write a table of the edition to a file or to stdout',
    minWords: 1,
    maxWords: 1,
    options: {
      format: { type: 'string', value: 'csv|json|ndjson', help: 'format (csv)' },
      out: OUT,
    },
    examples: ['matxich export company --out company.csv', 'matxich export segment_input --format ndjson'],
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'match',
    words: '',
    summary: 'Companies that fit a need, ranked, with conditions and near misses',
    minWords: 0,
    maxWords: 0,
    options: {
      need: { type: 'string', value: 'ID', help: 'need of the edition, or one that was posted' },
      requirement: { type: 'string', value: 'FILE', help: 'instead: a requirement in JSON, as POST /api/v1/match takes it' },
      limit: LIMIT,
      out: OUT,
    },
    examples: [
      'matxich match --need demo-need-01 --edition demo',
      'matxich match --requirement boards.json --limit 50 --lang vi --out boards.csv',
    ],
    load: async () => (await import('./match.ts')).match,
  },
  {
    name: 'dedupe',
    words: 'FILE',
    summary: 'Find the rows of a company list that are one company, or one site',
    minWords: 1,
    maxWords: 1,
    options: LIST_OPTIONS,
    examples: [
      'matxich dedupe suppliers.csv --name "Company name" --out unique.csv',
      'matxich dedupe plants.xlsx --name Name --address Address --out plants.csv',
      'matxich dedupe firms.csv --name Tên --tax-code MST --address "Địa chỉ" --out firms-unique.csv',
    ],
    load: async () => (await import('./dedupe.ts')).dedupe,
  },
  {
    name: 'link',
    words: 'FILE',
    summary: 'Find the rows of a company list in another table',
    minWords: 1,
    maxWords: 1,
    options: {
      ...LIST_OPTIONS,
      against: { type: 'string', value: 'TABLE', help: 'CSV or XLSX file to find the rows in, with the same headings' },
    },
    examples: ['matxich link new-suppliers.xlsx --against known.csv --name Name --tax-code MST --out linked.csv'],
    load: async () => (await import('./link.ts')).link,
  },
  {
    name: 'import',
    words: 'FILE',
    summary: 'Check a list of companies (.xlsx, .csv), link it with what is known, and take it in',
    minWords: 1,
    maxWords: 1,
    options: {
      sheet: { type: 'string', value: 'NAME', help: 'sheet of the workbook (the first)' },
      'header-row': { type: 'string', value: 'N', help: 'row with the column titles, as the spreadsheet counts' },
      map: { type: 'string', value: 'COL=FIELD,…', help: 'what columns mean, by title, letter or number; the others as proposed' },
      'dry-run': { type: 'boolean', help: 'only say what would happen, and forget it' },
      apply: { type: 'boolean', help: 'take the rows in' },
      'source-title': { type: 'string', value: 'TEXT', help: 'what the file is (its name)' },
      'source-publisher': { type: 'string', value: 'TEXT', help: 'who published it' },
      'source-url': { type: 'string', value: 'URL', help: 'where it is' },
      'source-kind': { type: 'string', value: 'KIND', help: 'official_list, dataset, company, press, statistics or curation (dataset)' },
      licence: { type: 'string', value: 'TEXT', help: 'licence or terms (facts only)' },
      grade: { type: 'string', value: 'GRADE', help: 'self_declared, press, official_list, document or site_verified (self_declared)' },
      'as-of': { type: 'string', value: 'DATE', help: 'date the facts were true' },
    },
    examples: ['matxich import suppliers.xlsx --dry-run', 'matxich import suppliers.csv --map "Firm=name_en,C=tax_code" --apply'],
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'open-data',
    words: 'FORMAT FILE',
    summary: 'Read a published table: comtrade, baci, atlas, open-supply-hub or icio',
    minWords: 2,
    maxWords: 2,
    options: {
      countries: { type: 'string', value: 'ISO3,…', help: 'only rows in which one of these countries stands' },
      digits: { type: 'string', value: '2|4|6', help: 'digits of the product codes of an Atlas file (4)' },
      'country-codes': { type: 'string', value: 'FILE', help: 'country_codes_V….csv of the same BACI release' },
      out: OUT,
    },
    examples: ['matxich open-data atlas hs92_country_product_year_4.csv --countries VNM --out vietnam.csv'],
    load: async () => (await import('./open-data.ts')).openData,
  },
  {
    name: 'user list',
    words: '',
    summary: 'People with an account',
    minWords: 0,
    maxWords: 0,
    options: { role: ROLE, limit: LIMIT },
    examples: ['matxich user list', 'matxich user list --role admin'],
    load: async () => (await import('./user.ts')).userList,
  },
  {
    name: 'user add',
    words: 'EMAIL',
    summary: 'Make an account; prints the link with which the person sets a password',
    minWords: 1,
    maxWords: 1,
    options: { name: NAME, role: ROLE },
    examples: ['matxich user add an@agency.gov.vn --name "Nguyễn Văn An" --role curator --lang vi'],
    load: async () => (await import('./user.ts')).userAdd,
  },
  {
    name: 'user role',
    words: 'EMAIL ROLE',
    summary: 'Give a role of staff, or take it (none); sessions end',
    minWords: 2,
    maxWords: 2,
    options: { reason: REASON },
    examples: [
      'matxich user role an@agency.gov.vn admin --reason "head of the desk"',
      'matxich user role an@agency.gov.vn none --reason "has left"',
    ],
    load: async () => (await import('./user.ts')).userRole,
  },
  {
    name: 'user block',
    words: 'EMAIL',
    summary: 'Nobody signs in with this account; sessions and keys end',
    minWords: 1,
    maxWords: 1,
    options: { reason: REASON },
    examples: ['matxich user block an@agency.gov.vn --reason "lost telephone"'],
    load: async () => (await import('./user.ts')).userBlock,
  },
  {
    name: 'user unblock',
    words: 'EMAIL',
    summary: 'Open a blocked account again',
    minWords: 1,
    maxWords: 1,
    options: { reason: REASON },
    examples: ['matxich user unblock an@agency.gov.vn --reason "telephone found"'],
    load: async () => (await import('./user.ts')).userUnblock,
  },
  {
    name: 'user reset-link',
    words: 'EMAIL',
    summary: 'Print a link for a new password',
    minWords: 1,
    maxWords: 1,
    options: {
      'no-codes': { type: 'boolean', help: 'also ask for no one-time code any more: the telephone and the backup codes are lost' },
    },
    examples: ['matxich user reset-link an@agency.gov.vn', 'matxich user reset-link an@agency.gov.vn --no-codes'],
    load: async () => (await import('./user.ts')).userResetLink,
  },
  {
    name: 'key list',
    words: '[EMAIL]',
    summary: 'Keys of programs, of everybody or of one person',
    minWords: 0,
    maxWords: 1,
    options: {},
    examples: ['matxich key list', 'matxich key list an@agency.gov.vn'],
    load: async () => (await import('./key.ts')).keyList,
  },
  {
    name: 'key end',
    words: 'KEY_ID',
    summary: 'End a key of a program',
    minWords: 1,
    maxWords: 1,
    options: {},
    examples: ['matxich key end 019a1b2c-3d4e-7f50-8a6b-7c8d9e0f1a2b'],
    load: async () => (await import('./key.ts')).keyEnd,
  },
  {
    name: 'privacy export',
    words: 'EMAIL',
    summary: 'Everything kept about a person, as JSON',
    minWords: 1,
    maxWords: 1,
    options: { out: OUT },
    examples: ['matxich privacy export an@example.vn --out an.json'],
    load: async () => (await import('./privacy.ts')).privacyExport,
  },
  {
    name: 'privacy erase',
    words: 'EMAIL',
    summary: 'Erase a person: account, words, contacts; prints how much of what',
    minWords: 1,
    maxWords: 1,
    options: { reason: REASON, yes: { type: 'boolean', help: 'really do it; it cannot be undone' } },
    examples: ['matxich privacy erase an@example.vn --reason "asked by letter" --yes'],
    load: async () => (await import('./privacy.ts')).privacyErase,
  },
  {
    name: 'audit verify',
    words: '',
    summary: 'Whether the log of who did what is whole',
    minWords: 0,
    maxWords: 0,
    options: {},
    examples: ['matxich audit verify', 'matxich audit verify --json'],
    load: async () => (await import('./audit.ts')).auditVerify,
  },
  {
    name: 'outbox',
    words: '',
    summary: 'Mail that waits, was sent or could not be sent',
    minWords: 0,
    maxWords: 0,
    options: { limit: LIMIT },
    examples: ['matxich outbox', 'matxich outbox --limit 100 --json'],
    load: async () => (await import('./outbox.ts')).outbox,
  },
  {
    name: 'help',
    words: '[COMMAND]',
    summary: 'Help on a command',
    minWords: 0,
    maxWords: 2,
    options: {},
    examples: ['matxich help export'],
    load: async () => (await import('./help.ts')).help,
  },
]

export const ALL_OPTIONS: Readonly<Record<string, OptionDefinition>> = Object.assign(
  {},
  GLOBAL_OPTIONS,
  ...COMMANDS.map((command) => command.options),
)

/** The command the words begin with, and the words behind it. */
export function findCommand(words: readonly string[]): { command: Command; rest: readonly string[] } {
  for (const length of [2, 1]) {
    const command = COMMANDS.find((each) => each.name === words.slice(0, length).join(' '))
    if (command !== undefined) return { command, rest: words.slice(length) }
  }
  const [first = '', second] = words
  const below = COMMANDS.map((command) => command.name).filter((name) => name.startsWith(`${first} `))
  if (below.length > 0) {
    const seconds = below.map((name) => name.slice(first.length + 1))
    const what = second === undefined ? `"matxich ${first}" needs a second word` : `There is no command "${first} ${second}"`
    throw new UsageError(`${what}: ${below.join(', ')}.${second === undefined ? '' : didYouMean(second, seconds)}`)
  }
  const names = [...new Set(COMMANDS.flatMap((command) => [command.name, command.name.split(' ')[0] ?? '']))]
  throw new UsageError(
    `There is no command "${first}".${didYouMean(first, names)} Commands: ${COMMANDS.map((command) => command.name).join(', ')}.`,
  )
}

/** Refuses what this command does not take, so that a mistyped option is never silently ignored. */
export function assertFits(command: Command, rest: readonly string[], options: ParsedArguments['options']): void {
  const usage = `Usage: matxich ${command.name} ${command.words}`.trimEnd()
  for (const name of options.keys()) {
    if (name in GLOBAL_OPTIONS || name in command.options) continue
    const owners = COMMANDS.filter((other) => name in other.options).map((other) => other.name)
    throw new UsageError(`"matxich ${command.name}" has no option --${name}; it belongs to ${owners.join(', ')}.`)
  }
  if (rest.length < command.minWords) throw new UsageError(`Something is missing. ${usage}`)
  if (rest.length > command.maxWords) throw new UsageError(`"${rest.slice(command.maxWords).join(' ')}" is too much. ${usage}`)
}

import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { requirement as requirementSchema } from '../api/contract/requirement.ts'
import { Problem } from '../domain/problem.ts'
import type { Requirement } from '../domain/requirement.ts'
import type { ServiceContext } from '../services/context.ts'
import { type MatchLine, matchLines } from '../services/matching/match-lines.ts'
import { matchRequirement } from '../services/matching/match-requirement.ts'
import { matchWords } from '../services/matching/match-words.ts'
import { presentItem, presentNearMiss } from '../services/matching/present.ts'
import { findNeed } from '../services/needs/open-needs.ts'
import { languageOf, type ParsedArguments, wholeNumberOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { CommandError, EXIT, UsageError } from './failure.ts'
import { withServices } from './with-services.ts'

const MOST = 300

/** Who fits, ranked, and who would with something more. Nothing is stored. */
export async function match({ config, options, output }: CommandContext): Promise<number> {
  const lang = languageOf(options)
  const limit = wholeNumberOf(options, 'limit', MOST) ?? 20
  const out = options.get('out')
  const asked = askedFor(options)
  return withServices(config, output, async (context) => {
    const requirement = typeof asked === 'string' ? await ofNeed(context, asked) : asked
    const run = await explained(matchRequirement(context, requirement, { lang }))
    const words = await matchWords(context, lang)
    const items = run.items.slice(0, limit).map((item) => presentItem(item, words))
    const nearMisses = run.near_misses.slice(0, limit).map((miss) => presentNearMiss(miss, words))
    const lines = matchLines(items, nearMisses)
    output.note(counted(run))
    if (typeof out === 'string') {
      writeLines(out, lines)
      output.note(`${lines.length} rows in ${resolve(out)}`)
    } else if (output.json) {
      const gates = [...items, ...nearMisses].map((each) =>
        each.gates.map(({ label, result, reason }) => ({ gate: label, result, reason })),
      )
      const parts = [...items, ...nearMisses].map((each) => Object.fromEntries(each.parts.map((part) => [part.name, part.contribution])))
      const rows = lines.map((line, at) => ({ ...line, gates: gates[at], parts: parts[at] }))
      output.rows(rows, [])
    } else {
      output.rows(lines, [
        { title: 'place', value: (row) => row.position ?? 'near' },
        { title: 'company', value: (row) => `${row.name} (${row.company_id})`, flexible: true },
        { title: 'score', value: (row) => row.score },
        { title: 'conditions', value: (row) => row.gates, flexible: true },
        { title: 'would qualify if', value: (row) => row.would_qualify_if, flexible: true },
      ])
    }
    return EXIT.ok
  })
}

function counted({ items, near_misses, considered, complete }: Awaited<ReturnType<typeof matchRequirement>>): string {
  const all = complete ? '' : '; more make it than are looked at one by one: those that fit best by the index were'
  return `${items.length} fit, ${near_misses.length} nearly, of ${considered} looked at${all}`
}

/** The id of a need, or the requirement of a file. */
function askedFor(options: ParsedArguments['options']): string | Requirement {
  const [need, file] = [options.get('need'), options.get('requirement')]
  if (typeof need === 'string' && file === undefined) return need
  if (typeof file === 'string' && need === undefined) return readRequirement(file)
  throw new UsageError('Say what is asked for: --need ID, or --requirement FILE with the JSON of POST /api/v1/match.')
}

function readRequirement(path: string): Requirement {
  const given = readJson(path)
  // The whole body of POST /match will do as well.
  const inner = typeof given === 'object' && given !== null && 'requirement' in given ? given.requirement : given
  const parsed = requirementSchema.safeParse(inner)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `  ${['requirement', ...issue.path].join('.')}: ${issue.message}`)
  throw new CommandError([`${resolve(path)} holds no requirement:`, ...wrong].join('\n'))
}

function readJson(path: string): unknown {
  let text = ''
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new CommandError(`Cannot read ${resolve(path)}: ${error instanceof Error ? error.message : String(error)}.`)
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new CommandError(`${resolve(path)} is no JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

async function ofNeed(context: ServiceContext, id: string): Promise<Requirement> {
  const need = await findNeed(context, id, new Date())
  if (need === undefined) throw new CommandError(`There is no need "${id}". Those of the edition: matxich export need`)
  return need.requirement
}

/** What the edition does not know, field by field, as the API says it. */
async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new CommandError([error.message, ...error.errors.map(({ path, message }) => `  ${path}: ${message}`)].join('\n'))
  }
}

/** With a byte-order mark, so that Excel reads Vietnamese; a text that begins like a formula stays text. */
function writeLines(path: string, lines: readonly MatchLine[]): void {
  const columns = ['position', 'kind', 'company_id', 'name', 'score', 'score_if_known', 'qualified', 'gates', 'parts', 'would_qualify_if']
  try {
    writeFileSync(path, `\ufeff${stringify([...lines], { header: true, columns, escape_formulas: true, cast: { boolean: String } })}`)
  } catch (error) {
    throw new CommandError(
      `Cannot write ${resolve(path)}: ${error instanceof Error ? error.message : String(error)}. Choose another file with --out.`,
    )
  }
}

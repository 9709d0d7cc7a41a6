import { type AipnetAgreement, checkEditionAt, compareWithAipnet, type EditionProblem } from '../services/edition-tools.ts'
import type { CommandContext } from './commands.ts'
import { EXIT } from './failure.ts'
import type { Output } from './output.ts'
import { showProgress } from './show-progress.ts'

export async function editionCheck({ config, options, words, output }: CommandContext): Promise<number> {
  const which = words[0] ?? config.edition
  const { id, version, fictional, folder, tables, problems } = await checkEditionAt(which, showProgress(output))
  output.rows(problems, [
    { title: '', value: (problem) => problem.severity },
    { title: 'where', value: place },
    {
      title: 'what',
      value: (problem) => problem.message + (problem.value === undefined ? '' : ` (found "${problem.value}")`),
      flexible: true,
    },
    { title: 'fix', value: (problem) => problem.fix, flexible: true },
  ])
  // A person who redirects the list still gets the places in a form that editors and CI logs make clickable.
  if (output.json) for (const problem of problems) output.note(`${problem.severity} ${place(problem)} ${problem.message}. ${problem.fix}`)

  const errors = problems.filter((problem) => problem.severity === 'error').length
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  output.note(
    tables
      .filter((table) => table.rows > 0)
      .map((table) => `${table.table} ${table.rows}`)
      .join(' · '),
  )
  output.note(
    `${id} ${version}${fictional ? ' (fictional)' : ''}: ${rows} rows in ${tables.length} tables, ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')} (${folder})`,
  )

  const reference = options.get('reference')
  if (typeof reference === 'string') showAgreement(output, await compareWithAipnet(which, reference))
  return errors > 0 ? EXIT.failure : EXIT.ok
}

function place(problem: EditionProblem): string {
  return [problem.file, problem.row, problem.column].filter((part) => part !== undefined).join(':')
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`
}

function showAgreement(output: Output, agreement: AipnetAgreement): void {
  if (output.json) {
    output.rows([{ aipnet: agreement }], [])
    return
  }
  const percent = (share: number | null) => (share === null ? 'unknown' : `${(100 * share).toFixed(1)} %`)
  output.rows(
    [
      {
        measure: 'links of ours that AIPNET has in some pair of headings',
        n: agreement.links_found,
        of: agreement.links,
        value: percent(agreement.links > 0 ? agreement.links_found / agreement.links : null),
      },
      {
        measure: 'pairs of headings our links stand for that are AIPNET edges',
        n: agreement.pairs_found,
        of: agreement.pairs,
        value: percent(agreement.share),
      },
      {
        measure: 'the same among all pairs of our input and output headings (base rate)',
        n: null,
        of: agreement.base_pairs,
        value: percent(agreement.base_rate),
      },
      {
        measure: 'lift over the base rate (1 = chance)',
        n: null,
        of: null,
        value: agreement.lift === null ? 'unknown' : agreement.lift.toFixed(2),
      },
    ],
    [
      { title: 'agreement with AIPNET (HS 2012 headings)', value: (row) => row.measure, flexible: true },
      { title: 'found', value: (row) => row.n },
      { title: 'of', value: (row) => row.of },
      { title: '', value: (row) => row.value },
    ],
  )
}

import { diffEditionsAt } from '../services/edition-tools.ts'
import type { CommandContext } from './commands.ts'
import { EXIT } from './failure.ts'
import { showProgress } from './show-progress.ts'

interface Difference {
  table: string
  change: 'added' | 'removed' | 'changed'
  key: string
  field: string
  before: string
  after: string
}

/** Differences are the answer, not a failure: the status is 0 with and without them. */
export async function editionDiff({ words, output }: CommandContext): Promise<number> {
  const [before = '', after = ''] = words
  const tables = await diffEditionsAt(before, after, showProgress(output))
  const rows = tables.flatMap(({ table, added, removed, changed }): Difference[] => {
    // The first column of a table is its key or begins it.
    const whole =
      (change: 'added' | 'removed') =>
      ({ line, cells }: (typeof added)[number]): Difference => ({
        table,
        change,
        key: Object.values(cells)[0] ?? '',
        field: '',
        before: change === 'removed' ? `line ${line}` : '',
        after: change === 'added' ? `line ${line}` : '',
      })
    return [
      ...removed.map(whole('removed')),
      ...added.map(whole('added')),
      ...changed.flatMap(({ key, fields }) => fields.map((change): Difference => ({ table, change: 'changed', key, ...change }))),
    ]
  })
  output.rows(rows, [
    { title: 'table', value: (row) => row.table },
    { title: '', value: (row) => row.change },
    { title: 'key', value: (row) => row.key, flexible: true },
    { title: 'field', value: (row) => row.field },
    { title: 'before', value: (row) => row.before, flexible: true },
    { title: 'after', value: (row) => row.after, flexible: true },
  ])
  for (const { table, added, removed, changed } of tables)
    output.note(`${table}: ${added.length} added, ${removed.length} removed, ${changed.length} changed`)
  if (tables.length === 0) output.note('No difference in any table.')
  return EXIT.ok
}

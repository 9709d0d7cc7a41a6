import { resolve } from 'node:path'
import { readEditionGazetteer } from '../services/linkage/edition-gazetteer.ts'
import { linkList } from '../services/linkage/link-list.ts'
import { choiceOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { EXIT, UsageError } from './failure.ts'
import { LINKAGE_WORDS } from './linkage-words.ts'
import { openList, wantedColumns, writeList } from './list-file.ts'
import { showListProgress } from './show-list-progress.ts'

const REASONS: Readonly<Record<string, string>> = {
  uncertain: 'not sure enough',
  veto: 'something contradicts',
  two_candidates: 'two rows are as likely',
}

/** Which row of a table each row of a list is: no database needed. */
export async function link({ config, options, words, output }: CommandContext): Promise<number> {
  const [out, against] = [options.get('out'), options.get('against')]
  if (typeof against !== 'string') throw new UsageError('Which table shall the rows be found in? --against TABLE.csv')
  const wanted = wantedColumns(options)
  const asked = choiceOf(options, 'level', ['company', 'site'] as const)
  const list = await openList(words[0] ?? '', wanted, output)
  const table = await openList(against, wanted, output)
  const level = asked ?? (wanted.address !== undefined && wanted.tax_code === undefined ? 'site' : 'company')
  const found = await linkList(list.inputs, table.inputs, LINKAGE_WORDS, {
    level,
    gazetteer: readEditionGazetteer(config.edition),
    onProgress: showListProgress(output),
  })
  await writeList(out, list, ['outcome', 'match_row', 'match_name', 'probability', 'explanation'], (row) => {
    const own = found[row]
    if (own === undefined || own.to === null) return [own?.outcome ?? 'new', '', '', '', '']
    const why = own.reason === null ? '' : `${REASONS[own.reason] ?? own.reason}: `
    return [
      own.outcome,
      String(table.rows[own.to]?.row_no),
      table.inputs.slice(own.to, own.to + 1)[0]?.names[0] ?? '',
      (own.probability ?? 0).toFixed(4),
      why + own.explanation,
    ]
  })
  output.progress.end()
  const count = (outcome: string) => found.filter((each) => each.outcome === outcome).length
  output.note(`${list.rows.length} rows: ${count('link')} found in the table, ${count('review')} doubtful, ${count('new')} new.`)
  if (typeof out === 'string') output.note(`Written to ${resolve(out)}`)
  return EXIT.ok
}

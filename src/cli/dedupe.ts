import { resolve } from 'node:path'
import { dedupeList } from '../services/linkage/dedupe-list.ts'
import { readEditionGazetteer } from '../services/linkage/edition-gazetteer.ts'
import { threadsFor } from '../services/linkage/list-threads.ts'
import { choiceOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { EXIT } from './failure.ts'
import { LINKAGE_WORDS } from './linkage-words.ts'
import { openList, wantedColumns, writeList } from './list-file.ts'
import { showListProgress } from './show-list-progress.ts'

/** Which rows of a list are one company, or one site: no database needed. */
export async function dedupe({ config, options, words, output }: CommandContext): Promise<number> {
  const out = options.get('out')
  const wanted = wantedColumns(options)
  const asked = choiceOf(options, 'level', ['company', 'site'] as const)
  const gazetteer = readEditionGazetteer(config.edition)
  const threads = threadsFor(words[0] ?? '', gazetteer)
  const list = await openList(words[0] ?? '', wanted, output)
  // A tax code tells companies apart; an address alone tells sites.
  const level = asked ?? (wanted.address !== undefined && wanted.tax_code === undefined ? 'site' : 'company')
  const found = await dedupeList(list.inputs, LINKAGE_WORDS, {
    level,
    gazetteer,
    threads,
    onProgress: showListProgress(output),
  })
  await writeList(out, list, ['cluster_id', 'probability', 'explanation'], (row) => {
    const link = found.links[row] ?? null
    const cluster = String((found.cluster_of[row] ?? 0) + 1)
    if (link === null) return [cluster, '', '']
    return [cluster, link.probability.toFixed(4), `with row ${list.rows[link.to]?.row_no}: ${link.explanation}`]
  })
  output.progress.end()
  const repeated = found.clusters.filter(({ members }) => members.length > 1)
  const what = level === 'site' ? 'sites' : 'companies'
  output.note(
    `${list.rows.length} rows are ${found.clusters.length} ${what}; ${repeated.length} of them stand in the list more than once${found.refused > 0 ? `; ${found.refused} links were refused because they contradict others` : ''}.`,
  )
  const where = typeof out === 'string' ? `Written to ${resolve(out)}. ` : ''
  output.note(
    `${where}${asked === undefined ? `Clusters are ${what}; the other way: --level ${level === 'site' ? 'company' : 'site'}` : ''}`,
  )
  return EXIT.ok
}

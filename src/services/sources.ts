import { citations } from '../db/queries/counts.ts'
import { fold, matchesAllWords } from '../domain/fold.ts'
import type { Language } from '../domain/vocabulary.ts'
import type { ServiceContext } from './context.ts'
import { notFound } from './not-found.ts'
import { pageOf, type PageInput } from './paging.ts'

type SourceRow = ServiceContext['atlas']['rows']['sources'][number]

interface SourceQuery extends PageInput {
  q?: string | undefined
  kind?: SourceRow['kind'] | undefined
}

export async function listSources({ atlas, db }: ServiceContext, query: SourceQuery) {
  const used = Map.groupBy(await citations(db), (row) => row.source_id)
  const words = fold(query.q ?? '')
  const count = (id: string) => used.get(id)?.reduce((sum, row) => sum + row.rows, 0) ?? 0
  const rows = atlas.rows.sources
    .filter((row) => !query.kind || row.kind === query.kind)
    .filter((row) => !words || matchesAllWords(fold(`${row.title} ${row.publisher ?? ''} ${row.url ?? ''} ${row.source_id}`), words))
    .toSorted((a, b) => count(b.source_id) - count(a.source_id) || (a.source_id < b.source_id ? -1 : 1))
  return pageOf(rows, query, (row) => ({ ...present(row), used: count(row.source_id) }))
}

export async function getSource({ atlas, db }: ServiceContext, { id, lang }: { id: string; lang: Language }) {
  const row = atlas.sources.get(id) ?? notFound('source', id, atlas.sources.keys(), lang)
  const used = (await citations(db)).filter((citation) => citation.source_id === id)
  return {
    ...present(row),
    used: used.reduce((sum, citation) => sum + citation.rows, 0),
    used_by: used.map(({ table, rows }) => ({ table, rows })),
  }
}

function present({ source_id, ...row }: SourceRow) {
  return { id: source_id, ...row }
}

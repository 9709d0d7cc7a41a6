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

const counted = new WeakMap<ServiceContext['atlas'], ReturnType<typeof citations>>()

/** Counted once a read model: facts there may be a million. */
function citationsOf({ atlas, db }: ServiceContext): ReturnType<typeof citations> {
  const counting = counted.get(atlas) ?? citations(db)
  counted.set(atlas, counting)
  counting.catch(() => counted.delete(atlas))
  return counting
}

export async function listSources(context: ServiceContext, query: SourceQuery) {
  const { atlas } = context
  const used = Map.groupBy(await citationsOf(context), (row) => row.source_id)
  const words = fold(query.q ?? '')
  const count = (id: string) => used.get(id)?.reduce((sum, row) => sum + row.rows, 0) ?? 0
  const rows = atlas.rows.sources
    .filter((row) => !query.kind || row.kind === query.kind)
    .filter((row) => !words || matchesAllWords(fold(`${row.title} ${row.publisher ?? ''} ${row.url ?? ''} ${row.source_id}`), words))
    .toSorted((a, b) => count(b.source_id) - count(a.source_id) || (a.source_id < b.source_id ? -1 : 1))
  return pageOf(rows, query, (row) => ({ ...present(row), used: count(row.source_id) }))
}

export async function getSource(context: ServiceContext, { id, lang }: { id: string; lang: Language }) {
  const { atlas } = context
  const row = atlas.sources.get(id) ?? notFound('source', id, atlas.sources.keys(), lang)
  const used = (await citationsOf(context)).filter((citation) => citation.source_id === id)
  return {
    ...present(row),
    used: used.reduce((sum, citation) => sum + citation.rows, 0),
    used_by: used.map(({ table, rows }) => ({ table, rows })),
  }
}

function present({ source_id, ...row }: SourceRow) {
  return { id: source_id, ...row }
}

import { readCompanies } from '../../db/queries/company-rows.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import type { SavedSearchRow } from '../../db/queries/saved-searches.ts'
import type { SearchSnapshot } from '../../db/schema/lists.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { listCompanies } from '../search/list-companies.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'
import { differencesOf, type SearchDifferences, snapshotOf } from './snapshot.ts'

/** A search that finds more is too wide to follow, and too dear to look at every day. */
export const MOST_FOUND = 1000
const PAGE = 500

export type SearchFilters = Readonly<Record<string, unknown>>

/** One page; the filters were read by the route of the directory when the search was saved. */
export function searchPage(context: ServiceContext, filters: SearchFilters, lang: Language, limit: number, cursor?: string) {
  return listCompanies(context, { ...filters, sort: 'name', lang, limit, cursor })
}

/** All that a search finds now. Throws when it is too much. */
export async function takeSnapshot(context: ServiceContext, filters: SearchFilters, lang: Language): Promise<SearchSnapshot> {
  const found: SearchSnapshot = {}
  for (let cursor: string | undefined; ;) {
    const page = await searchPage(context, filters, 'en', PAGE, cursor)
    if (page.total > MOST_FOUND)
      throw new Problem('invalid', wording(lang).text('saved_search.too_wide', { total: page.total, most: MOST_FOUND }))
    Object.assign(found, snapshotOf(page.items))
    if (page.next_cursor === null) return found
    cursor = page.next_cursor
  }
}

/** What differs since the search was compared last, with the reason for each company that went. */
export async function compareWithNow(
  context: ServiceContext,
  { filters, snapshot }: SavedSearchRow,
): Promise<{ now: SearchSnapshot; differences: SearchDifferences }> {
  const now = await takeSnapshot(context, filters, 'en')
  const differences = differencesOf(snapshot, now)
  const ids = differences.gone.map((entry) => entry.company_id)
  const current = ids.length === 0 ? new Map<string, string>() : await currentCompanies(context.db, ids)
  const shown = new Set((await readCompanies(context.db, [...new Set(current.values())])).map((row) => row.company_id))
  return {
    now,
    differences: {
      ...differences,
      gone: differences.gone.map((entry) => {
        const into = current.get(entry.company_id)
        if (into === undefined || !shown.has(into)) return { ...entry, why: 'removed' as const }
        return into === entry.company_id ? { ...entry, why: 'left' as const } : { ...entry, why: 'merged' as const, into }
      }),
    },
  }
}

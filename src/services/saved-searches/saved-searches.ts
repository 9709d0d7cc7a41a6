import { readCompanies } from '../../db/queries/company-rows.ts'
import {
  countSavedSearches,
  deleteSavedSearches,
  insertSavedSearch,
  listDigests,
  readSavedSearches,
  type SavedSearchRow,
  touchSavedSearch,
  unreadSavedSearches,
} from '../../db/queries/saved-searches.ts'
import type { DigestEntry } from '../../db/schema/lists.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import type { Visitor } from '../shortlists/shortlists.ts'
import { hashOfKey, isKeyOf, newEditKey, newSecretId } from '../visitor-keys.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { compareWithNow, type SearchFilters, searchPage, takeSnapshot } from './run-search.ts'
import type { SearchDifferences } from './snapshot.ts'

/** Of everybody: each is looked at every day. */
const MOST_SEARCHES = 5000
/** One browser holds so many: each is a cookie. */
const MOST_HELD = 20
const KEPT_MONTHS = 12

interface NewSearch {
  /** In its one spelling, and as the route of the directory read it. */
  query: string
  filters: SearchFilters
  lang: Language
}

/** What it finds now is what the first digest is compared with. */
export async function saveSearch(context: ServiceContext, input: NewSearch, visitor: Visitor, held: number, now = new Date()) {
  const { db } = context
  const words = wording(input.lang)
  if (input.query === '') throw new Problem('invalid', words.text('saved_search.empty'))
  if (held >= MOST_HELD) throw new Problem('conflict', words.text('saved_search.too_many_held', { most: MOST_HELD }))
  countDeed(context, 'save_search', visitor.address, input.lang, now)
  if ((await countSavedSearches(db)) >= MOST_SEARCHES) throw new Problem('too_many', words.text('saved_search.full'))
  const snapshot = await takeSnapshot(context, input.filters, input.lang)
  const saved_search_id = newSecretId()
  const edit_key = newEditKey()
  await insertSavedSearch(db, {
    saved_search_id,
    query: input.query,
    filters: JSON.stringify(input.filters),
    edit_key_hash: hashOfKey(edit_key),
    created_at: now,
    read_at: now,
    checked_at: now,
    snapshot: JSON.stringify(snapshot),
  })
  return { saved_search_id, query: input.query, total: Object.keys(snapshot).length, edit_key }
}

interface ById {
  id: string
  lang: Language
}

export async function getSavedSearch(context: ServiceContext, { id, lang }: ById, now = new Date()) {
  const row = await searchOrThrow(context, id, lang)
  await touchSavedSearch(context.db, row, now)
  const { now: found, differences } = await compareWithNow(context, row)
  return {
    ...(await presentSearch(context, row, lang)),
    checked_at: row.checked_at.toISOString(),
    now: { total: Object.keys(found).length, ...(await presentDifferences(context, differences, lang)) },
  }
}

export async function listSearchDigests(context: ServiceContext, input: ById & PageInput, now = new Date()) {
  const row = await searchOrThrow(context, input.id, input.lang)
  await touchSavedSearch(context.db, row, now)
  const words = wording(input.lang)
  const page = pageOf(await listDigests(context.db, input.id), input, (digest) => digest)
  const items = await Promise.all(
    page.items.map(async (digest) => ({
      digest_no: digest.digest_no,
      since: digest.since.toISOString(),
      made_at: digest.made_at.toISOString(),
      total: digest.total,
      sentence: words.text('saved_search.sentence', {
        added: digest.added.length,
        changed: digest.changed.length,
        gone: digest.gone.length,
      }),
      ...(await presentDifferences(context, digest, input.lang)),
    })),
  )
  return { ...page, items }
}

export async function listHeldSearches(context: ServiceContext, keys: ReadonlyMap<string, string>, lang: Language) {
  const rows = (await readSavedSearches(context.db, [...keys.keys()])).filter((row) =>
    isKeyOf(row.edit_key_hash, keys.get(row.saved_search_id)),
  )
  const items = await Promise.all(rows.map((row) => presentSearch(context, row, lang)))
  return { items, total: items.length, next_cursor: null }
}

export async function deleteSavedSearch(context: ServiceContext, { id, lang }: ById, visitor: Visitor, now = new Date()) {
  countDeed(context, 'change_list', visitor.address, lang, now)
  const row = await searchOrThrow(context, id, lang)
  if (!isKeyOf(row.edit_key_hash, visitor.edit_key)) throw new Problem('forbidden', wording(lang).text('saved_search.wrong_key'))
  await deleteSavedSearches(context.db, [id])
  return { saved_search_id: id, deleted: true }
}

async function searchOrThrow({ db }: ServiceContext, id: string, lang: Language): Promise<SavedSearchRow> {
  const [row] = await readSavedSearches(db, [id])
  if (row === undefined) throw new Problem('not_found', wording(lang).text('not_found.saved_search', { id }))
  return row
}

async function presentSearch(context: ServiceContext, row: SavedSearchRow, lang: Language) {
  return {
    saved_search_id: row.saved_search_id,
    query: row.query,
    terms: await termsOf(context, row, lang),
    created_at: row.created_at.toISOString(),
    kept_until: monthsAfter(row.read_at, KEPT_MONTHS).toISOString().slice(0, 10),
  }
}

/** Names of the filters as the directory calls them; what it does not name stands as it is. */
async function termsOf(context: ServiceContext, { query, filters }: SavedSearchRow, lang: Language) {
  const { facets } = await searchPage(context, filters, lang, 1)
  return [...new URLSearchParams(query)].map(([param, value]) => ({
    param,
    value,
    name: facets[param]?.find((facet) => facet.value === value)?.name ?? value,
  }))
}

/** Companies by the names of today, where they are still there. */
async function presentDifferences(context: ServiceContext, differences: SearchDifferences, lang: Language) {
  const words = wording(lang)
  const { added, changed, gone } = differences
  const ids = [...new Set([...added, ...changed, ...gone].flatMap((entry) => [entry.company_id, ...(entry.into ? [entry.into] : [])]))]
  const names = new Map(
    (await readCompanies(context.db, ids)).map((row) => [row.company_id, (lang === 'vi' ? row.name_vi : null) ?? row.name_en]),
  )
  const present = (entry: DigestEntry) => ({
    company_id: entry.company_id,
    name: names.get(entry.company_id) ?? entry.name,
    what: (entry.what ?? []).map((part) => ({ part, name: words.text(`saved_search.part.${part}`) })),
    why: entry.why ?? null,
    why_text:
      entry.why === undefined
        ? null
        : words.text(`saved_search.why.${entry.why}`, { into: names.get(entry.into ?? '') ?? entry.into ?? '' }),
    into: entry.into ?? null,
  })
  return { added: added.map(present), changed: changed.map(present), gone: gone.map(present) }
}

function monthsAfter(day: Date, months: number): Date {
  const end = new Date(day)
  end.setUTCMonth(end.getUTCMonth() + months)
  return end
}

const SWEPT_AT_ONCE = 1000

/** Deletes searches nobody read for twelve months. */
export async function sweepSavedSearches({ db }: ServiceContext, now = new Date()): Promise<void> {
  await deleteSavedSearches(db, await unreadSavedSearches(db, monthsAfter(now, -KEPT_MONTHS), SWEPT_AT_ONCE))
}

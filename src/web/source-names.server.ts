import type { Language } from '../domain/vocabulary.ts'
import type { ApiClient } from '../api/contract/index.ts'

const LONGEST = 90

/** One list per loaded edition and language; an edition that is loaded anew has another checksum. */
const known = new Map<string, Promise<Map<string, string>>>()

/** Names short enough to stand beside a figure, for the sources a page cites. */
export async function sourceNames(api: ApiClient, lang: Language, ids: Iterable<string>): Promise<Record<string, string>> {
  const { checksum } = await api.edition.get({ lang })
  const key = `${checksum} ${lang}`
  let names = known.get(key)
  if (!names) {
    known.clear()
    names = readAll(api, lang)
    known.set(key, names)
    names.catch(() => known.delete(key))
  }
  const all = await names
  return Object.fromEntries([...new Set(ids)].flatMap((id) => (all.has(id) ? [[id, all.get(id) ?? id]] : [])))
}

async function readAll(api: ApiClient, lang: Language): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  let cursor: string | undefined
  do {
    const page = await api.source.list({ lang, limit: 500, cursor })
    for (const source of page.items) names.set(source.id, shortName(source))
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  return names
}

/** The publisher says more than a headline for the press; a data set is known by its title. */
function shortName({ kind, title, publisher }: { kind: string; title: string; publisher: string | null }): string {
  const name = (kind === 'press' || kind === 'company') && publisher ? publisher : title
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 1).replace(/\s+\S*$/, '')}…`
}

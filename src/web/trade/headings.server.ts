import type { ApiClient } from '../../api/contract/index.ts'
import type { HeadingTrade } from '../../api/contract/trade.ts'
import type { Language } from '../../domain/vocabulary.ts'

export interface HeadingOption {
  code: string
  label: string
}

const known = new Map<string, Promise<HeadingOption[]>>()

/** The headings that have at least one figure, for the picker; read once per loaded edition and language. */
export async function headingOptions(api: ApiClient, lang: Language): Promise<HeadingOption[]> {
  const { checksum } = await api.edition.get({ lang })
  const key = `${checksum} ${lang}`
  let options = known.get(key)
  if (!options) {
    if (known.size > 8) known.clear()
    options = readOptions(api, lang)
    known.set(key, options)
    options.catch(() => known.delete(key))
  }
  return options
}

async function readOptions(api: ApiClient, lang: Language): Promise<HeadingOption[]> {
  const labels = new Map<string, string>()
  let cursor: string | undefined
  do {
    const page: { items: HeadingTrade[]; next_cursor: string | null } = await api.trade.list({ lang, limit: 500, cursor })
    for (const row of page.items) if (row.value_usd !== null) labels.set(row.hs1992_heading, row.label ?? '')
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  return [...labels].map(([code, label]) => ({ code, label })).toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

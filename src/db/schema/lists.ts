import type { ColumnType, JSONColumnType } from 'kysely'

type Timestamp = ColumnType<Date, Date | string, Date | string>

/** Lists of companies that visitors made. */
export interface ShortlistTable {
  shortlist_id: string
  title: string
  edit_key_hash: string
  created_at: Timestamp
  changed_at: Timestamp
  touched_at: Timestamp
}

/** Companies on the lists of visitors. */
export interface ShortlistItemTable {
  shortlist_id: string
  company_id: string
  position: number
  note: string | null
  company_name: string
  added_at: Timestamp
}

/** What a search found: name, and a short hash of each thing shown. */
export type SearchSnapshot = Record<string, { name: string; hashes: Record<string, string> }>

export interface DigestEntry {
  company_id: string
  name: string
  /** Of a change: which parts. */
  what?: string[]
  /** Of a company that went: `left` = it is still there, but no longer fits; `merged` into another; `removed`. */
  why?: 'left' | 'merged' | 'removed'
  /** The company it was merged into. */
  into?: string
}

/** Searches of the directory that visitors keep. */
export interface SavedSearchTable {
  saved_search_id: string
  query: string
  filters: JSONColumnType<Record<string, unknown>>
  edit_key_hash: string
  created_at: Timestamp
  read_at: Timestamp
  checked_at: Timestamp
  snapshot: JSONColumnType<SearchSnapshot>
}

/** What came, changed and went under a saved search. */
export interface SavedSearchDigestTable {
  saved_search_id: string
  digest_no: number
  since: Timestamp
  made_at: Timestamp
  total: number
  added: JSONColumnType<DigestEntry[]>
  changed: JSONColumnType<DigestEntry[]>
  gone: JSONColumnType<DigestEntry[]>
}

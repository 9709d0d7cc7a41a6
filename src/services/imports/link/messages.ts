import type { Gazetteer } from '../../../linkage/address/address.ts'
import type { Scored } from '../../../linkage/decide.ts'
import type { PartyInput } from '../../../linkage/party.ts'

/** A row as it comes to be linked. */
export interface RowToLink {
  readonly row_no: number
  readonly party: PartyInput
  /** False: it says nothing of a place, so it names no site. */
  readonly names_site: boolean
  /** Hash of everything it says: two rows with one hash say the same. */
  readonly content: string
}

export interface KnownProfile {
  readonly company_id: string
  readonly subject_id: string
  readonly kind: 'company' | 'site'
  readonly profile: unknown
}

export interface PairJudgement {
  readonly level: 'company' | 'site'
  readonly left_key: string
  readonly right_key: string
  readonly judgement: 'positive' | 'negative' | 'unsure'
}

/** What was found about one side of a row: its company, or its site. */
export interface LinkDecision {
  readonly outcome: 'new' | 'link' | 'review'
  /** Of a review: why. Of a link: the rule that settled it, where one did. */
  readonly reason: string | null
  readonly to: Candidate | null
  /** The others, best first. */
  readonly candidates: readonly Candidate[]
}

export interface Candidate extends Scored {
  readonly company_id: string
  /** Earlier row of this file, when the candidate is not known yet. */
  readonly row_no: number | null
}

export interface LinkedRow {
  readonly row_no: number
  readonly row_key: string
  /** `same`: says exactly what an earlier row of the file says. */
  readonly outcome: 'new' | 'linked' | 'same' | 'review'
  readonly company_id: string | null
  readonly site_id: string | null
  readonly new_company: boolean
  readonly new_site: boolean
  readonly twin_row_no: number | null
  readonly company: LinkDecision
  readonly site: LinkDecision | null
}

/** A row that was linked before a crash. */
export interface LinkedBefore {
  readonly row_no: number
  readonly outcome: 'new' | 'linked' | 'unchanged' | 'review'
  readonly company_id: string | null
  readonly site_id: string | null
  readonly new_company: boolean
  readonly new_site: boolean
}

export interface BatchToLink {
  readonly from: number
  readonly to: number
  readonly holders: ReadonlyMap<string, readonly string[]>
  readonly profiles: readonly KnownProfile[]
  readonly judgements: readonly PairJudgement[]
  /** Ids nobody has, for new companies and sites: two for each row. */
  readonly ids: readonly string[]
}

export interface LinkedBatch {
  readonly last_row_no: number
  /** Rows of companies that are shown already: what they would change is for the database to say. */
  readonly known: readonly LinkedRow[]
  /** All others, as rows of `import_match` in the text format of COPY. */
  readonly matches: Uint8Array<ArrayBuffer>
}

export type Requests = {
  /** Rows as they were packed, or as they are stored. */
  prepare: { ask: Uint8Array | string; answer: void }
  /** All rows are there; words are as rare as the known names and those of the file make them. */
  begin: { ask: { names: number; counts: readonly (readonly [string, number])[] }; answer: void }
  /** Rows from–to (by position): what to look up for them. */
  keys: { ask: { from: number; to: number }; answer: { keys: readonly string[]; row_keys: readonly string[] } }
  resume: { ask: readonly LinkedBefore[]; answer: void }
  link: { ask: BatchToLink; answer: LinkedBatch }
}
export interface LinkWorkerOptions {
  readonly importId: string
  readonly gazetteer: Gazetteer
}

import type { TableText } from '../../../db/copy-text.ts'
import type { References } from '../../../domain/projection.ts'
import type { Subject } from '../../../domain/chronicle.ts'
import type { SourceRecord } from '../../../domain/statement.ts'
import type { RowEvidence } from '../row-records.ts'

export interface ApplyWorkerOptions {
  readonly evidence: RowEvidence
  readonly eventId: string
}

/** What some rows bring. */
export interface MadeBatch {
  /** Companies that nobody knew, with all that is said and shown of them: ready to be written. */
  readonly born: readonly TableText[]
  /** Of companies that are there already. */
  readonly subjects: readonly Subject[]
  readonly records: readonly SourceRecord[]
}

export type ApplyRequests = {
  /** What places and segments there are; asked first, and again when the edition has changed. */
  references: { ask: References; answer: void }
  /** As `settledRows` gives them. */
  make: { ask: string; answer: MadeBatch }
}

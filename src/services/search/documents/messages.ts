import type { MadeDocuments } from '../../../db/search-due-lines.ts'
import type { SearchFrame } from '../../../search/document.ts'

export type DocumentRequests = {
  /** What the edition knows; asked first, and again when it has changed. */
  frame: { ask: SearchFrame; answer: void }
  /** As `readDueLines` gives them. */
  make: { ask: string; answer: MadeDocuments }
}

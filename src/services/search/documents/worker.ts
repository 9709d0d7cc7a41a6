/** The thread that makes search documents. It holds no database; the main thread may end it at any moment. */
import type { MadeDocuments } from '../../../db/search-due-lines.ts'
import type { SearchFrame } from '../../../search/document.ts'
import { answerQuestions } from '../../jobs/ask-thread.ts'
import { makeDocuments } from './make-documents.ts'
import type { DocumentRequests } from './messages.ts'

let frame: SearchFrame | undefined

answerQuestions<DocumentRequests>(
  {
    frame: (asked) => {
      frame = asked
    },
    make: (lines) => {
      if (frame === undefined) throw new Error('the frame comes first')
      return makeDocuments(lines, frame)
    },
  },
  (answer) => (answer as MadeDocuments | undefined)?.tables.map(({ bytes }) => bytes.buffer) ?? [],
)

/** The thread that links the rows of one import. It holds no database; the main thread may end it at any moment. */
import { workerData } from 'node:worker_threads'
import { copyText } from '../../../db/copy-text.ts'
import { MATCH_COLUMNS } from '../../../db/match-columns.ts'
import { answerQuestions } from '../../jobs/ask-thread.ts'
import { createScore } from './score.ts'
import { packedToLink, storedToLink } from './read-lines.ts'
import { matchRow } from './match-row.ts'
import type { LinkedBatch, LinkWorkerOptions, Requests } from './messages.ts'
import { createRowLinker } from './row-linker.ts'

const { gazetteer, importId } = workerData as LinkWorkerOptions
const linker = createRowLinker(gazetteer, createScore)

answerQuestions<Requests>(
  {
    prepare: (lines) => linker.prepare(typeof lines === 'string' ? storedToLink(lines) : packedToLink(lines)),
    begin: (known) => linker.begin(known),
    keys: ({ from, to }) => linker.keys(from, to),
    resume: (rows) => linker.resume(rows),
    link: (batch) => {
      const linked = linker.link(batch)
      const [known, others] = [linked.filter((row) => linker.isKnown(row)), linked.filter((row) => !linker.isKnown(row))]
      const matches = copyText(
        MATCH_COLUMNS,
        others.map((row) => matchRow(importId, row)),
      )
      return { last_row_no: linked.at(-1)?.row_no ?? 0, known, matches }
    },
  },
  (answer) => (answer !== null && typeof answer === 'object' && 'matches' in answer ? [(answer as LinkedBatch).matches.buffer] : []),
)

/** The thread that makes statements and shown companies of rows. It holds no database; the main thread may end it at any moment. */
import { workerData } from 'node:worker_threads'
import type { References } from '../../../domain/projection.ts'
import { answerQuestions } from '../../jobs/ask-thread.ts'
import { makeBatch } from './make-batch.ts'
import type { ApplyRequests, ApplyWorkerOptions, MadeBatch } from './messages.ts'

const options = workerData as ApplyWorkerOptions
let references: References | undefined

answerQuestions<ApplyRequests>(
  {
    references: (asked) => {
      references = asked
    },
    make: (lines) => {
      if (references === undefined) throw new Error('the references come first')
      return makeBatch(lines, options, references)
    },
  },
  (answer) => (answer as MadeBatch | undefined)?.born.map(({ bytes }) => bytes.buffer) ?? [],
)

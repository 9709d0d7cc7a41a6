/** The thread that makes statements and shown companies of rows. It holds no database; the main thread may end it at any moment. */
import { workerData } from 'node:worker_threads'
import type { Frame } from '../../../db/queries/references.ts'
import { answerQuestions } from '../ask-thread.ts'
import { makeBatch } from './make-batch.ts'
import type { ApplyRequests, ApplyWorkerOptions, MadeBatch } from './messages.ts'

const options = workerData as ApplyWorkerOptions
let frame: Frame | undefined

answerQuestions<ApplyRequests>(
  {
    frame: (asked) => {
      frame = asked
    },
    make: (lines) => {
      if (frame === undefined) throw new Error('the frame comes first')
      return makeBatch(lines, options, frame)
    },
  },
  (answer) => (answer as MadeBatch | undefined)?.born.map(({ bytes }) => bytes.buffer) ?? [],
)

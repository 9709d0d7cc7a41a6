/** The thread that prepares companies for the linkage. It holds no database; the main thread may end it at any moment. */
import { workerData } from 'node:worker_threads'
import type { PreparedTexts } from '../../../db/queries/linkage.ts'
import { statisticsOf } from '../../../linkage/names/token-statistics.ts'
import { answerQuestions } from '../../jobs/ask-thread.ts'
import { makeProfiles } from './make-profiles.ts'
import type { ProfileRequests, ProfileWorkerOptions } from './messages.ts'

const { gazetteer, names, counts } = workerData as ProfileWorkerOptions
const tokens = statisticsOf(new Map(counts), names)

answerQuestions<ProfileRequests>({ make: (material) => makeProfiles(material, gazetteer, tokens) }, (answer) => {
  const { profiles, keys } = answer as PreparedTexts
  return [profiles.buffer, keys.buffer]
})

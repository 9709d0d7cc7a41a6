import type { PreparedTexts } from '../../../db/queries/linkage.ts'
import type { Gazetteer } from '../../../linkage/address/address.ts'
import type { Material } from './make-profiles.ts'

export interface ProfileWorkerOptions {
  readonly gazetteer: Gazetteer
  /** How many names there are, and in how many each word occurs. */
  readonly names: number
  readonly counts: readonly (readonly [string, number])[]
}

export type ProfileRequests = {
  make: { ask: Material; answer: PreparedTexts }
}

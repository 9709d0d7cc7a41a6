import type { UserRow } from '../../db/queries/users.ts'
import type { Actor } from '../../domain/policy/actor.ts'

/** Who asks for a change, as services need to know it. */
export interface Asking {
  readonly actor: Actor
  /** null: the operator key. */
  readonly user: UserRow | null
  /** As events and the log name them. */
  readonly by: string
  /** Network address, for limits. */
  readonly address: string
}

export interface PersonAsking extends Asking {
  readonly user: UserRow
}

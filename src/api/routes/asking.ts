import type { Asking, PersonAsking } from '../../services/accounts/asking.ts'
import { personOf } from './account.ts'
import { actorOf, type ApiContext } from './implementation.ts'

/** Who asks, as services need to know it. */
export function askingOf(context: ApiContext): Asking {
  const { actor, user, address } = context.caller
  return { actor, user, by: actorOf(context), address }
}

/** Where the policy lets persons in only. */
export function personAskingOf(context: ApiContext): PersonAsking {
  return { ...askingOf(context), user: personOf(context) }
}

import { listLiveOutcomes, listOutcomes } from '../../services/introductions/outcomes.ts'
import { getConduct, listOwnConduct, replyToConduct } from '../../services/introductions/show-conduct.ts'
import { askingOf, personAskingOf } from './asking.ts'
import { api } from './implementation.ts'

export const outcomeRoutes = {
  list: api.outcome.list.handler(({ context, input }) => listOutcomes(context.services(), input)),
  live: api.outcome.live.handler(({ context, input }) => listLiveOutcomes(context.services(), input)),
  ownConduct: api.outcome.ownConduct.handler(({ context, input }) => listOwnConduct(context.services(), input, askingOf(context))),
  conduct: api.outcome.conduct.handler(({ context, input }) => getConduct(context.services(), input)),
  reply: api.outcome.reply.handler(({ context, input }) => replyToConduct(context.services(), input, personAskingOf(context))),
}

import { listOwnQueues } from '../../services/moderation/queues.ts'
import { getStatus } from '../../services/moderation/status.ts'
import { api } from './implementation.ts'

export const moderationRoutes = {
  queues: api.moderation.queues.handler(({ context, input }) => listOwnQueues(context.services(), context.caller.actor, input)),
  status: api.moderation.status.handler(({ context, input }) => getStatus(context.services(), input)),
}

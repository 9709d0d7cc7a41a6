import { decideCluster, decideTask } from '../../services/curation/review/decide-task.ts'
import { findDuplicates } from '../../services/curation/review/find-duplicates.ts'
import { getReviewTask, listReviewTasks, nextReviewTask } from '../../services/curation/review/queue.ts'
import { undoDecision } from '../../services/curation/undo-decision.ts'
import { actorOf, api } from './implementation.ts'

export const reviewRoutes = {
  list: api.review.list.handler(({ context, input }) => listReviewTasks(context.services(), input)),
  next: api.review.next.handler(({ context, input }) => nextReviewTask(context.services(), input)),
  get: api.review.get.handler(({ context, input }) => getReviewTask(context.services(), input)),
  decide: api.review.decide.handler(({ context, input }) => decideTask(context.services(), input, actorOf(context))),
  decideCluster: api.review.decideCluster.handler(({ context, input }) => decideCluster(context.services(), input, actorOf(context))),
  undo: api.review.undo.handler(({ context, input }) => undoDecision(context.services(), input, actorOf(context))),
  search: api.review.search.handler(({ context }) => findDuplicates(context.services())),
}

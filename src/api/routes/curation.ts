import { assertValue } from '../../services/curation/assert-value.ts'
import { listCurationEvents } from '../../services/curation/event-log.ts'
import { listFields } from '../../services/curation/list-fields.ts'
import { listStatements } from '../../services/curation/statements-of-company.ts'
import { undoCuration } from '../../services/curation/undo-decision.ts'
import { merge, move, previewMerge, previewMove, previewSplit, retract, split } from '../../services/curation/verbs.ts'
import { actorOf, api } from './implementation.ts'

export const curationRoutes = {
  statements: api.curation.statements.handler(({ context, input }) => listStatements(context.services(), input)),
  previewMerge: api.curation.previewMerge.handler(({ context, input }) => previewMerge(context.services(), input)),
  merge: api.curation.merge.handler(({ context, input }) => merge(context.services(), input, actorOf(context))),
  previewSplit: api.curation.previewSplit.handler(({ context, input }) => previewSplit(context.services(), input)),
  split: api.curation.split.handler(({ context, input }) => split(context.services(), input, actorOf(context))),
  previewMove: api.curation.previewMove.handler(({ context, input }) => previewMove(context.services(), input)),
  moveSite: api.curation.moveSite.handler(({ context, input }) => move(context.services(), input, actorOf(context))),
  fields: api.curation.fields.handler(({ context, input }) => listFields(context.services(), input.lang)),
  assert: api.curation.assert.handler(({ context, input }) => assertValue(context.services(), input, actorOf(context), new Date())),
  retract: api.curation.retract.handler(({ context, input }) => retract(context.services(), input, actorOf(context))),
  events: api.curation.events.handler(({ context, input }) => listCurationEvents(context.services(), input)),
  undo: api.curation.undo.handler(async ({ context, input }) => {
    const { event_id, touched } = await undoCuration(context.services(), input, actorOf(context))
    return { event_id, company_id: touched[0] ?? null }
  }),
}

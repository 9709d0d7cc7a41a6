import { getAggregates } from '../../services/disclosure/aggregates.ts'
import { endDisclosure, grantDisclosure, listGrants } from '../../services/disclosure/grants.ts'
import { endPrivateValue, listPrivateValues, movePrivateValue, setPrivateValue } from '../../services/disclosure/private-values.ts'
import { getViews } from '../../services/disclosure/profile-views.ts'
import { listVisible } from '../../services/disclosure/visible.ts'
import { askingOf } from './asking.ts'
import { api } from './implementation.ts'

export const disclosureRoutes = {
  values: api.disclosure.values.handler(({ context, input }) => listPrivateValues(context.services(), input, askingOf(context))),
  set: api.disclosure.set.handler(({ context, input }) => setPrivateValue(context.services(), input, askingOf(context))),
  move: api.disclosure.move.handler(({ context, input }) => movePrivateValue(context.services(), input, askingOf(context))),
  end: api.disclosure.end.handler(({ context, input }) => endPrivateValue(context.services(), input, askingOf(context))),
  visible: api.disclosure.visible.handler(({ context, input }) => listVisible(context.services(), input, context.caller.actor)),
  grants: api.disclosure.grants.handler(({ context, input }) => listGrants(context.services(), input, askingOf(context))),
  grant: api.disclosure.grant.handler(({ context, input }) => grantDisclosure(context.services(), input, askingOf(context))),
  endGrant: api.disclosure.endGrant.handler(({ context, input }) => endDisclosure(context.services(), input, askingOf(context))),
  aggregates: api.disclosure.aggregates.handler(({ context, input }) => getAggregates(context.services(), input)),
  views: api.disclosure.views.handler(({ context, input }) => getViews(context.services(), input, context.caller.actor)),
}

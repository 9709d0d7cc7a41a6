import { findConsortium } from '../../services/qualify/consortium.ts'
import { getNextProducts } from '../../services/qualify/next-products.ts'
import { endProgress, getProgress, setProgress } from '../../services/qualify/progress.ts'
import { listTypesOfBuyers } from '../../services/qualify/steps.ts'
import { getWay } from '../../services/qualify/way.ts'
import { askingOf } from './asking.ts'
import { api } from './implementation.ts'

export const qualifyRoutes = {
  buyerTypes: api.qualify.buyerTypes.handler(({ context, input }) => listTypesOfBuyers(context.services(), input)),
  way: api.qualify.way.handler(({ context, input }) => getWay(context.services(), input, askingOf(context))),
  progress: api.qualify.progress.handler(({ context, input }) => getProgress(context.services(), input, askingOf(context))),
  setProgress: api.qualify.setProgress.handler(({ context, input }) => setProgress(context.services(), input, askingOf(context))),
  endProgress: api.qualify.endProgress.handler(({ context, input }) => endProgress(context.services(), input, askingOf(context))),
  nextProducts: api.qualify.nextProducts.handler(({ context, input }) => getNextProducts(context.services(), input)),
  consortium: api.qualify.consortium.handler(({ context, input }) => findConsortium(context.services(), input, context.caller.address)),
}

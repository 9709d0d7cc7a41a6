import { decideCorrection, getCorrectionCase, listCorrectionCases } from '../../services/curation/correction-cases.ts'
import { getCorrectionFigures } from '../../services/curation/correction-figures.ts'
import { answerCorrection, fileCorrection, getCorrection, listCorrections } from '../../services/curation/corrections.ts'
import { actorOf, api } from './implementation.ts'

export const correctionRoutes = {
  create: api.correction.create.handler(({ context, input }) => fileCorrection(context.services(), input, context.caller.address)),
  answer: api.correction.answer.handler(({ context, input }) => answerCorrection(context.services(), input)),
  list: api.correction.list.handler(({ context, input }) => listCorrections(context.services(), input)),
  get: api.correction.get.handler(({ context, input }) => getCorrection(context.services(), input)),
  figures: api.correction.figures.handler(({ context, input }) => getCorrectionFigures(context.services(), input)),
  cases: api.correction.cases.handler(({ context, input }) => listCorrectionCases(context.services(), input)),
  getCase: api.correction.getCase.handler(({ context, input }) => getCorrectionCase(context.services(), input)),
  decide: api.correction.decide.handler(({ context, input }) => decideCorrection(context.services(), input, actorOf(context))),
}

import { answerMatch } from '../../services/matching/match-requirement.ts'
import { askingOf } from './asking.ts'
import { api } from './implementation.ts'

export const matchRoutes = {
  run: api.match.run.handler(({ context, input }) => answerMatch(context.services(), input, askingOf(context))),
}

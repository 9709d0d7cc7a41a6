import { answerMatch } from '../../services/matching/match-requirement.ts'
import { api } from './implementation.ts'

export const matchRoutes = {
  run: api.match.run.handler(({ context, input }) => answerMatch(context.services(), input, context.caller.address)),
}

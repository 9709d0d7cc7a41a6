import { getPrivacyPage } from '../../services/privacy/about.ts'
import { getPrivacyCase, getPrivacyFigures, listPrivacyCases, takeStep } from '../../services/privacy/cases.ts'
import { eraseOwnAccount } from '../../services/privacy/erase-person.ts'
import { exportPerson } from '../../services/privacy/export-person.ts'
import {
  dataOfPrivacyRequest,
  filePrivacyRequest,
  listOwnRequests,
  lookAtPrivacyRequest,
  verifyPrivacyRequest,
} from '../../services/privacy/requests.ts'
import { askingOf, personAskingOf } from './asking.ts'
import { personOf } from './account.ts'
import { api } from './implementation.ts'

export const privacyRoutes = {
  about: api.privacy.about.handler(({ context, input }) => getPrivacyPage(context.services(), input)),
  figures: api.privacy.figures.handler(({ context, input }) => getPrivacyFigures(context.services(), input)),
  file: api.privacy.file.handler(({ context, input }) => filePrivacyRequest(context.services(), input, askingOf(context))),
  verify: api.privacy.verify.handler(({ context, input }) => verifyPrivacyRequest(context.services(), input, askingOf(context))),
  look: api.privacy.look.handler(({ context, input }) => lookAtPrivacyRequest(context.services(), input, askingOf(context))),
  data: api.privacy.data.handler(({ context, input }) => dataOfPrivacyRequest(context.services(), input, askingOf(context))),
  mine: api.privacy.mine.handler(({ context, input }) => listOwnRequests(context.services(), input, personAskingOf(context))),
  ownData: api.privacy.ownData.handler(({ context, input }) => {
    const { id, email } = personOf(context)
    return exportPerson(context.services(), { user_id: id, email }, input.lang)
  }),
  eraseOwn: api.privacy.eraseOwn.handler(({ context, input }) => eraseOwnAccount(context.services(), input, personAskingOf(context))),
  list: api.privacy.list.handler(({ context, input }) => listPrivacyCases(context.services(), input, askingOf(context))),
  get: api.privacy.get.handler(({ context, input }) => getPrivacyCase(context.services(), input, askingOf(context))),
  step: api.privacy.step.handler(({ context, input }) => takeStep(context.services(), input, askingOf(context))),
}

import { addLink, endLink, takeBackDocument } from '../../services/introductions/documents.ts'
import { changeFacilitation } from '../../services/introductions/facilitate.ts'
import { getIntroduction, listIntroductions } from '../../services/introductions/get-introduction.ts'
import { moveIntroduction } from '../../services/introductions/move.ts'
import { openIntroduction } from '../../services/introductions/open-introduction.ts'
import { remindNow } from '../../services/introductions/reminders.ts'
import { listStalled } from '../../services/introductions/stalled.ts'
import { writeIntroductionMessage } from '../../services/introductions/write-message.ts'
import { askingOf, personAskingOf } from './asking.ts'
import { api } from './implementation.ts'

export const introductionRoutes = {
  create: api.introduction.create.handler(({ context, input }) => openIntroduction(context.services(), input, personAskingOf(context))),
  list: api.introduction.list.handler(({ context, input }) => listIntroductions(context.services(), input, askingOf(context))),
  stalled: api.introduction.stalled.handler(({ context, input }) => listStalled(context.services(), input, askingOf(context))),
  get: api.introduction.get.handler(({ context, input }) => getIntroduction(context.services(), input, askingOf(context))),
  facilitate: api.introduction.facilitate.handler(({ context, input }) =>
    changeFacilitation(context.services(), input, personAskingOf(context)),
  ),
  move: api.introduction.move.handler(({ context, input }) => moveIntroduction(context.services(), input, personAskingOf(context))),
  value: api.introduction.value.handler(({ context, input: { kind, ...input } }) =>
    moveIntroduction(context.services(), { ...input, act: 'valued', value_kind: kind }, personAskingOf(context)),
  ),
  write: api.introduction.write.handler(({ context, input }) =>
    writeIntroductionMessage(context.services(), input, personAskingOf(context)),
  ),
  remind: api.introduction.remind.handler(({ context, input }) => remindNow(context.services(), input, personAskingOf(context))),
  addLink: api.introduction.addLink.handler(({ context, input }) => addLink(context.services(), input, personAskingOf(context))),
  endLink: api.introduction.endLink.handler(({ context, input }) => endLink(context.services(), input, personAskingOf(context))),
  takeBack: api.introduction.takeBack.handler(({ context, input }) => takeBackDocument(context.services(), input, personAskingOf(context))),
}

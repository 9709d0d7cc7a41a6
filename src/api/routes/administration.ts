import { createKey, endOwnKey, listKeys } from '../../services/accounts/api-keys.ts'
import { verifyAudit } from '../../services/accounts/audit.ts'
import { listAudit } from '../../services/accounts/list-audit.ts'
import { listMail } from '../../services/accounts/list-mail.ts'
import { changeUser, getUser, listUsers } from '../../services/accounts/manage-users.ts'
import { askingOf, personAskingOf } from './asking.ts'
import { api } from './implementation.ts'

export const keyRoutes = {
  list: api.key.list.handler(({ context }) => listKeys(context.services(), personAskingOf(context))),
  create: api.key.create.handler(({ context, input }) => createKey(context.services(), input, personAskingOf(context))),
  end: api.key.end.handler(({ context, input }) => endOwnKey(context.services(), input, personAskingOf(context))),
}

export const userRoutes = {
  list: api.user.list.handler(({ context, input }) => listUsers(context.services(), input, askingOf(context))),
  get: api.user.get.handler(({ context, input }) => getUser(context.services(), input, askingOf(context))),
  update: api.user.update.handler(({ context, input }) => changeUser(context.services(), input, askingOf(context))),
}

export const auditRoutes = {
  list: api.audit.list.handler(({ context, input }) => listAudit(context.services(), input)),
  verify: api.audit.verify.handler(({ context }) => verifyAudit(context.services().db)),
}

export const mailRoutes = {
  list: api.mail.list.handler(({ context, input }) => listMail(context.services(), input)),
}

import { createContact, listContacts, removeContact } from '../../services/contacts/contacts.ts'
import { askingOf } from './asking.ts'
import { api } from './implementation.ts'

export const contactRoutes = {
  list: api.contact.list.handler(({ context, input }) => listContacts(context.services(), input, askingOf(context))),
  create: api.contact.create.handler(({ context, input }) => createContact(context.services(), input, askingOf(context))),
  remove: api.contact.remove.handler(({ context, input }) => removeContact(context.services(), input, askingOf(context))),
}

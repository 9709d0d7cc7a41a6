import { addItem, changeItem, listItems, removeItem } from '../../services/shortlists/items.ts'
import {
  changeTitle,
  createShortlist,
  deleteShortlist,
  getShortlist,
  listHeldShortlists,
  type Visitor,
} from '../../services/shortlists/shortlists.ts'
import { editKeyOf, giveKey, heldKeys, takeKeyBack } from '../edit-keys.ts'
import { api, type ApiContext } from './implementation.ts'

function visitorOf(context: ApiContext, id: string): Visitor {
  return { address: context.caller.address, edit_key: editKeyOf(context, 'list', id) }
}

export const shortlistRoutes = {
  create: api.shortlist.create.handler(async ({ context, input }) => {
    const held = heldKeys(context, 'list').size
    const made = await createShortlist(context.services(), input, { address: context.caller.address }, held)
    giveKey(context, 'list', made.shortlist_id, made.edit_key)
    return made
  }),
  held: api.shortlist.held.handler(({ context }) => listHeldShortlists(context.services(), heldKeys(context, 'list'))),
  get: api.shortlist.get.handler(({ context, input }) => getShortlist(context.services(), input)),
  items: api.shortlist.items.handler(({ context, input }) => listItems(context.services(), input)),
  update: api.shortlist.update.handler(({ context, input }) => changeTitle(context.services(), input, visitorOf(context, input.id))),
  remove: api.shortlist.remove.handler(async ({ context, input }) => {
    const removed = await deleteShortlist(context.services(), input, visitorOf(context, input.id))
    takeKeyBack(context, 'list', input.id)
    return removed
  }),
  addItem: api.shortlist.addItem.handler(({ context, input }) => addItem(context.services(), input, visitorOf(context, input.id))),
  changeItem: api.shortlist.changeItem.handler(({ context, input }) => changeItem(context.services(), input, visitorOf(context, input.id))),
  removeItem: api.shortlist.removeItem.handler(({ context, input }) => removeItem(context.services(), input, visitorOf(context, input.id))),
}

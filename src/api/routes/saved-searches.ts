import {
  deleteSavedSearch,
  getSavedSearch,
  listHeldSearches,
  listSearchDigests,
  saveSearch,
} from '../../services/saved-searches/saved-searches.ts'
import { editKeyOf, giveKey, heldKeys, takeKeyBack } from '../edit-keys.ts'
import { readDirectoryQuery } from '../directory-query.ts'
import { api } from './implementation.ts'

export const savedSearchRoutes = {
  create: api.savedSearch.create.handler(async ({ context, input }) => {
    const search = { ...readDirectoryQuery(input.query), lang: input.lang }
    const held = heldKeys(context, 'search').size
    const saved = await saveSearch(context.services(), search, { address: context.caller.address }, held)
    giveKey(context, 'search', saved.saved_search_id, saved.edit_key)
    return saved
  }),
  held: api.savedSearch.held.handler(({ context, input }) => listHeldSearches(context.services(), heldKeys(context, 'search'), input.lang)),
  get: api.savedSearch.get.handler(({ context, input }) => getSavedSearch(context.services(), input)),
  digests: api.savedSearch.digests.handler(({ context, input }) => listSearchDigests(context.services(), input)),
  remove: api.savedSearch.remove.handler(async ({ context, input }) => {
    const visitor = { address: context.caller.address, edit_key: editKeyOf(context, 'search', input.id) }
    const removed = await deleteSavedSearch(context.services(), input, visitor)
    takeKeyBack(context, 'search', input.id)
    return removed
  }),
}

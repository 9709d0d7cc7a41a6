import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { pageLanguage } from '../page-language.ts'
import { jsonFile } from '../privacy/json-file.ts'
import type { Route } from './+types/account-data-file.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  return jsonFile('matxich-my-data.json', await membersOnly(lang, '/account/data', context.get(apiContext).privacy.ownData({ lang })))
}

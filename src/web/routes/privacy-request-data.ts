import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { pageLanguage } from '../page-language.ts'
import { jsonFile } from '../privacy/json-file.ts'
import type { Route } from './+types/privacy-request-data.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const key = new URL(request.url).searchParams.get('key') ?? ''
  return jsonFile(
    `matxich-${params.ref}.json`,
    await notFoundAsResponse(context.get(apiContext).privacy.data({ ref: params.ref, key, lang })),
  )
}

import { redirect } from 'react-router'
import { returnPath } from '../account/return-path.ts'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/sign-out.ts'

/** By a button only: a link could be opened by a page of somebody else. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  await context.get(apiContext).account.signOut({})
  throw redirect(`/${lang}${returnPath(formText(form, 'to'), '')}`)
}

export function loader({ params }: Route.LoaderArgs): never {
  throw redirect(`/${pageLanguage(params.lang)}/account`)
}

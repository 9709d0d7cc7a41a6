import { redirect } from 'react-router'
import { preferredLanguage } from '../language.ts'
import type { Route } from './+types/language-redirect.ts'

export function loader({ request }: Route.LoaderArgs) {
  const lang = preferredLanguage(request.headers.get('accept-language'))
  return redirect(`/${lang}`, { status: 302, headers: { vary: 'accept-language' } })
}

/** Never drawn: the loader always redirects. */
export default function LanguageRedirect() {
  return null
}

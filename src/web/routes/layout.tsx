import '../messages/app-config.ts'
import koreanFont from '@fontsource-variable/noto-sans-kr/index.css?url'
import { data, Outlet, type ShouldRevalidateFunctionArgs } from 'react-router'
import { apiContext } from '../api-context.ts'
import { SiteShell } from '../components/site-shell.tsx'
import { isLanguage } from '../language.ts'
import { messagesFor } from '../messages/messages.server.ts'
import { sectionOf } from '../messages/sections.ts'
import type { LayoutData } from '../components/site-data.ts'
import type { Route } from './+types/layout.ts'

export async function loader({ context, params, request }: Route.LoaderArgs): Promise<LayoutData> {
  const { lang } = params
  if (!isLanguage(lang)) throw data(null, { status: 404 })
  const url = new URL(request.url)
  const api = context.get(apiContext)
  const [edition, { operator }] = await Promise.all([api.edition.get({ lang }), api.operator.session({})])
  return { lang, origin: url.origin, edition, messages: messagesFor(lang, pagePath(url.pathname)), operator }
}

/** In-app navigation asks for "/vi/trade.data"; the messages are those of "/vi/trade". */
function pagePath(pathname: string): string {
  return pathname.replace(/(?:\/_root|\/_)?\.data$/, '')
}

/** The shell changes with the language and when an operator comes or goes; its messages with the section. A new filter changes nothing. */
export function shouldRevalidate({ currentUrl, nextUrl, currentParams, nextParams, formAction }: ShouldRevalidateFunctionArgs) {
  const moved = currentParams['lang'] !== nextParams['lang'] || sectionOf(currentUrl.pathname) !== sectionOf(nextUrl.pathname)
  return moved || sectionOf(formAction ?? '') === 'operator'
}

export default function Layout({ loaderData }: Route.ComponentProps) {
  return (
    <SiteShell data={loaderData}>
      {loaderData.lang === 'ko' && <link rel="stylesheet" href={koreanFont} precedence="font" />}
      <Outlet />
    </SiteShell>
  )
}

export { RootError as ErrorBoundary } from '../components/root-error.tsx'

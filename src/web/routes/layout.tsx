import '../messages/app-config.ts'
import koreanFont from '@fontsource-variable/noto-sans-kr/index.css?url'
import { data, Outlet, type ShouldRevalidateFunctionArgs } from 'react-router'
import { shellAccount } from '../account/shell-account.server.ts'
import { apiContext } from '../api-context.ts'
import { SiteShell } from '../components/site-shell.tsx'
import { staffTools } from '../components/staff-tools.ts'
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
  const [edition, { operator, expires_at }, account] = await Promise.all([
    api.edition.get({ lang }),
    api.operator.session({}),
    shellAccount(api, lang),
  ])
  // Only a session by the key ends at a time of its own.
  const by_key = expires_at !== null
  const tools = staffTools(account?.staff ?? null, by_key)
  return { lang, origin: url.origin, edition, messages: messagesFor(lang, pagePath(url.pathname)), operator, by_key, tools, account }
}

/** In-app navigation asks for "/vi/trade.data"; the messages are those of "/vi/trade". */
function pagePath(pathname: string): string {
  return pathname.replace(/(?:\/_root|\/_)?\.data$/, '')
}

/** Where forms change who reads, or what the header says of them. */
const OF_THE_READER = new Set(['operator', 'sign-in', 'sign-out', 'account', 'organisations', 'invitation'])

/** The shell changes with the language and when a reader comes or goes; its messages with the section. A new filter changes nothing. */
export function shouldRevalidate({ currentUrl, nextUrl, currentParams, nextParams, formAction }: ShouldRevalidateFunctionArgs) {
  const moved = currentParams['lang'] !== nextParams['lang'] || sectionOf(currentUrl.pathname) !== sectionOf(nextUrl.pathname)
  // Of the first page of a section it ends in "?index".
  return moved || OF_THE_READER.has(sectionOf((formAction ?? '').replace(/\?.*$/, '')))
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

import { data, redirect } from 'react-router'
import { apiContext } from '../api-context.ts'
import { hasCode, notFoundAsResponse } from '../api-errors.ts'
import { messagesFor } from '../messages/messages.server.ts'
import { pageLanguage } from '../page-language.ts'
import { qrCode } from '../sheet/qr-code.server.ts'
import { renderSheet } from '../sheet/render-sheet.server.tsx'
import { sheetContent } from '../sheet/sheet-content.ts'
import { stableAddress } from '../sheet/stable-address.ts'
import type { Route } from './+types/company-sheet.ts'

/** The one-page capability sheet of a company. A file, not a page. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const [company, edition] = await Promise.all([shown(api.company.get({ id: params.id, lang })), api.edition.get({ lang })])
  if (company.id !== params.id) throw redirect(`/${lang}/companies/${company.id}/sheet.pdf`, 301)
  const address = stableAddress(new URL(request.url).origin, lang, company.public_id)
  const messages = messagesFor(lang, `/${lang}/companies/${company.id}`)
  const today = new Date().toISOString().slice(0, 10)
  const sheet = await renderSheet(sheetContent({ company, edition, address, today, lang, messages }), qrCode(address))
  if (sheet === undefined) return new Response(messages.profile.sheet.busy, { status: 503, headers: { 'retry-after': '5' } })
  const etag = `"${sheet.tag}"`
  const headers = { etag, 'cache-control': 'public, max-age=300' }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(sheet.pdf), {
    headers: {
      ...headers,
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${company.id}-${lang}.pdf"`,
    },
  })
}

async function shown<T>(answer: Promise<T>): Promise<T> {
  return notFoundAsResponse(answer).catch((error: unknown) => {
    if (hasCode(error, 'GONE')) throw data(null, { status: 410 })
    throw error
  })
}

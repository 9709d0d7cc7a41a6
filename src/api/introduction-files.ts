import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MAX_DOCUMENT_BYTES } from '../domain/claims.ts'
import { DOCUMENT_KINDS, LINK_DAYS } from '../domain/introductions.ts'
import { Problem } from '../domain/problem.ts'
import { cleanName } from '../domain/clean-name.ts'
import type { ServiceContext } from '../services/context.ts'
import { DocumentRefused } from '../services/documents/upload-document.ts'
import { openDocument, showDocument } from '../services/introductions/documents.ts'
import { getIntroduction } from '../services/introductions/get-introduction.ts'
import { actorOf, type Caller, requirePolicy } from './caller.ts'
import { cleanInput } from './clean-input.ts'
import { formOf, langOf, ownPath, personAsking, type Text, withParam } from './document-files.ts'
import { problemBody } from './problem.ts'

interface IntroductionFileOptions {
  services: () => ServiceContext
  callerOf: (c: Context) => Promise<Caller>
}

const AROUND_BYTES = 16 * 1024
const LONGEST_TITLE = 120

/** Files of cases: shown by one side, opened by the other with a link that holds. */
export function createIntroductionFiles({ services, callerOf }: IntroductionFileOptions): Hono {
  const app = new Hono()
  const tooLarge = (c: Context) =>
    c.json(problemBody(413, 'The file is larger than 8 MB.'), 413, { 'content-type': 'application/problem+json; charset=utf-8' })

  app.post('/introductions/:id/documents', bodyLimit({ maxSize: MAX_DOCUMENT_BYTES + AROUND_BYTES, onError: tooLarge }), async (c) => {
    const caller = await callerOf(c)
    requirePolicy('person', caller)
    const isForm = c.req.header('content-type')?.startsWith('multipart/form-data') ?? false
    const given = isForm
      ? await formOf(c)
      : { text: (name: string) => c.req.query(name) ?? '', bytes: new Uint8Array(await c.req.arrayBuffer()) }
    const back = isForm ? ownPath(given.text('return_to')) : undefined
    const lang = langOf(given.text('lang'))
    const introduction_id = c.req.param('id')
    try {
      await showDocument(services(), { ...readInput(given.text), introduction_id, bytes: given.bytes, lang }, personAsking(caller))
      if (back !== undefined) return c.redirect(withParam(back, 'shown', 'yes'), 303)
      return c.json(await getIntroduction(services(), { introduction_id, lang }, personAsking(caller)), 201, {
        'cache-control': 'no-store',
      })
    } catch (error) {
      if (back === undefined || !(error instanceof Problem)) throw error
      // A closed list of reasons: no page shows words that come out of an address.
      return c.redirect(withParam(back, 'refused', error instanceof DocumentRefused ? error.refusal : error.code), 303)
    }
  })

  app.get('/introductions/:id/documents/:document_id/file', async (c) => {
    const caller = await callerOf(c)
    requirePolicy('member', caller)
    const asking = { actor: caller.actor, user: caller.user, by: actorOf({ caller }), address: caller.address }
    const wanted = {
      introduction_id: c.req.param('id'),
      document_id: c.req.param('document_id'),
      link_id: c.req.query('link'),
      signature: c.req.query('signature'),
      lang: langOf(c.req.query('lang')),
    }
    const { document, bytes } = await openDocument(services(), wanted, asking)
    const ending = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }[document.mime_type] ?? 'bin'
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': document.mime_type,
      // Never opened in a page of ours.
      'content-disposition': `attachment; filename="${document.kind}-${document.document_id.slice(0, 8)}.${ending}"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    })
  })
  return app
}

function readInput(text: Text) {
  const kind = DOCUMENT_KINDS.find((each) => each === text('kind'))
  if (kind === undefined) throw new Problem('invalid', `kind: one of ${DOCUMENT_KINDS.join(', ')}.`)
  const days = LINK_DAYS.find((each) => String(each) === text('days'))
  if (days === undefined) throw new Problem('invalid', `days: one of ${LINK_DAYS.join(', ')}.`)
  const title = cleanName(String(cleanInput(text('title')))).slice(0, LONGEST_TITLE)
  if (title === '') throw new Problem('invalid', 'title: say in a line what the file is.')
  return { kind, days, title }
}

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { DOCUMENT_KINDS, MAX_DOCUMENT_BYTES } from '../domain/claims.ts'
import { Problem } from '../domain/problem.ts'
import { LANGUAGES, type Language } from '../domain/vocabulary.ts'
import type { PersonAsking } from '../services/accounts/asking.ts'
import type { ServiceContext } from '../services/context.ts'
import { getDocument, readDocumentFile } from '../services/documents/documents.ts'
import { DocumentRefused, uploadDocument } from '../services/documents/upload-document.ts'
import { writeTemplate } from '../services/claims/values/template.ts'
import { actorOf, type Caller, requirePolicy } from './caller.ts'
import { cleanInput } from './clean-input.ts'
import { problemBody } from './problem.ts'

interface DocumentFileOptions {
  services: () => ServiceContext
  callerOf: (c: Context) => Promise<Caller>
}

/** Of a form: what stands around the file. */
const AROUND_BYTES = 16 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * What of documents is no JSON. A file comes as the body itself, with the rest in the address; or in a plain form, which works
 * without script and leads back to the page it came from.
 */
export function createDocumentFiles({ services, callerOf }: DocumentFileOptions): Hono {
  const app = new Hono()
  const tooLarge = (c: Context) =>
    c.json(problemBody(413, 'The file is larger than 8 MB.'), 413, { 'content-type': 'application/problem+json; charset=utf-8' })

  app.post('/documents', bodyLimit({ maxSize: MAX_DOCUMENT_BYTES + AROUND_BYTES, onError: tooLarge }), async (c) => {
    const caller = await callerOf(c)
    requirePolicy('member', caller)
    const isForm = c.req.header('content-type')?.startsWith('multipart/form-data') ?? false
    const given = isForm
      ? await formOf(c)
      : { text: (name: string) => c.req.query(name) ?? '', bytes: new Uint8Array(await c.req.arrayBuffer()) }
    const back = isForm ? ownPath(given.text('return_to')) : undefined
    const lang = langOf(given.text('lang'))
    try {
      const document_id = await uploadDocument(services(), { ...readInput(given.text), bytes: given.bytes, lang }, personAsking(caller))
      if (back !== undefined) return c.redirect(withParam(back, 'document', document_id), 303)
      return c.json(await getDocument(services(), { document_id, lang }, personAsking(caller)), 201, { 'cache-control': 'no-store' })
    } catch (error) {
      if (back === undefined || !(error instanceof Problem)) throw error
      // A closed list of reasons: no page shows words that come out of an address.
      return c.redirect(withParam(back, 'refused', error instanceof DocumentRefused ? error.refusal : error.code), 303)
    }
  })

  app.get('/documents/:id/file', async (c) => {
    const caller = await callerOf(c)
    requirePolicy('member', caller)
    const asking = { actor: caller.actor, user: caller.user, by: actorOf({ caller }), address: caller.address }
    const { row, bytes } = await readDocumentFile(services(), { document_id: c.req.param('id'), lang: langOf(c.req.query('lang')) }, asking)
    const ending = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }[row.mime_type] ?? 'bin'
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': row.mime_type,
      // Never opened in a page of ours; pictures are still shown by pages that name them.
      'content-disposition': `attachment; filename="${row.kind}-${row.document_id.slice(0, 8)}.${ending}"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    })
  })

  app.get('/companies/:id/values/template.xlsx', async (c) => {
    const caller = await callerOf(c)
    requirePolicy('company_editor', caller)
    const asking = { actor: caller.actor, user: caller.user, by: actorOf({ caller }), address: caller.address }
    const file = await writeTemplate(services(), { company_id: c.req.param('id'), lang: langOf(c.req.query('lang')) }, asking)
    return c.body(new Uint8Array(file), 200, {
      'content-type': XLSX,
      'content-disposition': 'attachment; filename="matxich-profile.xlsx"',
      'cache-control': 'private, no-store',
    })
  })
  return app
}

export type Text = (name: string) => string

export async function formOf(c: Context): Promise<{ text: Text; bytes: Uint8Array }> {
  const form = await c.req.formData().catch(() => new FormData())
  const file = form.get('file')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  return {
    text: (name) => {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    },
    bytes,
  }
}

function readInput(text: Text) {
  const kind = DOCUMENT_KINDS.find((each) => each === text('kind'))
  if (kind === undefined) throw new Problem('invalid', `kind must be one of ${DOCUMENT_KINDS.join(', ')}.`)
  const about = String(cleanInput(text('about'))).slice(0, 200)
  return {
    kind,
    organisation_id: text('organisation_id').slice(0, 60),
    company_id: text('company_id').slice(0, 120),
    ...(about === '' ? {} : { about }),
  }
}

export function langOf(text: string | undefined): Language {
  return LANGUAGES.find((each) => each === text) ?? 'en'
}

/** A page of ours, never another site. */
export function ownPath(text: string): string | undefined {
  return /^\/(?:vi|en|ko)\/[\w/-]*(?:\?[\w=&-]*)?(?:#[\w-]*)?$/.test(text) ? text : undefined
}

export function withParam(path: string, name: string, value: string): string {
  const url = new URL(path, 'http://localhost')
  url.searchParams.set(name, value)
  return `${url.pathname}${url.search}${url.hash}`
}

export function personAsking(caller: Caller): PersonAsking {
  if (caller.user === null) throw new Problem('unauthorized', 'Sign in first.')
  return { actor: caller.actor, user: caller.user, by: actorOf({ caller }), address: caller.address }
}

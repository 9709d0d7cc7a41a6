import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MAX_DOCUMENT_BYTES } from '../domain/claims.ts'
import { Problem } from '../domain/problem.ts'
import { LANGUAGES, type Language } from '../domain/vocabulary.ts'
import type { PersonAsking } from '../services/accounts/asking.ts'
import { DocumentRefused } from '../services/documents/upload-document.ts'
import { actorOf, type Caller } from './caller.ts'
import { problemBody } from './problem.ts'

/**
 * Files that come and go, for documents of companies and of introductions. A file comes as the body itself, with the rest in the
 * address; or in a plain form, which works without script and leads back to the page it came from.
 */

export type Text = (name: string) => string

interface Upload {
  readonly text: Text
  readonly bytes: Uint8Array
  readonly lang: Language
}

/** Of a form: what stands around the file. */
const AROUND_BYTES = 16 * 1024

/** No larger than a document may be, with the form around it. */
export function uploadLimit(): MiddlewareHandler {
  return bodyLimit({
    maxSize: MAX_DOCUMENT_BYTES + AROUND_BYTES,
    onError: (c) =>
      c.json(problemBody(413, 'The file is larger than 8 MB.'), 413, { 'content-type': 'application/problem+json; charset=utf-8' }),
  })
}

/**
 * What was uploaded is kept by `keep`. A form then leads back to its page with what `told` adds to its address, or with why the file
 * was refused; everybody else gets what `answer` shows.
 */
export async function takeUpload<Kept>(
  c: Context,
  keep: (upload: Upload) => Promise<Kept>,
  {
    told,
    answer,
  }: { told: (kept: Kept) => readonly [name: string, value: string]; answer: (kept: Kept, lang: Language) => Promise<object> },
): Promise<Response> {
  const isForm = c.req.header('content-type')?.startsWith('multipart/form-data') ?? false
  const given = isForm
    ? await formOf(c)
    : { text: (name: string) => c.req.query(name) ?? '', bytes: new Uint8Array(await c.req.arrayBuffer()) }
  const back = isForm ? ownPath(given.text('return_to')) : undefined
  const lang = langOf(given.text('lang'))
  try {
    const kept = await keep({ ...given, lang })
    if (back !== undefined) return c.redirect(withParam(back, ...told(kept)), 303)
    return c.json(await answer(kept, lang), 201, { 'cache-control': 'no-store' })
  } catch (error) {
    if (back === undefined || !(error instanceof Problem)) throw error
    // A closed list of reasons: no page shows words that come out of an address.
    return c.redirect(withParam(back, 'refused', error instanceof DocumentRefused ? error.refusal : error.code), 303)
  }
}

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }

/** A file to keep. Never opened in a page of ours; pictures are still shown by pages that name them. */
export function fileAnswer(
  c: Context,
  { kind, document_id, mime_type }: { kind: string; document_id: string; mime_type: string },
  bytes: Uint8Array,
  more: Record<string, string> = {},
): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': mime_type,
    'content-disposition': `attachment; filename="${kind}-${document_id.slice(0, 8)}.${ENDINGS[mime_type] ?? 'bin'}"`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
    ...more,
  })
}

export function langOf(text: string | undefined): Language {
  return LANGUAGES.find((each) => each === text) ?? 'en'
}

export function personAsking(caller: Caller): PersonAsking {
  if (caller.user === null) throw new Problem('unauthorized', 'Sign in first.')
  return { actor: caller.actor, user: caller.user, by: actorOf({ caller }), address: caller.address }
}

async function formOf(c: Context): Promise<{ text: Text; bytes: Uint8Array }> {
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

/** A page of ours, never another site. */
function ownPath(text: string): string | undefined {
  return /^\/(?:vi|en|ko)\/[\w/-]*(?:\?[\w=&-]*)?(?:#[\w-]*)?$/.test(text) ? text : undefined
}

function withParam(path: string, name: string, value: string): string {
  const url = new URL(path, 'http://localhost')
  url.searchParams.set(name, value)
  return `${url.pathname}${url.search}${url.hash}`
}

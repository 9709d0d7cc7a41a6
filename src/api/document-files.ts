import { type Context, Hono } from 'hono'
import { DOCUMENT_KINDS } from '../domain/claims.ts'
import { Problem } from '../domain/problem.ts'
import type { ServiceContext } from '../services/context.ts'
import { getDocument, readDocumentFile } from '../services/documents/documents.ts'
import { uploadDocument } from '../services/documents/upload-document.ts'
import { writeTemplate } from '../services/claims/values/template.ts'
import { actorOf, type Caller, requirePolicy } from './caller.ts'
import { cleanInput } from './clean-input.ts'
import { fileAnswer, langOf, personAsking, takeUpload, type Text, uploadLimit } from './file-answers.ts'

interface DocumentFileOptions {
  services: () => ServiceContext
  callerOf: (c: Context) => Promise<Caller>
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What of documents is no JSON. */
export function createDocumentFiles({ services, callerOf }: DocumentFileOptions): Hono {
  const app = new Hono()

  app.post('/documents', uploadLimit(), async (c) => {
    const caller = await callerOf(c)
    requirePolicy('member', caller)
    return takeUpload(c, ({ text, bytes, lang }) => uploadDocument(services(), { ...readInput(text), bytes, lang }, personAsking(caller)), {
      told: (document_id) => ['document', document_id],
      answer: (document_id, lang) => getDocument(services(), { document_id, lang }, personAsking(caller)),
    })
  })

  app.get('/documents/:id/file', async (c) => {
    const caller = await callerOf(c)
    requirePolicy('member', caller)
    const asking = { actor: caller.actor, user: caller.user, by: actorOf({ caller }), address: caller.address }
    const { row, bytes } = await readDocumentFile(services(), { document_id: c.req.param('id'), lang: langOf(c.req.query('lang')) }, asking)
    return fileAnswer(c, row, bytes)
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

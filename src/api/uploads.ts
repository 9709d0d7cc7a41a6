import { randomUUID } from 'node:crypto'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { type Context, Hono } from 'hono'
import { IMPORT_FILE_NAMES, makeUploadFolder, MAX_UPLOAD_BYTES, UPLOAD_EXPIRY_MS } from '../services/imports/upload-folder.ts'
import type { ServiceContext } from '../services/context.ts'
import { API_PREFIX } from './openapi.ts'
import { type Caller, requirePolicy } from './caller.ts'

interface UploadOptions {
  services: () => ServiceContext
  callerOf: (c: Context) => Promise<Caller>
}

/** Other web sites have no business here. */
const OF_OTHER_SITES = [
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-expose-headers',
  'access-control-max-age',
]

/**
 * Files come in pieces and go on where they were cut off, also after a restart: the tus protocol (tus.io), version 1.0.
 * For importers. A finished upload is used once, by POST /imports.
 */
export function createUploads({ services, callerOf }: UploadOptions): Hono {
  let made: { folder: string; tus: Server } | undefined
  const tusFor = (folder: string): Server => {
    if (made?.folder !== folder) made = { folder, tus: createTus(folder) }
    return made.tus
  }
  const app = new Hono()
  app.use(async (c, next) => {
    requirePolicy('importer', await callerOf(c))
    await next()
  })
  // Hono brings HEAD as GET. A true GET goes on to "there is no": what was uploaded is not handed out again.
  app.on(['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'], ['/', '/:id'], async (c, next) => {
    if (c.req.raw.method === 'GET') return next()
    const response = await tusFor(services().uploads).handleWeb(c.req.raw)
    for (const name of OF_OTHER_SITES) response.headers.delete(name)
    response.headers.set('cache-control', 'no-store')
    return response
  })
  return app
}

function createTus(folder: string): Server {
  const refuse = (status_code: number, body: string): never => {
    throw Object.assign(new Error(body), { status_code, body: `${body}\n` })
  }
  makeUploadFolder(folder)
  return new Server({
    path: `${API_PREFIX}/uploads`,
    datastore: new FileStore({ directory: folder, expirationPeriodInMilliseconds: UPLOAD_EXPIRY_MS }),
    relativeLocation: true,
    maxSize: MAX_UPLOAD_BYTES,
    namingFunction: () => randomUUID(),
    onUploadCreate: (_request, upload) => {
      const name = upload.metadata?.['filename'] ?? ''
      if (upload.size === undefined) refuse(400, 'Say how long the file is: Upload-Length.')
      if (upload.size === 0) refuse(400, 'The file is empty.')
      if (!IMPORT_FILE_NAMES.test(name))
        refuse(
          415,
          'Name the file in Upload-Metadata (filename); it must end in .xlsx, .csv, .tsv or .txt. Save older Excel files as .xlsx.',
        )
      return Promise.resolve({ metadata: { filename: name.slice(-200) } })
    },
  })
}

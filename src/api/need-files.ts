import { type Context, Hono } from 'hono'
import { type Language, LANGUAGES } from '../domain/vocabulary.ts'
import type { ServiceContext } from '../services/context.ts'
import { writeNeedTemplate } from '../services/needs/need-sheet.ts'
import { type Caller, requirePolicy } from './caller.ts'
import { FILE_TYPES } from './list-files.ts'

interface NeedFileOptions {
  services: () => ServiceContext
  callerOf: (c: Context) => Promise<Caller>
}

/** What of needs is no JSON: the sheet to fill in. */
export function createNeedFiles({ services, callerOf }: NeedFileOptions): Hono {
  const app = new Hono()
  app.get('/needs/template.xlsx', async (c) => {
    requirePolicy('everyone', await callerOf(c))
    const lang: Language = LANGUAGES.find((each) => each === c.req.query('lang')) ?? 'en'
    const file = await writeNeedTemplate(services(), { lang })
    return c.body(new Uint8Array(file), 200, {
      'content-type': FILE_TYPES.xlsx,
      'content-disposition': 'attachment; filename="matxich-needs.xlsx"',
      'cache-control': 'public, max-age=0, must-revalidate',
    })
  })
  return app
}

import { Hono } from 'hono'
import { type Language, LANGUAGES } from '../domain/vocabulary.ts'
import type { ServiceContext } from '../services/context.ts'
import { writeNeedTemplate } from '../services/needs/need-sheet.ts'
import { FILE_TYPES } from './list-files.ts'

/** What of needs is no JSON: the sheet to fill in, for everybody. */
export function createNeedFiles({ services }: { services: () => ServiceContext }): Hono {
  const app = new Hono()
  app.get('/needs/template.xlsx', async (c) => {
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

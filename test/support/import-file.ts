import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportDetail, ImportRow } from '../../src/api/contract/imports.ts'
import { adoptFile } from '../../src/services/imports/upload-folder.ts'
import { API, type DemoApp } from './demo-app.ts'

/** An import as a person makes it, over HTTP, with the jobs run in between. */
export interface TestImport {
  readonly id: string
  get(): Promise<ImportDetail>
  rows(query?: string): Promise<ImportRow[]>
  /** `fields` by column title; without it the proposals are taken. */
  map(fields?: Readonly<Record<string, string | null>>): Promise<ImportDetail>
  /** POST …/apply, undo or cancel; the jobs are run. */
  act(action: 'apply' | 'undo' | 'cancel'): Promise<ImportDetail>
}

export const SOURCE = {
  title: 'List of a made-up association',
  publisher: 'Made-up association',
  kind: 'official_list',
  licence: 'facts only',
}

export async function beginImport(
  app: DemoApp,
  content: string | Uint8Array,
  { name = 'suppliers.csv', evidence_grade = 'official_list', as_of = null as string | null, run = true } = {},
): Promise<TestImport> {
  const file = join(mkdtempSync(join(tmpdir(), 'matxich-file-')), name)
  writeFileSync(file, content)
  const upload = await adoptFile(app.context.uploads, file)
  const json = async <T>(response: Response, status: number): Promise<T> => {
    const body = (await response.json()) as T
    if (response.status !== status) throw new Error(`${response.status}: ${JSON.stringify(body)}`)
    return body
  }
  const created = await json<ImportDetail>(
    await app.send('POST', `${API}/imports`, { upload_id: upload.id, source: SOURCE, evidence_grade, as_of }),
    201,
  )
  if (run) await app.runJobs()
  const path = `${API}/imports/${created.id}`
  const get = async () => json<ImportDetail>(await app.send('GET', path), 200)
  return {
    id: created.id,
    get,
    rows: async (query = '') => (await json<{ items: ImportRow[] }>(await app.send('GET', `${path}/rows?limit=500${query}`), 200)).items,
    map: async (fields) => {
      const { columns } = await get()
      const chosen = columns.map(({ index, header, field }) => ({ index, field: fields === undefined ? field : (fields[header] ?? null) }))
      await json(await app.send('PUT', `${path}/mapping`, { columns: chosen }), 200)
      await app.runJobs()
      return get()
    },
    act: async (action) => {
      await json(await app.send('POST', `${path}/${action}`, {}), 200)
      await app.runJobs()
      return get()
    },
  }
}

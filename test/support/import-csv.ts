import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { adoptFile } from '../../src/services/imports/upload-folder.ts'
import { API, type DemoApp } from './demo-app.ts'

export interface ImportAnswer {
  id: string
  state: string
  failure: string | null
  counts: Record<string, number>
  columns: { index: number; field: string | null }[]
}

/** A file taken through all steps with the mapping that is proposed; up to and with the dry run, or applied. */
export async function importCsv(app: DemoApp, text: string, until: 'ready' | 'applied' = 'applied'): Promise<ImportAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'matxich-file-'))
  const file = join(folder, 'suppliers.csv')
  writeFileSync(file, text)
  const upload = await adoptFile(app.context.uploads, file)
  rmSync(folder, { recursive: true })
  const call = async (method: string, path: string, body?: unknown): Promise<ImportAnswer> => {
    const response = await app.send(method, `${API}/imports${path}`, body)
    const answer = (await response.json()) as ImportAnswer & { detail?: string }
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.detail}`)
    return answer
  }
  const source = { title: 'A list of suppliers', kind: 'official_list', licence: 'facts only' }
  const { id } = await call('POST', '', { upload_id: upload.id, source, evidence_grade: 'official_list', as_of: '2026-01' })
  await app.runJobs()
  const read = await call('GET', `/${id}`)
  await call('PUT', `/${id}/mapping`, { columns: read.columns.map(({ index, field }) => ({ index, field })) })
  await app.runJobs()
  if (until === 'applied') {
    await call('POST', `/${id}/apply`, {})
    await app.runJobs()
  }
  return call('GET', `/${id}`)
}

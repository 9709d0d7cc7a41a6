import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptFile, findUpload, sha256Of, sweepUploads, UPLOAD_EXPIRY_MS } from '../../src/services/imports/upload-folder.ts'
import { API, asOperator, type DemoApp, openDemoApp } from '../support/demo-app.ts'

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
}, 120_000)
afterAll(() => app.dispose())

const TUS = { ...asOperator, 'tus-resumable': '1.0.0', host: 'localhost' }
const metadata = (name: string) => `filename ${Buffer.from(name).toString('base64')}`

function create(name: string, bytes: number) {
  return app.http.request(`http://localhost${API}/uploads`, {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(bytes), 'upload-metadata': metadata(name) },
  })
}

function patch(location: string, offset: number, body: string) {
  return app.http.request(`http://localhost${location}`, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body,
  })
}

describe('an upload', () => {
  test('comes in pieces, goes on where it was cut off, and is whole', async () => {
    const made = await create('danh sách.csv', 11)
    const location = made.headers.get('location') ?? ''
    expect([made.status, location]).toEqual([201, expect.stringMatching(/^\/api\/v1\/uploads\/[\w-]{36}$/)])
    const id = location.split('/').at(-1) ?? ''
    expect((await patch(location, 0, 'name\nA')).status).toBe(204)
    await expect(findUpload(app.context.uploads, id)).rejects.toThrow(/6 of 11 bytes/)
    const head = await app.http.request(`http://localhost${location}`, { method: 'HEAD', headers: TUS })
    expect([head.status, head.headers.get('upload-offset'), head.headers.get('cache-control')]).toEqual([200, '6', 'no-store'])
    expect((await patch(location, 0, 'again?')).status).toBe(409)
    expect((await patch(location, 6, '\nBBBB')).status).toBe(204)
    const upload = await findUpload(app.context.uploads, id)
    expect(upload).toMatchObject({ name: 'danh sách.csv', bytes: 11 })
    expect(readFileSync(upload.path, 'utf8')).toBe('name\nA\nBBBB')
  })

  test('tells other web sites nothing, and is never handed out', async () => {
    const made = await create('a.csv', 3)
    expect([...made.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    const location = made.headers.get('location') ?? ''
    await patch(location, 0, 'abc')
    const got = await app.http.request(`http://localhost${location}`, { headers: asOperator })
    expect(got.status).toBe(404)
    expect(await got.text()).not.toContain('abc')
  })

  test('is refused when it is too large, empty, of unknown length or no table', async () => {
    expect((await create('a.xlsx', 201 * 1024 * 1024)).status).toBe(413)
    expect((await create('a.csv', 0)).status).toBe(400)
    for (const name of ['old.xls', 'macro.xlsm', 'page.html', 'a.csv.exe', '']) expect((await create(name, 10)).status, name).toBe(415)
    const deferred = await app.http.request(`http://localhost${API}/uploads`, {
      method: 'POST',
      headers: { ...TUS, 'upload-defer-length': '1', 'upload-metadata': metadata('a.csv') },
    })
    expect(deferred.status).toBe(400)
  })

  test('cannot leave its folder', async () => {
    for (const id of ['..%2f..%2fmatxich.json', '%2e%2e', 'a%00b', '..'])
      expect((await app.http.request(`http://localhost${API}/uploads/${id}`, { method: 'HEAD', headers: TUS })).status, id).toBe(404)
    await expect(findUpload(app.context.uploads, '../../matxich')).rejects.toThrow(/no upload/)
  })

  test('from another site is refused', async () => {
    const response = await app.http.request(`http://localhost${API}/uploads`, {
      method: 'POST',
      headers: { ...TUS, origin: 'https://evil.example', 'upload-length': '3', 'upload-metadata': metadata('a.csv') },
    })
    expect(response.status).toBe(403)
  })
})

describe('the folder of uploads', () => {
  test('knows a file by its content', async () => {
    const file = join(app.context.uploads, 'abc.csv')
    writeFileSync(file, 'abc')
    // The example of FIPS 180-4.
    expect(await sha256Of(file)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  test('is swept of what is old and not needed', async () => {
    const folder = join(app.context.uploads, '../swept')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'list.csv')
    writeFileSync(file, 'name\nA\n')
    const [old, needed, young] = [await adoptFile(folder, file), await adoptFile(folder, file), await adoptFile(folder, file)]
    const before = new Date(Date.now() - UPLOAD_EXPIRY_MS - 1000)
    for (const upload of [old, needed]) utimesSync(upload.path, before, before)
    expect(await sweepUploads(folder, new Set([needed.id]))).toBe(1)
    expect([old, needed, young].map((upload) => existsSync(upload.path))).toEqual([false, true, true])
    expect(statSync(app.context.uploads).mode & 0o077).toBe(0)
  })
})

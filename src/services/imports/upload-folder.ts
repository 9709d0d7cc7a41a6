import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, constants, createReadStream, existsSync, mkdirSync } from 'node:fs'
import { copyFile, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Problem } from '../../domain/problem.ts'

/** Uploaded files: `<id>` and `<id>.json` with its name and length, as the tus protocol's file store keeps them. */

export const MAX_UPLOAD_BYTES = 200 * 1024 * 1024
/** An upload that was not finished, or not used, so long ago is thrown away. */
export const UPLOAD_EXPIRY_MS = 24 * 60 * 60 * 1000
export const IMPORT_FILE_NAMES = /\.(?:xlsx|csv|tsv|txt)$/i

export interface UploadedFile {
  readonly id: string
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** Throws when there is none, or it is not complete. */
export async function findUpload(folder: string, id: string): Promise<UploadedFile> {
  const path = uploadPath(folder, id)
  const described = await readDescription(path)
  if (described === undefined || !existsSync(path))
    throw new Problem('not_found', `There is no upload ${id}. Uploads are kept for 24 hours; upload the file again.`)
  const { size } = await stat(path)
  if (size !== described.size)
    throw new Problem('conflict', `The upload ${id} is not complete: ${size} of ${described.size} bytes have arrived. Let it finish first.`)
  return { id, path, name: described.name, bytes: size }
}

/** Ids are made here or by the upload's server; anything else must not become a path. */
export function uploadPath(folder: string, id: string): string {
  if (!/^[\w-]{8,80}$/.test(id)) throw new Problem('not_found', `There is no upload ${id}.`)
  return join(folder, id)
}

/** Lists of companies are nobody else's business on this machine. */
export function makeUploadFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o700)
}

/** A file of this machine as if it had been uploaded. */
export async function adoptFile(folder: string, file: string): Promise<UploadedFile> {
  const name = basename(file)
  if (!IMPORT_FILE_NAMES.test(name))
    throw new Problem('invalid', `${file} does not end in .xlsx, .csv, .tsv or .txt. Save older Excel files as .xlsx.`)
  const { size } = await stat(file).catch(() => {
    throw new Problem('not_found', `There is no file ${file}, or it may not be read.`)
  })
  if (size === 0) throw new Problem('invalid', `${file} is empty.`)
  if (size > MAX_UPLOAD_BYTES) throw new Problem('too_large', `${file} is larger than 200 MB. Split it into several files.`)
  makeUploadFolder(folder)
  const id = randomUUID()
  await copyFile(file, join(folder, id), constants.COPYFILE_FICLONE)
  await writeFile(
    join(folder, `${id}.json`),
    JSON.stringify({ id, size, metadata: { filename: name }, creation_date: new Date().toISOString() }),
  )
  return { id, path: join(folder, id), name, bytes: size }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export async function removeUpload(folder: string, id: string): Promise<void> {
  const path = uploadPath(folder, id)
  await Promise.all([rm(path, { force: true }), rm(`${path}.json`, { force: true })])
}

/** Removes what has expired and no import needs. */
export async function sweepUploads(folder: string, needed: ReadonlySet<string>, now: number = Date.now()): Promise<number> {
  if (!existsSync(folder)) return 0
  const ids = (await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
  let removed = 0
  for (const id of ids) {
    if (needed.has(id)) continue
    const touched = await stat(join(folder, id)).catch(() => stat(join(folder, `${id}.json`)))
    if (now - touched.mtimeMs < UPLOAD_EXPIRY_MS) continue
    await removeUpload(folder, id)
    removed += 1
  }
  return removed
}

async function readDescription(path: string): Promise<{ size: number; name: string } | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(`${path}.json`, 'utf8'))
    if (typeof value !== 'object' || value === null || !('size' in value) || typeof value.size !== 'number') return undefined
    const metadata = 'metadata' in value && typeof value.metadata === 'object' && value.metadata !== null ? value.metadata : {}
    return { size: value.size, name: 'filename' in metadata && typeof metadata.filename === 'string' ? metadata.filename : 'upload.csv' }
  } catch {
    return undefined
  }
}

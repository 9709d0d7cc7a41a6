import { chmodSync, mkdirSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Problem } from '../../domain/problem.ts'
import type { ServiceContext } from '../context.ts'

/** Beside the uploads. Its files have no name but a random id, and no ending: nothing on this machine opens them by itself. */
export function documentFolder({ uploads }: Pick<ServiceContext, 'uploads'>): string {
  return join(dirname(uploads), 'documents')
}

function pathOf(context: Pick<ServiceContext, 'uploads'>, id: string): string {
  if (!/^[A-Za-z0-9_-]{20,40}$/.test(id)) throw new Problem('not_found', `There is no document ${id}.`)
  return join(documentFolder(context), id)
}

export async function keepFile(context: Pick<ServiceContext, 'uploads'>, id: string, bytes: Uint8Array): Promise<void> {
  const folder = documentFolder(context)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o700)
  await writeFile(pathOf(context, id), bytes, { mode: 0o600, flag: 'wx', flush: true })
}

export async function readKept(context: Pick<ServiceContext, 'uploads'>, id: string): Promise<Buffer | undefined> {
  return readFile(pathOf(context, id)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

export async function removeFile(context: Pick<ServiceContext, 'uploads'>, id: string): Promise<void> {
  await rm(pathOf(context, id), { force: true })
}

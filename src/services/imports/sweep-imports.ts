import { uploadsInUse } from '../../db/queries/imports.ts'
import type { ServiceContext } from '../context.ts'
import { sweepUploads } from './upload-folder.ts'

/** Throws away uploads nobody will read any more. */
export async function sweepImports(context: ServiceContext): Promise<void> {
  await sweepUploads(context.uploads, new Set(await uploadsInUse(context.db)))
}

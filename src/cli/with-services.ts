import { openEditionDatabase, uploadFolder } from '../app.ts'
import type { Config } from '../config.ts'
import type { ServiceContext } from '../services/context.ts'
import { findEditionFolder } from '../services/edition-tools.ts'
import { type DatabaseHandle, openServices } from '../services/open-edition.ts'
import type { Output } from './output.ts'
import { showProgress } from './show-progress.ts'

/** Opens the database of the edition for one piece of work and closes it, whatever happens. */
export async function withDatabase<T>(
  config: Config,
  output: Output,
  folder: string,
  work: (handle: DatabaseHandle) => Promise<T>,
): Promise<T> {
  const handle = await openEditionDatabase(config, folder, (notice) => output.note(notice))
  try {
    return await work(handle)
  } finally {
    output.progress.end()
    await handle.close()
  }
}

/** The same with the edition loaded and diagnosed. */
export function withServices<T>(config: Config, output: Output, work: (context: ServiceContext) => Promise<T>): Promise<T> {
  const folder = findEditionFolder(config.edition)
  return withDatabase(config, output, folder, async (handle) =>
    work(await openServices(handle, { folder, uploads: uploadFolder(config, folder) }, showProgress(output))),
  )
}

import { openEditionDatabase } from '../app.ts'
import type { Config } from '../config.ts'
import type { ServiceContext } from '../services/context.ts'
import { type DatabaseHandle, findEditionFolder, openServices, type PrepareProgress } from '../services/edition-tools.ts'
import type { Output } from './output.ts'

const STEPS: Record<PrepareProgress['step'], string> = {
  read: 'Reading the edition',
  load: 'Loading',
  diagnose: 'Computing indicators and statuses',
  index: 'Indexing companies',
  serve: 'Preparing answers',
}

export function showProgress({ progress }: Output): (step: PrepareProgress) => void {
  return ({ step, detail, done, total }) => progress.update(STEPS[step], detail, done, total)
}

/** Opens the database of the edition for one piece of work and closes it, whatever happens. */
export async function withDatabase<T>(config: Config, output: Output, folder: string, work: (handle: DatabaseHandle) => Promise<T>): Promise<T> {
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
  return withDatabase(config, output, folder, async (handle) => work(await openServices(handle, folder, showProgress(output))))
}

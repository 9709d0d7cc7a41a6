import { findEditionFolder } from '../services/edition-tools.ts'
import { loadEditionAt } from '../services/open-edition.ts'
import type { CommandContext } from './commands.ts'
import { CommandError, EXIT } from './failure.ts'
import { showProgress } from './show-progress.ts'
import { withDatabase } from './with-services.ts'

export async function editionLoad({ config, options, words, output }: CommandContext): Promise<number> {
  const folder = findEditionFolder(words[0] ?? config.edition)
  return withDatabase(config, output, folder, async (handle) => {
    const { status, rows } = await loadEditionAt(handle, folder, {
      replace: options.has('replace'),
      onProgress: showProgress(output),
    }).catch(addReplaceHint)
    output.note(
      status === 'loaded'
        ? `Loaded ${rows} rows into ${handle.describe()}.`
        : `Nothing to do: ${handle.describe()} holds exactly this edition.`,
    )
    return EXIT.ok
  })
}

function addReplaceHint(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'edition_mismatch')
    throw new CommandError(`${error.message} To replace it: --replace`)
  throw error
}

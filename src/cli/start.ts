import { setTimeout as sleep } from 'node:timers/promises'
import { assertPortFree, startApp } from '../app.ts'
import { firstAdminLink } from '../services/accounts/people-of-data-folder.ts'
import { findEditionFolder } from '../services/edition-tools.ts'
import { languageOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { describeError, EXIT } from './failure.ts'
import { buildWebIfStale } from './web-build.ts'
import { showProgress } from './show-progress.ts'

const PATIENCE_MS = 5000

export async function start({ config, options, output }: CommandContext): Promise<number> {
  const language = languageOf(options)
  const verbose = options.has('verbose') || options.has('dev')
  // The likeliest mistakes first: nobody should wait for a build to learn that the port is taken.
  await assertPortFree(config)
  findEditionFolder(config.edition)
  if (!options.has('no-web')) {
    try {
      await buildWebIfStale(() => output.progress.update('Building the web app (once after every change of it)', '', 0, 1))
    } catch (error) {
      if (!options.has('dev')) throw error
      output.note(describeError(error, verbose))
    }
  }

  const app = await startApp(config, {
    onProgress: showProgress(output),
    onNotice: (notice) => output.note(notice),
    onFailure: (error) => output.note(describeError(error, verbose)),
  })
  const stopped = stopOnSignal()
  try {
    const outcome = await Promise.race([app.ready, stopped])
    if (typeof outcome !== 'string') {
      output.text(
        options.has('json')
          ? JSON.stringify({ url: app.url, edition: outcome.edition.edition_id, version: outcome.edition.version })
          : `Matxich is ready: ${app.url}`,
      )
      output.note(`Edition ${outcome.edition.edition_id} ${outcome.edition.version}. API and its documentation: ${app.url}/docs`)
      // A key that somebody set is theirs to keep; ours would otherwise have to be looked for in a file.
      const key = config.operatorKey === undefined ? `?key=${app.operatorKey() ?? ''}` : ' (with the key of MATXICH_OPERATOR_KEY)'
      output.note(`To import and curate: ${app.url}/${language}/operator${key}`)
      const first = await firstAdminLink(outcome, language)
      if (first !== undefined) output.note(`There is no administrator yet. The first one makes their account here, once: ${first}`)
      output.note('Stop it with Ctrl+C. Next, in another terminal: npm run -s matxich -- doctor')
      await stopped
    }
    output.note('Stopping …')
    return EXIT.ok
  } finally {
    // When loading failed or was interrupted, its promise must not end the process as an unhandled rejection.
    app.ready.catch(() => {})
    // A request or a load under way must not keep the process for ever; the next start recovers the folder.
    await Promise.race([app.stop().catch((error: unknown) => output.note(describeError(error, verbose))), sleep(PATIENCE_MS)])
    exitSoon()
  }
}

function stopOnSignal(): Promise<string> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        stop(signal)
        // A second Ctrl+C: the person means it.
        process.once(signal, () => process.exit(130))
      })
    }
  })
}

/** After the exit status is set: a worker thread that was being opened would keep the process alive. */
function exitSoon(): void {
  setTimeout(() => process.exit(), 200).unref()
  setImmediate(() => setTimeout(() => process.exit(), 200))
}

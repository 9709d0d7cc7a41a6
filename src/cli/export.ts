import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { EXPORT_FORMATS, EXPORT_TABLES, exportTable } from '../services/export-table.ts'
import { choiceOf, didYouMean } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { CommandError, EXIT, UsageError } from './failure.ts'
import { withServices } from './with-services.ts'

export async function exportCommand({ config, options, words, output }: CommandContext): Promise<number> {
  const name = words[0] ?? ''
  const table = EXPORT_TABLES.find((each) => each === name)
  if (table === undefined)
    throw new UsageError(`There is no table "${name}".${didYouMean(name, EXPORT_TABLES)} Tables: ${EXPORT_TABLES.join(', ')}.`)
  const format = choiceOf(options, 'format', EXPORT_FORMATS) ?? (options.has('json') ? 'ndjson' : 'csv')
  const out = options.get('out')
  return withServices(config, output, async (context) => {
    output.progress.end()
    const target = typeof out === 'string' ? await openFile(out) : process.stdout
    let count = 0
    for await (const { text, rows } of exportTable(context, table, format)) {
      count = rows
      if (!target.write(text) && !(await drained(target))) break
      if (typeof out === 'string') output.progress.update('Writing', `${rows} rows`, 0, 1)
    }
    if (typeof out === 'string') {
      target.end()
      await once(target, 'finish')
      output.note(`${count} rows of ${table} in ${resolve(out)}`)
    }
    return EXIT.ok
  })
}

/** False when nobody reads the rest, as in `matxich export … | head`. */
async function drained(target: Writable): Promise<boolean> {
  try {
    await once(target, 'drain')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return false
    throw error
  }
}

async function openFile(path: string): Promise<Writable> {
  const file = createWriteStream(path)
  try {
    await once(file, 'open')
  } catch (error) {
    throw new CommandError(
      `Cannot write ${resolve(path)}: ${error instanceof Error ? error.message : String(error)}. Choose another file with --out.`,
    )
  }
  return file
}

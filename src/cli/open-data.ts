import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { OPEN_DATA_FORMATS, openDataCsv } from '../services/read-open-data.ts'
import { refusalOf } from '../services/refusal.ts'
import { didYouMean, languageOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { CommandError, EXIT, UsageError } from './failure.ts'

/** A published table under our names of its columns, as CSV. */
export async function openData({ options, words, output }: CommandContext): Promise<number> {
  const [name = '', file = ''] = words
  const format = OPEN_DATA_FORMATS.find((each) => each === name)
  if (format === undefined)
    throw new UsageError(`There is no format "${name}".${didYouMean(name, OPEN_DATA_FORMATS)} Formats: ${OPEN_DATA_FORMATS.join(', ')}.`)
  const text = (option: string) => {
    const value = options.get(option)
    return typeof value === 'string' ? value : undefined
  }
  const digits = text('digits')
  if (digits !== undefined && !['2', '4', '6'].includes(digits)) throw new UsageError('--digits is 2, 4 or 6.')
  const countryCodes = text('country-codes')
  if (format === 'baci' && countryCodes === undefined)
    throw new UsageError('BACI has numbers of its own for countries: give its country_codes_V….csv with --country-codes.')
  for (const path of [file, countryCodes])
    if (path !== undefined && !existsSync(path)) throw new CommandError(`There is no file ${resolve(path)}.`)
  const countries = text('countries')
  const out = text('out')
  const target = out === undefined ? process.stdout : createWriteStream(out)
  let count = 0
  try {
    const rows = openDataCsv(format, file, {
      countries: countries === undefined ? undefined : new Set(countries.toUpperCase().split(',')),
      digits: digits === undefined ? undefined : (Number(digits) as 2 | 4 | 6),
      countryCodes,
    })
    for await (const piece of rows) {
      count = piece.rows
      if (!target.write(piece.text)) await once(target, 'drain')
      if (out !== undefined) output.progress.update('Reading', `${count} rows`, 0, 1)
    }
  } catch (error) {
    const refusal = refusalOf(error, languageOf(options))
    throw refusal === undefined ? error : new CommandError(`${resolve(file)}: ${refusal}`)
  } finally {
    output.progress.end()
  }
  if (out !== undefined) {
    target.end()
    await once(target, 'finish')
    output.note(`${count} rows of ${resolve(file)} in ${resolve(out)}`)
  }
  return EXIT.ok
}

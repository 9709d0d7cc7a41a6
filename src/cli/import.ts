import { resolve } from 'node:path'
import { runAllJobs } from '../app.ts'
import { EVIDENCE_GRADES, IMPORT_SOURCE_KINDS } from '../domain/vocabulary.ts'
import type { ServiceContext } from '../services/context.ts'
import { applyImport, cancelImport, mapColumns, readAgain } from '../services/imports/change-import.ts'
import { createImport, getImport } from '../services/imports/list-imports.ts'
import { listProblems, listRows } from '../services/imports/list-rows.ts'
import { adoptFile, removeUpload } from '../services/imports/upload-folder.ts'
import { choiceOf, didYouMean, languageOf, wholeNumberOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { CommandError, describeError, EXIT, UsageError } from './failure.ts'
import type { Output } from './output.ts'
import { withServices } from './with-services.ts'

type Detail = Awaited<ReturnType<typeof getImport>>

const SHOWN_ROWS = 10

/** The whole way of a file without a server: read, mapped, checked, and taken in when asked for. */
export async function importCommand({ config, options, words, output }: CommandContext): Promise<number> {
  const text = (name: string): string | undefined => {
    const value = options.get(name)
    return typeof value === 'string' ? value : undefined
  }
  const lang = languageOf(options)
  const file = resolve(words[0] ?? '')
  const kind = choiceOf(options, 'source-kind', IMPORT_SOURCE_KINDS) ?? 'dataset'
  const evidence_grade = choiceOf(options, 'grade', EVIDENCE_GRADES) ?? 'self_declared'
  const as_of = text('as-of') ?? null
  if (as_of !== null && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(as_of))
    throw new UsageError(`--as-of is YYYY, YYYY-MM or YYYY-MM-DD, not "${as_of}".`)
  if (options.has('apply') && options.has('dry-run')) throw new UsageError('--apply and --dry-run exclude each other.')
  const headerRow = wholeNumberOf(options, 'header-row', 1000)

  return withServices(config, output, async (context) => {
    const work = async (step: string): Promise<Detail> => {
      output.progress.update(step, '', 0, 1)
      await runAllJobs(context, { alone: config.databaseUrl === undefined, onFailure: (error) => output.note(describeError(error, true)) })
      const detail = await getImport(context, { id, lang })
      if (detail.failure !== null) throw new CommandError(`${file}: ${detail.failure}`)
      return detail
    }
    const upload = await adoptFile(context.uploads, file)
    const source = {
      title: text('source-title') ?? upload.name,
      publisher: text('source-publisher') ?? null,
      url: text('source-url') ?? null,
      kind,
      licence: text('licence') ?? 'facts only',
      published_on: null,
    }
    const { id } = await createImport(context, { upload_id: upload.id, source, evidence_grade, as_of, lang })
    try {
      let detail = await work('Reading')
      if (text('sheet') !== undefined || headerRow !== undefined) {
        await readAgain(context, id, { sheet: text('sheet'), header_row: headerRow })
        detail = await work('Reading')
      }
      await mapColumns(context, id, chosenColumns(detail, text('map')))
      detail = await work('Checking and linking')
      await report(context, detail, output, lang)
      if (options.has('apply')) {
        await applyImport(context, id)
        detail = await work('Taking in')
        output.note(`${detail.counts.applied} rows were taken in. Import ${id}; it can be undone as a whole.`)
      } else if (!options.has('dry-run')) output.note(`Nothing was taken in yet. Do it with --apply, or in the web app: import ${id}.`)
      return EXIT.ok
    } finally {
      const { state } = await getImport(context, { id, lang })
      if (options.has('dry-run') || state === 'mapping' || state === 'failed') {
        await cancelImport(context, id)
        await removeUpload(context.uploads, upload.id)
      }
    }
  })
}

/** Proposals, changed by --map "Tên công ty=name_vi,C=tax_code,4=": a title, a letter or a number; nothing behind = leaves the column out. */
function chosenColumns({ columns }: Detail, map: string | undefined): { index: number; field: string | null }[] {
  const chosen = new Map<number, string | null>(columns.map((column) => [column.index, column.field]))
  for (const entry of map?.split(',') ?? []) {
    const at = entry.lastIndexOf('=')
    if (at < 0) throw new UsageError(`--map is a list of column=field, not "${entry}".`)
    const name = entry.slice(0, at).trim()
    const column =
      columns.find((each) => each.header === name) ??
      columns.find((each) => each.letter === name.toUpperCase() || String(each.index + 1) === name)
    if (column === undefined) {
      const titles = columns.map((each) => each.header).filter((title) => title !== '')
      throw new CommandError(`There is no column "${name}".${didYouMean(name, titles)} Columns: ${titles.join(' · ')}`)
    }
    chosen.set(column.index, entry.slice(at + 1).trim() || null)
  }
  return [...chosen].map(([index, field]) => ({ index, field }))
}

async function report(context: ServiceContext, detail: Detail, output: Output, lang: 'vi' | 'en' | 'ko'): Promise<void> {
  const { id, counts } = detail
  output.note(
    `${detail.file.name}${detail.sheet ? `, sheet “${detail.sheet}”` : ''}: ${counts.rows} rows. ` +
      detail.columns.map((column) => `${column.header || column.letter} → ${column.field ?? '–'}`).join(' · '),
  )
  for (const same of detail.same_file) output.note(`The same file was imported before: ${same.id} (${same.state}).`)
  const fates = (['new', 'linked', 'unchanged', 'review', 'rejected', 'footer'] as const).flatMap((state) =>
    state === 'footer' && counts.footer === 0 ? [] : [{ state, rows: counts[state] }],
  )
  output.rows(fates, [
    { title: 'rows', value: (row) => row.rows },
    { title: 'will be', value: (row) => row.state },
  ])
  const { items } = await listProblems(context, { id, lang })
  output.rows(items, [
    { title: 'cells', value: (row) => row.cells },
    { title: '', value: (row) => row.severity },
    { title: 'rule', value: (row) => row.rule },
    { title: 'for example', value: (row) => `row ${row.examples[0]?.row_no ?? ''}: ${row.name}`, flexible: true },
  ])
  for (const state of ['rejected', 'review'] as const) {
    const rows = await listRows(context, { id, lang, state, limit: SHOWN_ROWS })
    output.rows(
      rows.items.map(({ row_no, reason, problems, cells }) => ({
        row_no,
        state,
        reason: [
          reason,
          ...[...problems, ...cells.flatMap((cell) => cell.problems)]
            .filter((each) => each.severity === 'error')
            .map((each) => each.message),
        ].join(' '),
      })),
      [
        { title: 'row', value: (row) => row.row_no },
        { title: 'will be', value: (row) => row.state },
        { title: 'why', value: (row) => row.reason, flexible: true },
      ],
    )
    if (rows.total > SHOWN_ROWS) output.note(`… and ${rows.total - SHOWN_ROWS} more rows (${state}).`)
  }
}

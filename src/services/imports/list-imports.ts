import { importsOfFile, type ImportRecord, listImportRecords } from '../../db/queries/imports.ts'
import { IMPORT_FIELDS } from '../../intake/fields.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { cursorAt, offsetOf, type Page, type PageInput } from '../paging.ts'
import { wording } from '../wording.ts'
import { beginImport, type NewImport } from './create-import.ts'
import { countsOf, getImportRecord, mappingOf, readingOf } from './import-record.ts'

export async function listImports(
  context: ServiceContext,
  input: PageInput & { state?: ImportRecord['state'] | undefined; lang: Language },
) {
  const offset = offsetOf(input.cursor)
  const { rows, total } = await listImportRecords(context.db, input.state, input.limit, offset)
  const end = offset + rows.length
  const page: Page<ReturnType<typeof presentSummary>> = {
    items: rows.map((row) => presentSummary(row, input.lang)),
    total,
    next_cursor: end < total ? cursorAt(end) : null,
  }
  return page
}

export async function createImport(context: ServiceContext, { lang, ...input }: NewImport & { lang: Language }) {
  return getImport(context, { id: await beginImport(context, input), lang })
}

export async function getImport(context: ServiceContext, { id, lang }: { id: string; lang: Language }) {
  const record = await getImportRecord(context, id)
  const [reading, mapping, counts] = [readingOf(record), mappingOf(record), countsOf(record)]
  const others = await importsOfFile(context.db, record.sha256, id)
  const repaired = reading?.columns.filter((column) => column.letters !== null) ?? []
  return {
    ...presentSummary(record, lang),
    format: reading?.format ?? null,
    sheets: reading?.sheets ?? [],
    sheet: reading === null ? null : (reading.sheets[reading.sheet]?.name ?? null),
    header_row: reading?.header_row_no ?? null,
    delimiter: reading?.delimiter ?? null,
    encoding:
      reading === null
        ? null
        : {
            name: [reading.encoding ?? 'unicode', ...new Set(repaired.map((column) => column.letters ?? ''))].join(', '),
            repaired_columns: repaired.length,
            samples: repaired.flatMap((column) => column.restored.map((sample) => ({ column: column.letter, ...sample }))).slice(0, 20),
          },
    columns: (reading?.columns ?? []).map((column) => {
      const chosen = mapping?.find((entry) => entry.index === column.index)?.field ?? (mapping === null ? column.field : 'ignore')
      return {
        index: column.index,
        letter: column.letter,
        header: column.header,
        samples: column.samples,
        field: chosen === 'ignore' ? null : chosen,
        proposed_by: mapping !== null ? ('chosen' as const) : column.remembered ? ('remembered' as const) : ('suggested' as const),
        confidence: column.remembered || mapping !== null ? 1 : column.confidence,
        alternatives: column.alternatives,
      }
    }),
    same_file: others.map((row) => ({
      id: row.import_id,
      state: row.state,
      created_at: row.created_at.toISOString(),
      applied_at: row.applied_at?.toISOString() ?? null,
    })),
    effects: ['ready', 'applying', 'applied', 'undoing', 'undone'].includes(record.state)
      ? {
          companies_new: counts.companies_new,
          companies_linked: counts.companies_linked,
          sites_new: counts.sites_new,
          sites_linked: counts.sites_linked,
          duplicates_in_file: counts.duplicates_in_file,
          conflicts: counts.conflicts,
        }
      : null,
  }
}

export function presentSummary(record: ImportRecord, lang: Language) {
  const {
    companies_new: _a,
    companies_linked: _b,
    sites_new: _c,
    sites_linked: _d,
    duplicates_in_file: _e,
    conflicts: _f,
    ...counts
  } = countsOf(record)
  return {
    id: record.import_id,
    state: record.state,
    file: { name: record.file_name, bytes: record.file_bytes, sha256: record.sha256 },
    source: { ...record.source, id: record.source_id },
    evidence_grade: record.evidence_grade,
    as_of: record.as_of,
    counts,
    progress:
      record.progress === null ? null : { ...record.progress, seconds: Math.round((Date.now() - record.step_at.getTime()) / 100) / 10 },
    failure: record.failure === null ? null : failureText(record.failure, lang),
    created_at: record.created_at.toISOString(),
    applied_at: record.applied_at?.toISOString() ?? null,
    undone_at: record.undone_at?.toISOString() ?? null,
    revision: record.revision,
  }
}

/** What the reader refuses is kept as a code, so that everybody reads it in their language. */
function failureText(failure: string, lang: Language): string {
  if (!failure.startsWith('{')) return failure
  const { code, args } = JSON.parse(failure) as { code: string; args: Record<string, string | number> }
  return wording(lang).text(`intake.refused.${code}`, args)
}

export function listImportFields(lang: Language) {
  const words = wording(lang)
  const items = IMPORT_FIELDS.filter(({ field }) => field !== 'ignore').map(({ field, kind }) => ({
    id: field,
    name: words.text(`intake.field.${field}`),
    level: kind,
  }))
  return { items, total: items.length, next_cursor: null }
}

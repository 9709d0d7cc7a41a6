import { countImportRows, listImportRows, listProblemCounts, readValues, type RowFilters } from '../../db/queries/imports.ts'
import { subjectNames } from '../../db/queries/known-values.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { isFooterRow } from '../../intake/footer-row.ts'
import type { CellProblem } from '../../intake/parsed-row.ts'
import type { ProblemExample } from '../../intake/tally-problems.ts'
import type { ServiceContext } from '../context.ts'
import { cursorAt, offsetOf, type PageInput } from '../paging.ts'
import { type Wording, wording } from '../wording.ts'
import type { ValueChange } from './changes.ts'
import { countsOf, getImportRecord, type Mapping, mappingOf, type Reading, readingOf } from './import-record.ts'
import type { Candidate, LinkDecision } from './link/messages.ts'
import { namesOf } from './row-party.ts'
import { rawTexts } from './row-records.ts'
import { stagedRead } from './staged-row.ts'

type ListedRow = Awaited<ReturnType<typeof listImportRows>>[number]

export interface RowsInput extends RowFilters, PageInput {
  id: string
  lang: Language
}

/** The cursor is the number of the last row: rows come and go while an import is checked. */
export async function listRows(context: ServiceContext, { id, lang, limit, cursor, ...filters }: RowsInput) {
  const record = await getImportRecord(context, id)
  const rows = await listImportRows(context.db, id, filters, offsetOf(cursor), limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const present = await rowPresenter(context, id, shown, {
    reading: readingOf(record),
    mapping: mappingOf(record) ?? [],
    words: wording(lang),
  })
  return {
    items: shown.map((row) => present(row, record.state === 'applied')),
    total: filters.problem === undefined ? totalOf(countsOf(record), filters.state) : await countImportRows(context.db, id, filters),
    next_cursor: rows.length > limit && last ? cursorAt(last.row_no) : null,
  }
}

function totalOf(counts: ReturnType<typeof countsOf>, state: RowFilters['state']): number {
  return state === undefined ? counts.rows : counts[state]
}

async function rowPresenter(
  { db }: ServiceContext,
  importId: string,
  rows: readonly ListedRow[],
  { reading, mapping, words }: { reading: Reading | null; mapping: Mapping; words: Wording },
) {
  const candidates = rows.flatMap((row) => [row.company, row.site].flatMap((level) => candidatesOf(level as LinkDecision | null)))
  const names = await subjectNames(db, [...new Set(candidates.flatMap((each) => (each.row_no === null ? [each.id, each.company_id] : [])))])
  const earlier = await readValues(
    db,
    importId,
    candidates.flatMap((each) => each.row_no ?? []),
  )
  const nameOf = ({ id, company_id, row_no }: Candidate): string | null => {
    const read = row_no === null ? undefined : earlier.get(row_no)
    return read === undefined ? (names.get(id) ?? names.get(company_id) ?? null) : (namesOf(stagedRead(read).values)[0] ?? null)
  }
  const link = (decision: LinkDecision | null) => {
    if (decision === null) return null
    const shown = (each: Candidate) => ({
      id: each.row_no === null ? each.id : `row:${each.row_no}`,
      name: nameOf(each),
      bits: each.bits,
      probability: each.probability,
      veto: each.veto,
      accept: each.accept,
      parts: each.parts.map((part) => ({ ...part, aligned: part.aligned?.map((pair) => ({ ...pair })) })),
    })
    return {
      outcome: decision.outcome,
      reason: decision.reason,
      to: decision.to === null ? null : shown(decision.to),
      candidates: candidatesOf(decision).map(shown),
    }
  }
  return (row: ListedRow, applied: boolean) => {
    const { values, problems } = stagedRead(row.read)
    const raw = rawTexts(row)
    const footer = isFooterRow({ rejected: row.rejected, problems })
    const state = footer ? ('footer' as const) : row.rejected ? ('rejected' as const) : (row.outcome ?? ('pending' as const))
    const [company, site] = [link(row.company as LinkDecision | null), link(row.site as LinkDecision | null)]
    const settled = applied && (state === 'new' || state === 'linked')
    return {
      row_no: row.row_no,
      state,
      reason: footer ? words.text('import.row_reason.footer') : reasonOf(words, row, company, site),
      cells: fieldsOf(mapping).map(({ field, columns }) => ({
        field,
        index: columns[0] ?? null,
        header: columns.map((index) => reading?.columns.find((column) => column.index === index)?.header ?? '').join(' | '),
        raw: raw[field] ?? '',
        value: valueText(values[field as Exclude<keyof typeof values, 'terms'>]),
        problems: problems.filter((problem) => problem.field === field).map((problem) => present(words, problem)),
      })),
      problems: problems.filter((problem) => problem.field === null).map((problem) => present(words, problem)),
      company,
      site,
      changes: ((row.changes as ValueChange[] | null) ?? []).map((change) => ({ ...change })),
      company_id: settled ? row.company_id : null,
      site_id: settled ? row.site_id : null,
    }
  }
}

function candidatesOf(decision: LinkDecision | null): Candidate[] {
  return [...(decision?.to ? [decision.to] : []), ...(decision?.candidates ?? [])]
}

type Link = {
  outcome: string
  reason: string | null
  to: { id: string; name: string | null } | null
  candidates: readonly { name: string | null }[]
} | null

function reasonOf(words: Wording, row: ListedRow, company: Link, site: Link): string | null {
  if (row.rejected) return words.text('import.row_reason.rejected')
  if (row.outcome === null || company === null) return null
  const to = company.to ?? company.candidates[0]
  const name = to?.name ?? ''
  if (row.twin_row_no !== null && row.outcome !== 'review')
    return words.text(`import.row_reason.${row.outcome === 'unchanged' ? 'same_row' : 'twin'}`, { row: row.twin_row_no })
  if (row.outcome === 'new') return words.text(`import.row_reason.${name === '' ? 'new' : 'new_near'}`, { name })
  if (row.outcome === 'unchanged') return words.text('import.row_reason.unchanged', { name })
  if (row.outcome === 'linked') return words.text(`import.row_reason.linked_${linkRule(company.reason)}`, { name })
  const level = company.outcome === 'review' ? company : site
  return words.text(`import.row_reason.review_${reviewRule(level?.reason ?? null)}`, { name: level?.candidates[0]?.name ?? name })
}

function linkRule(reason: string | null): string {
  return reason !== null && ['tax_code', 'name_and_address', 'name', 'judged'].includes(reason) ? reason : 'probable'
}

function reviewRule(reason: string | null): string {
  return reason !== null && ['veto', 'two_candidates', 'unsure'].includes(reason) ? reason : 'uncertain'
}

function fieldsOf(mapping: Mapping): { field: string; columns: number[] }[] {
  return [...Map.groupBy(mapping, (entry) => entry.field)].map(([field, entries]) => ({
    field,
    columns: entries.map((entry) => entry.index),
  }))
}

function valueText(value: string | number | readonly string[] | undefined): string | null {
  if (value === undefined) return null
  return typeof value === 'object' ? value.join('; ') : String(value)
}

function present(words: Wording, { code, severity, args, before, after }: CellProblem) {
  return { rule: code, severity, message: words.text(`intake.problem.${code}`, { ...args }), before, after }
}

const EXAMPLES = 5

export async function listProblems(context: ServiceContext, { id, lang }: { id: string; lang: Language }) {
  const record = await getImportRecord(context, id)
  const words = wording(lang)
  const header = (column: number | null): string => readingOf(record)?.columns.find((each) => each.index === column)?.header ?? ''
  const blocks = await listProblemCounts(context.db, id)
  const items = [...Map.groupBy(blocks, (block) => `${block.rule} ${block.severity}`).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const examples = same.flatMap((block) => block.examples as ProblemExample[])
    return [
      {
        rule: first.rule,
        severity: first.severity,
        name: words.text(`intake.problem.${first.rule}`, { ...examples[0]?.args }),
        cells: same.reduce((sum, block) => sum + block.cells, 0),
        rows: same.reduce((sum, block) => sum + block.rows, 0),
        examples: examples
          .slice(0, EXAMPLES)
          .map(({ row_no, column, before, after }) => ({ row_no, header: header(column), before, after })),
      },
    ]
  })
  const order = ['error', 'warning', 'fixed']
  const sorted = items.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.cells - a.cells)
  return { items: sorted, total: sorted.length, next_cursor: null }
}

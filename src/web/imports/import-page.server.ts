import type { ImportDetail, ImportRow } from '../../api/contract/imports.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ApiClient } from '../../api/contract/index.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { choice, textParam } from '../links.ts'
import { hasPreview } from './import-steps.ts'
import type { ValueNames } from './value-names.tsx'

const ROWS_PER_PAGE = 50
const ROW_FILTERS = ['new', 'linked', 'unchanged', 'review', 'rejected', 'footer', 'pending'] as const

/** What the present step of an import shows, beside the import itself. */
export async function stepData(api: ApiClient, lang: Language, detail: ImportDetail, search: URLSearchParams) {
  const fields = detail.columns.length > 0 ? (await api.import.fields({ lang })).items : []
  if (!hasPreview(detail.state)) return { fields, preview: null, names: {} }
  const { id } = detail
  const filters = { state: choice(search, 'state', ROW_FILTERS), problem: textParam(search, 'problem', 60) }
  const [problems, rows] = await Promise.all([
    api.import.problems({ id, lang }),
    notFoundAsResponse(api.import.rows({ id, lang, ...filters, limit: ROWS_PER_PAGE, cursor: search.get('cursor') ?? undefined })),
  ])
  const rowNo = Number(search.get('row') ?? Number.NaN)
  const names = await valueNames(api, lang, detail)
  const opened = rows.items.find((row) => row.row_no === rowNo) ?? null
  return {
    fields,
    names,
    preview: { problems: problems.items, rows: { ...rows, items: rows.items.map(withoutParts) }, opened, filters },
  }
}

/** Names of what is stored by its id, as far as the file has columns for it. */
async function valueNames(api: ApiClient, lang: Language, detail: ImportDetail): Promise<ValueNames> {
  const mapped = new Set(detail.columns.map((column) => column.field))
  const [provinces, segments, parks] = await Promise.all([
    mapped.has('province') || mapped.has('address') ? api.place.provinces({ lang, limit: 500 }) : null,
    mapped.has('segment') ? api.segment.list({ lang, limit: 500 }) : null,
    mapped.has('park') ? api.place.parks({ lang, limit: 500 }) : null,
  ])
  const byId = (items: readonly { id: string; name: string }[] = []) => Object.fromEntries(items.map(({ id, name }) => [id, name]))
  return { province: byId(provinces?.items), segment: byId(segments?.items), park: byId(parks?.items) }
}

/** The waterfalls of fifty rows would be most of the page; one row is opened at a time. */
function withoutParts(row: ImportRow): ImportRow {
  const bare = (link: ImportRow['company']): ImportRow['company'] =>
    link && { ...link, to: link.to && { ...link.to, parts: [] }, candidates: link.candidates.map((each) => ({ ...each, parts: [] })) }
  return { ...row, company: bare(row.company), site: bare(row.site) }
}

import { stringify } from 'csv-stringify/sync'
import type { Language } from '../domain/vocabulary.ts'
import { LANGUAGES, STAGES, SECTORS, STATUSES, OVERLAYS } from '../domain/vocabulary.ts'
import { listCompanies } from './companies.ts'
import { listGaps } from './chain.ts'
import type { ServiceContext } from './context.ts'
import { getCoverage } from './edition.ts'
import type { Page } from './paging.ts'
import { listParks, listProvinces } from './places.ts'
import { listSegments } from './segments.ts'
import { listSources } from './sources.ts'
import { listInstitutions, listProgrammes } from './support.ts'
import { listHeadlines, listIndustry, listPartners, listTrade } from './trade.ts'

interface Common {
  limit: number
  cursor?: string | undefined
  lang: Language
  q?: string | undefined
}

type Lister = (context: ServiceContext, params: URLSearchParams, common: Common) => Page<object> | Promise<Page<object>>

const pick = <T extends string>(params: URLSearchParams, key: string, allowed: readonly T[]): T | undefined => allowed.find((value) => value === params.get(key))
const text = (params: URLSearchParams, key: string) => params.get(key)?.slice(0, 120) || undefined
const segmentFilters = (params: URLSearchParams) => ({
  stage: pick(params, 'stage', STAGES),
  sector: pick(params, 'sector', SECTORS),
  serves: pick(params, 'serves', SECTORS),
  status: pick(params, 'status', STATUSES),
  overlay: pick(params, 'overlay', OVERLAYS),
})

/** Every list a person can see can be taken home. Same filters as the page. */
const TABLES = {
  segments: (context, params, common) => listSegments(context, { ...common, ...segmentFilters(params), sort: 'chain' }),
  gaps: (context, params, common) => listGaps(context, { ...common, ...segmentFilters(params) }),
  companies: (context, params, common) =>
    listCompanies(context, {
      ...common,
      segment: text(params, 'segment'),
      stage: text(params, 'stage'),
      province: text(params, 'province'),
      park: text(params, 'park'),
      ownership: pick(params, 'ownership', ['domestic', 'foreign_invested', 'joint_venture', 'unknown']),
      home_country: text(params, 'home_country'),
      role: pick(params, 'role', ['maker', 'processor', 'assembler', 'trader', 'service']),
      grade: pick(params, 'grade', ['self_declared', 'press', 'official_list', 'document', 'site_verified']),
      sort: 'name',
    }),
  trade: (context, params, common) => listTrade(context, { ...common, segment: text(params, 'segment'), heading: text(params, 'heading') }),
  partners: (context, params, common) => listPartners(context, { ...common, basket: text(params, 'basket') }),
  headlines: (context, _params, common) => listHeadlines(context, common),
  industry: (context, params, common) => listIndustry(context, { ...common, isic4: text(params, 'isic4') }),
  sources: (context, _params, common) => listSources(context, common),
  provinces: (context, _params, common) => listProvinces(context, common),
  parks: (context, params, common) => listParks(context, { ...common, province: text(params, 'province') }),
  programmes: (context, params, common) => listProgrammes(context, { ...common, segment: text(params, 'segment') }),
  institutions: (context, params, common) => listInstitutions(context, { ...common, segment: text(params, 'segment'), province: text(params, 'province') }),
  coverage: async (context, _params, common) => ({ ...(await getCoverage(context, common)), next_cursor: null }),
} satisfies Record<string, Lister>

export type ExportTable = keyof typeof TABLES

export function isExportTable(name: string): name is ExportTable {
  return Object.hasOwn(TABLES, name)
}

/** The whole list as CSV with a byte-order mark, so that Excel reads Vietnamese; cells that would run as formulas are quoted. */
export async function exportCsv(context: ServiceContext, table: ExportTable, params: URLSearchParams): Promise<string> {
  const lang = pick(params, 'lang', LANGUAGES) ?? 'en'
  const list: Lister = TABLES[table]
  const rows: Record<string, string | number | boolean>[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await list(context, params, { limit: 500, cursor, lang, q: text(params, 'q') })
    rows.push(...page.items.map((item) => flatten(item)))
    if (page.next_cursor === null) break
    cursor = page.next_cursor
  }
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return `\ufeff${stringify(rows, { header: true, columns, escape_formulas: true })}`
}

/** Nested values become dotted columns, lists become "a | b". Missing stays empty beside its reason. */
function flatten(item: object, prefix = ''): Record<string, string | number | boolean> {
  const out: Record<string, string | number | boolean> = {}
  for (const [key, value] of Object.entries(item) as [string, unknown][]) {
    const name = prefix + key
    if (value === null || value === undefined) out[name] = ''
    else if (Array.isArray(value)) out[name] = value.map(listed).join(' | ')
    else if (typeof value === 'object') Object.assign(out, flatten(value, `${name}.`))
    else out[name] = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
  }
  return out
}

function listed(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const named = value as { id?: unknown; name?: unknown; text?: unknown; role?: unknown; value?: unknown }
  return [named.name ?? named.id, named.text, named.role].filter((part) => part !== undefined).join(': ')
}

import { stringify } from 'csv-stringify/sync'
import * as z from 'zod'
import { auditEntry } from './contract/audit.ts'
import { eventChoice, eventMeeting, eventSchedule, interpreter, waitingPair } from './contract/event-meetings.ts'
import { eventParticipant, meetingEvent } from './contract/event-shapes.ts'
import { foundCompany } from './contract/company-list.ts'
import { correction, correctionCase } from './contract/corrections.ts'
import { curationEvent } from './contract/curation.ts'
import { coverage, method } from './contract/edition.ts'
import type { ApiClient } from './contract/index.ts'
import { moderationQueue } from './contract/moderation.ts'
import { bom, bomLine } from './contract/bom.ts'
import { needColumn, needItem, needSummary, needTemplate } from './contract/need.ts'
import { introductionSummary } from './contract/introduction.ts'
import { outcome } from './contract/outcome.ts'
import { gateway, institution, nearbySite, park, placeName, programme, province } from './contract/place.ts'
import { organisation } from './contract/organisation.ts'
import { buyerType } from './contract/qualify.ts'
import { provinceCoverage, qualityFigure, qualityFinding, segmentCoverage } from './contract/quality.ts'
import { reviewTaskSummary } from './contract/review.ts'
import { gap, industryPoint, partnerPoint, segmentSummary } from './contract/segment.ts'
import { source } from './contract/source.ts'
import { headingTrade, headline } from './contract/trade.ts'
import { user } from './contract/user.ts'
import { unknownWord, vocabulary, vocabularyEntry } from './contract/vocabulary.ts'
import { companyNeedRow, listCompanyNeeds, listMatch, listNeedMatches, matchRow } from './match-tables.ts'

interface Table {
  row: z.ZodObject
  /** The route whose list this is. Its contract reads the filters, so that a file never holds other rows than the page. */
  list: (client: ApiClient) => (input: never) => Promise<{ items: object[]; total: number; next_cursor: string | null }>
}

/** Every list a person can see can be taken home. */
const TABLES = {
  segments: { row: segmentSummary, list: (client) => client.segment.list },
  gaps: { row: gap, list: (client) => client.segment.gaps },
  companies: { row: foundCompany, list: (client) => client.company.list },
  trade: { row: headingTrade, list: (client) => client.trade.list },
  partners: { row: partnerPoint, list: (client) => client.trade.partners },
  headlines: { row: headline, list: (client) => client.trade.headlines },
  industry: { row: industryPoint, list: (client) => client.trade.industry },
  sources: { row: source, list: (client) => client.source.list },
  provinces: { row: province, list: (client) => client.place.provinces },
  parks: { row: park, list: (client) => client.place.parks },
  gateways: { row: gateway, list: (client) => client.place.gateways },
  nearby: { row: nearbySite, list: (client) => client.place.nearby },
  'place-names': { row: placeName, list: (client) => client.place.names },
  'buyer-types': { row: buyerType, list: (client) => client.qualify.buyerTypes },
  programmes: { row: programme, list: (client) => client.place.programmes },
  institutions: { row: institution, list: (client) => client.place.institutions },
  coverage: { row: coverage, list: (client) => client.edition.coverage },
  methods: { row: method, list: (client) => client.edition.methods },
  corrections: { row: correction, list: (client) => client.correction.list },
  vocabularies: { row: vocabulary, list: (client) => client.vocabulary.list },
  'vocabulary-entries': { row: vocabularyEntry, list: (client) => client.vocabulary.entries },
  'quality-figures': { row: qualityFigure, list: (client) => client.quality.figures },
  'quality-segments': { row: segmentCoverage, list: (client) => client.quality.segments },
  'quality-provinces': { row: provinceCoverage, list: (client) => client.quality.provinces },
  'quality-findings': { row: qualityFinding, list: (client) => client.quality.findings },
  outcomes: { row: outcome, list: (client) => client.outcome.list },
  introductions: { row: introductionSummary, list: (client) => client.introduction.list },
  'stalled-introductions': { row: introductionSummary, list: (client) => client.introduction.stalled },
  'outcomes-live': { row: outcome, list: (client) => client.outcome.live },
  status: {
    row: moderationQueue,
    list: (client) => async (input) => {
      const { queues } = await client.moderation.status(input)
      return { items: queues, total: queues.length, next_cursor: null }
    },
  },
  events: { row: meetingEvent, list: (client) => client.event.list },
  // For those who organise an event, and for participants what is theirs.
  'event-participants': { row: eventParticipant, list: (client) => client.event.participants },
  'event-preferences': { row: eventChoice, list: (client) => client.event.choices },
  'event-interpreters': { row: interpreter, list: (client) => client.event.interpreters },
  'event-schedules': { row: eventSchedule, list: (client) => client.event.schedules },
  'event-meetings': { row: eventMeeting, list: (client) => client.event.meetings },
  'event-waiting': { row: waitingPair, list: (client) => client.event.waiting },
  needs: { row: needItem, list: (client) => client.need.list },
  'need-templates': { row: needTemplate, list: (client) => client.need.templates },
  'need-columns': { row: needColumn, list: (client) => client.need.columns },
  'need-summary': { row: needSummary, list: (client) => client.need.summary },
  // `requirement` comes with the address, as JSON.
  match: { row: matchRow, list: listMatch },
  // For those whose they are: `need_id`, `bom_id` or `id` of a company comes with the address.
  'need-matches': { row: matchRow, list: listNeedMatches },
  'company-needs': { row: companyNeedRow, list: listCompanyNeeds },
  'bom-lines': { row: bomLine, list: (client) => client.bom.lines },
  boms: { row: bom, list: (client) => client.bom.list },
  // For staff: their routes ask who it is.
  audit: { row: auditEntry, list: (client) => client.audit.list },
  organisations: { row: organisation, list: (client) => client.organisation.list },
  users: { row: user, list: (client) => client.user.list },
  'curation-events': { row: curationEvent, list: (client) => client.curation.events },
  'correction-cases': { row: correctionCase, list: (client) => client.correction.cases },
  'unknown-words': { row: unknownWord, list: (client) => client.vocabulary.words },
  'review-tasks': { row: reviewTaskSummary, list: (client) => client.review.list },
} satisfies Record<string, Table>

type ExportTable = keyof typeof TABLES

export const EXPORT_TABLES = Object.keys(TABLES) as ExportTable[]

export function isExportTable(name: string): name is ExportTable {
  return Object.hasOwn(TABLES, name)
}

const PAGE = 500

export type ExportCell = string | number | boolean

/** A list as a file has it. */
export interface ExportRows {
  columns: string[]
  records: ExportCell[][]
  /** More than `records` where the file has room for no more. */
  total: number
}

/** The whole list, or its first rows. Filters are those of the route; a wrong one throws as there. */
export async function readList(
  client: ApiClient,
  table: ExportTable,
  params: URLSearchParams,
  most = Number.POSITIVE_INFINITY,
): Promise<ExportRows> {
  const { row, list }: Table = TABLES[table]
  return readPages(list(client), columnsOf(row), filtersOf(params), most)
}

/** A form sends its empty fields too; those are no filters. */
function filtersOf(params: URLSearchParams): object {
  return Object.fromEntries(
    [...new Set(params.keys())].flatMap((name) => {
      const values = params.getAll(name).filter((value) => value !== '')
      return values.length === 0 ? [] : [[name, values.length === 1 ? values[0] : values]]
    }),
  )
}

export async function readPages(
  list: ReturnType<Table['list']>,
  columns: string[],
  filters: object,
  most = Number.POSITIVE_INFINITY,
): Promise<ExportRows> {
  const records: ExportCell[][] = []
  for (let cursor: string | undefined; ;) {
    const page = await list({ ...filters, limit: Math.min(PAGE, most - records.length), cursor } as never)
    records.push(...page.items.map((item) => columns.map((column) => cell(valueAt(item, column)))))
    if (page.next_cursor === null || records.length >= most) return { columns, records, total: page.total }
    cursor = page.next_cursor
  }
}

/** With a byte-order mark, so that Excel reads Vietnamese. */
export function csvFile({ columns, records }: Pick<ExportRows, 'columns' | 'records'>): string {
  return `\ufeff${csvText([columns, ...records])}`
}

/** A text that begins with = + - @ would run as a formula when a spreadsheet opens the file: an apostrophe keeps it text. */
export function csvText(rows: readonly (string | number | boolean)[][]): string {
  return stringify([...rows], { escape_formulas: true, cast: { boolean: String } })
}

/** Dotted for what is nested; from the contract, so that an empty list has its header and no column comes and goes with the rows. */
export function columnsOf(schema: z.ZodType, path = ''): string[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return columnsOf(schema.unwrap() as z.ZodType, path)
  if (!(schema instanceof z.ZodObject)) return [path]
  return Object.entries(schema.shape).flatMap(([key, inner]) => columnsOf(inner as z.ZodType, path === '' ? key : `${path}.${key}`))
}

function valueAt(item: object, column: string): unknown {
  return column
    .split('.')
    .reduce<unknown>((value, key) => (value === null || value === undefined ? value : (value as Record<string, unknown>)[key]), item)
}

/** Missing stays empty beside its reason; lists become "a | b". */
function cell(value: unknown): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(listed).join(' | ')
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : ''
}

/** One part of a list: a word, or the name of a thing with what else tells it from others. */
function listed(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const { name, id, text, role, state, expires_on } = value as Partial<
    Record<'name' | 'id' | 'text' | 'role' | 'state' | 'expires_on', string | null>
  >
  return [name ?? id, text, role, state, expires_on].filter((part) => part !== undefined && part !== null).join(': ')
}

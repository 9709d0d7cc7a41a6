import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { resolveEditionFolder } from '../../src/edition/folder.ts'
import type { RelatednessFrame } from '../../src/matching/relatedness/frame.ts'

/** Who makes what, with everything that is known of the segments without looking at who makes them. */
export interface World extends Omit<RelatednessFrame, 'production'> {
  readonly name: string
  /** Firm → what it makes. */
  readonly made: ReadonlyMap<string, readonly string[]>
  /** Firm → foreign, domestic …; empty where it is not known. */
  readonly ownership: ReadonlyMap<string, string>
  /** Baselines of size: employees of a firm, trade of a segment (US$). */
  readonly firmSize: ReadonlyMap<string, number>
  readonly segmentSize: ReadonlyMap<string, number>
}

type Row = Record<string, string>

function tableOf(folder: string) {
  return (name: string) => parse(readFileSync(join(folder, `${name}.csv`)), { columns: true }) as Row[]
}

/** An edition's own firms; trade is not production, closed and planned firms do not count: as the platform counts. */
export function editionWorld(edition: string): World {
  const table = tableOf(resolveEditionFolder(edition))
  const companies = new Map(table('company').map((row) => [row['company_id'] ?? '', row]))
  const stands = (id: string) => !['closed', 'planned'].includes(companies.get(id)?.['status'] ?? 'closed')
  const codes = table('segment_code').filter((row) => row['system'] === 'hs2022')
  return {
    name: edition,
    segments: table('segment').map((row) => ({
      segment_id: row['segment_id'] ?? '',
      family_id: row['family_id'] ?? '',
      stage_id: row['stage_id'] ?? '',
      sector_id: row['sector_id'] === 'shared' ? null : (row['sector_id'] ?? null),
    })),
    codes: codes.map((row) => ({ segment_id: row['segment_id'] ?? '', code: row['code'] ?? '' })),
    links: table('segment_input').map((row) => ({
      input_segment_id: row['input_segment_id'] ?? '',
      output_segment_id: row['output_segment_id'] ?? '',
      essential: row['essential'] === 'true',
    })),
    processes: table('process_segment').map((row) => ({
      process_id: row['process_id'] ?? '',
      segment_id: row['segment_id'] ?? '',
      relation: row['relation'] === 'defines' ? ('defines' as const) : ('uses' as const),
    })),
    made: setsOf(
      table('company_segment')
        .filter((row) => row['role'] !== 'trader' && stands(row['company_id'] ?? ''))
        .map((row) => [row['company_id'] ?? '', row['segment_id'] ?? '']),
    ),
    ownership: new Map([...companies].map(([id, row]) => [id, row['ownership'] ?? ''])),
    firmSize: largest(
      table('company_fact')
        .filter((row) => row['property'] === 'employees')
        .map((row) => [row['company_id'] ?? '', Number(row['value'])]),
    ),
    segmentSize: segmentTrade(codes, table('heading_trade')),
  }
}

/**
 * The ETO chip supply chain (CSET, Georgetown; CC BY-NC 4.0), from a folder of the user's own: measured on, never shipped. Its tree of
 * kinds is read as an HS code is: two digits for the tool, two more for each kind of it. The tool itself is the family; a kind goes
 * where the tool goes, and its stage is that of the process there.
 */
export function etoWorld(folder: string): World {
  const table = tableOf(folder)
  const sequence = table('sequence')
  const organisations = new Set(
    table('providers')
      .filter((row) => row['provider_type'] === 'organization')
      .map((row) => row['provider_id']),
  )
  const made = setsOf(
    table('provision')
      .filter((row) => organisations.has(row['provider_id']))
      .map((row) => [row['provider_id'] ?? '', row['provided_id'] ?? '']),
  )
  const provided = new Set([...made.values()].flat())
  const kindOf = new Map(sequence.filter((row) => row['is_type_of_id']).map((row) => [row['input_id'] ?? '', row['is_type_of_id'] ?? '']))
  const into = new Map(sequence.filter((row) => row['goes_into_id']).map((row) => [row['input_id'] ?? '', row['goes_into_id'] ?? '']))
  const inputs = new Map(table('inputs').map((row) => [row['input_id'] ?? '', row]))
  const path = (id: string): string[] => (kindOf.has(id) ? [...path(kindOf.get(id) ?? ''), id] : [id])
  const root = (id: string) => path(id)[0] ?? id
  const digits = new Map([...inputs.keys()].toSorted().map((id, index) => [id, index.toString(36).padStart(2, '0')]))
  const stage = (id: string) => inputs.get(id)?.['stage_id'] || inputs.get(into.get(root(id)) ?? '')?.['stage_id'] || null
  return {
    name: 'ETO chips',
    segments: [...provided].toSorted().map((id) => ({
      segment_id: id,
      family_id: root(id),
      stage_id: stage(id),
      sector_id: inputs.get(id)?.['type'] ?? null,
    })),
    codes: [...provided].map((id) => ({
      segment_id: id,
      code: path(id)
        .map((kind) => digits.get(kind) ?? '')
        .join(''),
    })),
    links: [...provided].flatMap((id) =>
      sequence
        .filter((row) => row['goes_into_id'] && row['input_id'] === root(id))
        .map((row) => ({ input_segment_id: id, output_segment_id: row['goes_into_id'] ?? '', essential: true })),
    ),
    processes: [],
    made,
    ownership: new Map(),
    firmSize: new Map(),
    segmentSize: new Map(),
  }
}

function setsOf(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const sets = new Map<string, Set<string>>()
  for (const [firm, segment] of pairs) sets.set(firm, (sets.get(firm) ?? new Set()).add(segment))
  return new Map([...sets].map(([firm, set]) => [firm, [...set].toSorted()] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function largest(pairs: readonly (readonly [string, number])[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const [key, value] of pairs) if (value > (out.get(key) ?? 0)) out.set(key, value)
  return out
}

/** Exports and imports of its headings in the last year each is known for, whole headings. */
function segmentTrade(codes: readonly Row[], trade: readonly Row[]): Map<string, number> {
  const last = new Map<string, Row>()
  for (const row of trade) {
    const key = `${row['hs1992_heading']} ${row['flow']}`
    if (row['value_usd'] && row['vintage'] === 'atlas_v18' && (row['year'] ?? '') > (last.get(key)?.['year'] ?? '')) last.set(key, row)
  }
  const ofHeading = (heading: string) =>
    ['export', 'import'].reduce((sum, flow) => sum + Number(last.get(`${heading} ${flow}`)?.['value_usd'] ?? 0), 0)
  const headings = Map.groupBy(codes, (row) => row['segment_id'] ?? '')
  return new Map(
    [...headings].map(([id, rows]) => {
      const own = new Set(rows.map((row) => row['hs1992_heading'] ?? ''))
      return [id, [...own].reduce((sum, heading) => sum + ofHeading(heading), 0)]
    }),
  )
}

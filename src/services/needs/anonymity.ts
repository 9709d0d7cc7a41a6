import { possibleBuyerRows } from '../../db/queries/possible-buyers.ts'
import {
  type AnonymityFrame,
  type CoarseNeed,
  countGroups,
  type PossibleBuyer,
  possibleBuyers,
  showAnonymously,
  type ShownNeed,
} from '../../domain/need-anonymity.ts'
import type { Requirement } from '../../domain/requirement.ts'
import { convertAmount, type UnitEntry } from '../../vocabulary/units.ts'
import type { Atlas } from '../atlas.ts'
import type { ServiceContext } from '../context.ts'
import { matchKnowledge, type MatchKnowledge } from '../matching/knowledge.ts'
import { idsAsked, type Wanted } from './wanted.ts'

type Context = Pick<ServiceContext, 'db' | 'atlas'>

/** More companies would only make it finer: who counts fewer than there are shows less than could be shown. */
const MOST_COMPANIES = 20_000

const frames = new WeakMap<Atlas, Promise<AnonymityFrame>>()

/** The public directory as somebody would use it who guesses whose need it is. Once a read model. */
export function anonymityFrame(context: Context): Promise<AnonymityFrame> {
  const known = frames.get(context.atlas)
  if (known !== undefined) return known
  const made = makeFrame(context)
  frames.set(context.atlas, made)
  made.catch(() => frames.delete(context.atlas))
  return made
}

async function makeFrame(context: Context): Promise<AnonymityFrame> {
  const { db, atlas } = context
  const [rows, knowledge] = await Promise.all([possibleBuyerRows(db, MOST_COMPANIES), matchKnowledge(context)])
  const by = <T extends { company_id: string }>(list: readonly T[]) => Map.groupBy(list, (row) => row.company_id)
  const [made, sites, certificates] = [by(rows.made), by(rows.sites), by(rows.certificates)]
  return {
    buyers: rows.companies.map((row): PossibleBuyer => {
      const own = (made.get(row.company_id) ?? []).map(({ segment_id }) => segment_id)
      const inputs = own.flatMap((id) => (atlas.inputs.get(id) ?? []).map((link) => link.input_segment_id))
      return {
        group: row.group_name ?? row.company_id,
        home_country: row.home_country,
        wants: new Set([...own, ...inputs]),
        provinces: new Set((sites.get(row.company_id) ?? []).flatMap(({ province_id }) => province_id ?? [])),
        certificates: new Set((certificates.get(row.company_id) ?? []).flatMap(({ term_id }) => term_id ?? [])),
      }
    }),
    segments: new Map(atlas.ordered.map((row) => [row.segment_id, { family: row.family_id, sector: row.sector_id }])),
    regions: new Map(knowledge.places.provinces.map((row) => [row.province_id, row.region_id])),
    processes: new Map(
      atlas.ordered.map(({ segment_id: id }) => [id, new Set([...(knowledge.defines.get(id) ?? []), ...(knowledge.uses.get(id) ?? [])])]),
    ),
  }
}

/** How it can be shown, and how many groups of companies it could be of then. `earlier`: how it was shown before. */
export async function showNeed(
  context: Context,
  need: Pick<Wanted, 'requirement' | 'segments' | 'province_id' | 'deadline'>,
  earlier: readonly ShownNeed[] = [],
): Promise<{ shown: ShownNeed | undefined; candidates: number }> {
  const frame = await anonymityFrame(context)
  const shown = showAnonymously(coarseOf(need, await matchKnowledge(context)), earlier, frame)
  return { shown, candidates: shown === undefined ? 0 : countGroups(possibleBuyers([...earlier, shown], frame)) }
}

export async function countCandidates(context: Context, shown: ShownNeed): Promise<number> {
  return countGroups(possibleBuyers([shown], await anonymityFrame(context)))
}

const edition = new WeakMap<Atlas, Map<string, Promise<ShownNeed | undefined>>>()

/** Anonymous rows of the edition are coarsened like posted ones. */
export async function showEditionNeed(context: Context, need: Wanted): Promise<Wanted> {
  if (need.visibility !== 'anonymous') return need
  const known = edition.get(context.atlas) ?? new Map<string, Promise<ShownNeed | undefined>>()
  edition.set(context.atlas, known)
  const shown = known.get(need.need_id) ?? showNeed(context, need).then((found) => found.shown)
  known.set(need.need_id, shown)
  return { ...need, shown: (await shown) ?? null }
}

function coarseOf(
  { requirement, segments, province_id, deadline }: Pick<Wanted, 'requirement' | 'segments' | 'province_id' | 'deadline'>,
  knowledge: MatchKnowledge,
): CoarseNeed {
  const volume = ordinaryVolume(requirement.volume, knowledge)
  return {
    segments,
    provinces: [...new Set([...(province_id === null ? [] : [province_id]), ...provincesAsked(requirement, knowledge)])],
    amount: volume?.amount ?? null,
    unit: volume?.unit ?? null,
    gates: requirement.gates,
    wants: requirement.wants,
    deadline,
  }
}

/** Provinces of today that the requirement names, or in which the places it names lie. */
export function provincesAsked(requirement: Requirement, { places }: MatchKnowledge): string[] {
  const today = (id: string) =>
    places.provinces.some((row) => row.province_id === id)
      ? [id]
      : places.former.flatMap((row) => (row.former_province_id === id ? [row.province_id] : []))
  const ofPark = (id: string) => places.parks.flatMap((row) => (row.park_id === id ? [row.province_id] : []))
  const ofGateway = (id: string) =>
    places.gateways.flatMap((row) => (row.gateway_id === id && row.province_id !== null ? [row.province_id] : []))
  return [
    ...idsAsked(requirement, 'province').flatMap(today),
    ...idsAsked(requirement, 'park').flatMap(ofPark),
    ...idsAsked(requirement, 'near').flatMap((near) => {
      const [kind, id = ''] = near.split(':')
      return kind === 'province' ? today(id) : kind === 'park' ? ofPark(id) : kind === 'gateway' ? ofGateway(id) : []
    }),
  ]
}

/** One unit for each dimension: in which of them somebody counts may tell where they are from. */
const ORDINARY = ['pcs', 'set', 'm', 'm2', 'm3', 'kg', 'kwh', 'kw', 'persons'] as const
const A_YEAR = { day: 365, week: 52, month: 12, year: 1 } as const

function ordinaryVolume(volume: Requirement['volume'], { vocabularies }: MatchKnowledge): { amount: number; unit: string } | undefined {
  if (volume?.unit === undefined) return undefined
  const units = new Map(
    vocabularies.unit.rows.map((row): [string, UnitEntry] => [
      row.entry_id,
      { unit_id: row.entry_id, dimension: String(row['dimension']), factor: Number(row['factor']) },
    ]),
  )
  for (const unit of ORDINARY) {
    const amount = convertAmount(units, volume.amount * A_YEAR[volume.per ?? 'year'], volume.unit, unit)
    if (amount !== undefined) return { amount, unit }
  }
  return undefined
}

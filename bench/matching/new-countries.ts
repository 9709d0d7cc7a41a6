import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { dedupe } from '../../src/linkage/dedupe.ts'
import { prepareParty } from '../../src/linkage/party.ts'
import { countCoProduction, type RelatednessFrame } from '../../src/matching/relatedness/frame.ts'
import { coProduction } from '../../src/matching/relatedness/parts.ts'
import { relatedness, relatednessOfFirm } from '../../src/matching/relatedness/relatedness.ts'
import { readEditionGazetteer } from '../../src/services/linkage/edition-gazetteer.ts'

/** The suppliers of one year's list: where each has plants, and how many. */
interface YearList {
  readonly year: number
  readonly countries: ReadonlyMap<number, ReadonlySet<string>>
  readonly sites: ReadonlyMap<number, number>
}

export interface Entry {
  readonly year: number
  readonly candidates: readonly number[]
  readonly target: number
  readonly scores: Readonly<Record<string, readonly number[]>>
}

type Row = { year: string; supplier_name: string; country_area: string; country: string }

export interface SupplierLists {
  readonly lists: readonly YearList[]
  readonly areaOf: ReadonlyMap<string, string>
}

/**
 * Yearly lists of sites (year, supplier_name, country_area, country). A supplier that changes the spelling of its name is put together
 * by the platform's own record linkage; a name says nothing of where its plants will be.
 */
export function readSupplierLists(path: string): SupplierLists {
  const rows = parse(readFileSync(path), { columns: true }) as Row[]
  const names = [...new Set(rows.map((row) => row.supplier_name))].toSorted()
  const gazetteer = readEditionGazetteer('vietnam-electronics')
  const parties = names.map((name, index) => prepareParty({ id: String(index), names: [name] }, gazetteer))
  const { cluster_of } = dedupe(parties, 'company')
  const firmOf = new Map(names.map((name, index) => [name, cluster_of[index] ?? index]))
  const lists = [...Map.groupBy(rows, (row) => Number(row.year))].map(([year, own]) => {
    const byFirm = Map.groupBy(own, (row) => firmOf.get(row.supplier_name) ?? -1)
    return {
      year,
      countries: new Map([...byFirm].map(([firm, list]) => [firm, new Set(list.map((row) => row.country))])),
      sites: new Map([...byFirm].map(([firm, list]) => [firm, list.length])),
    }
  })
  return { lists: lists.toSorted((a, b) => a.year - b.year), areaOf: new Map(rows.map((row) => [row.country, row.country_area])) }
}

/**
 * Time split. From the list of one year and those before it: which suppliers that were never listed in `country` are listed there in one
 * of the next `horizon` lists? Countries stand in the place of segments: φ is over suppliers with plants in both, the family is the
 * list's own area. Nothing is tuned here; weights are those shipped.
 */
export function entriesInto(country: string, { lists, areaOf }: SupplierLists, horizon: number): Entry[] {
  return lists.slice(0, -1).flatMap((now, index) => {
    const before = lists.slice(0, index + 1)
    const later = lists.slice(index + 1, index + 1 + horizon)
    const known = (firm: number) => before.some(({ countries }) => countries.get(firm)?.has(country))
    const candidates = [...now.countries.keys()].filter((firm) => !known(firm)).toSorted((a, b) => a - b)
    const isEntering = (firm: number) => later.some(({ countries }) => countries.get(firm)?.has(country))
    const scores = supplierScores(now, country, candidates, areaOf)
    return candidates.flatMap((firm, target) => (isEntering(firm) ? [{ year: now.year, candidates, target, scores }] : []))
  })
}

/** Others that enter at the same time are no wrong answers: the comparison leaves them out. */
export function isCompared(entries: readonly Entry[]): (entry: Entry) => (candidate: number) => boolean {
  const entering = new Map(
    [...Map.groupBy(entries, (entry) => entry.year)].map(([year, own]) => [year, new Set(own.map(({ target }) => target))]),
  )
  return (entry) => (candidate) => !entering.get(entry.year)?.has(candidate)
}

function supplierScores(
  { countries, sites }: YearList,
  country: string,
  candidates: readonly number[],
  areaOf: ReadonlyMap<string, string>,
) {
  const rows = [...countries].flatMap(([firm, list]) => [...list].map((segment_id) => ({ company_id: String(firm), segment_id })))
  const production = countCoProduction(rows)
  const places = new Set([...rows.map(({ segment_id }) => segment_id), country])
  const frame: RelatednessFrame = {
    segments: [...places].map((segment_id) => ({ segment_id, family_id: areaOf.get(segment_id) ?? null, stage_id: null, sector_id: null })),
    codes: [],
    links: [],
    processes: [],
    production,
  }
  const related = relatedness(frame)
  const phi = coProduction({ production }, 0)
  const { makers } = production
  const cosine = (own: string) =>
    (phi(own, country) * Math.max(makers.get(own) ?? 0, makers.get(country) ?? 0)) /
    Math.sqrt((makers.get(own) || 1) * (makers.get(country) || 1))
  const each = (score: (firm: number, own: readonly string[]) => number) =>
    candidates.map((firm) => score(firm, [...(countries.get(firm) ?? [])]))
  const sum = (own: readonly string[], value: (id: string) => number) => own.reduce((total, id) => total + value(id), 0)
  return {
    popularity: each((_, own) => own.length),
    size: each((firm) => sites.get(firm) ?? 0),
    proximity: each((_, own) => sum(own, (id) => phi(id, country))),
    'item-kNN': each((_, own) => sum(own, cosine)),
    taxonomy: each((_, own) => sum(own, (id) => (areaOf.get(id) === areaOf.get(country) ? 1 : 0))),
    relatedness: each((_, own) => relatednessOfFirm(related, own, country)),
  }
}

import { type Asked, findAll, type WholeRow } from '../../db/queries/search.ts'
import { countInRows, countMasks, countSingles, singlesOf } from '../../db/queries/search-counts.ts'
import {
  addCounts,
  COUNTED,
  type Counted,
  countedValues,
  type Counts,
  isOf,
  PLACE_DIMENSIONS,
  rowKind,
  rowMates,
  type Years,
} from '../../search/facets.ts'
import { isFiltered } from '../../search/question.ts'
import type { ServiceContext } from '../context.ts'
import { askedOf, type Asking, yearsAgo } from './asked.ts'
import { kept } from './kept.ts'

export interface CountedCompanies {
  readonly total: number
  readonly facets: Readonly<Record<Counted, Counts>>
}

/**
 * Companies by value of every dimension, under the filters of the others, and how many there are in all. `few`: all that is found,
 * where that is few. What passes the filters is counted by the database and kept from one question to the next; what is found by
 * its name beside that is few and counted here, by what is given, for less is asked of it.
 */
export async function countCompanies(context: ServiceContext, asking: Asking, few: readonly WholeRow[] | null): Promise<CountedCompanies> {
  const { given, all } = asking.question
  const { decoder } = asking.words
  const years: Years = [yearsAgo(asking.today, 1), yearsAgo(asking.today, 2)]
  const named = await foundByName(context, asking)
  const facets = {} as Record<Counted, Counts>
  const unfiltered = askedOf(asking, null).asked
  for (const dimension of COUNTED) {
    const own = isFiltered(all, dimension)
    if (few !== null && !own) {
      const counts: Counts = new Map()
      for (const row of few) addCounts(counts, countedValues(row, dimension, row.flags[0] === true ? given : all, years, decoder), 1)
      facets[dimension] = counts
      continue
    }
    const asked = own ? askedOf(asking, dimension).asked : unfiltered
    const counts = new Map(await passing(context, asking, asked, dimension, years))
    for (const { row, passes } of named(asked)) {
      addCounts(counts, countedValues(row, dimension, given, years, decoder), 1)
      if (passes) addCounts(counts, countedValues(row, dimension, all, years, decoder), -1)
    }
    facets[dimension] = new Map([...counts].filter(([, count]) => count > 0))
  }
  return { total: few?.length ?? (await totalOf(context, asking, named, years)), facets }
}

/** Found by the filters, name or no name. */
function filtersOf(asked: Asked): Asked {
  return { ...asked, branches: asked.branches.slice(0, 1) }
}

async function passing(
  context: ServiceContext,
  { question, words, state }: Asking,
  asked: Asked,
  dimension: Counted,
  years: Years,
): Promise<Counts> {
  const { db } = context
  const only = filtersOf(asked)
  const key = (look: string) => JSON.stringify([look, only])
  if (dimension === 'has' || dimension === 'lacks' || dimension === 'freshness')
    return (await kept(context, state, key('masks'), () => countMasks(db, only, years)))[dimension]
  const mates = rowMates(dimension).filter((mate) => question.all[mate] !== undefined)
  const inCircle = isOf(dimension, PLACE_DIMENSIONS) && only.branches.some(({ within }) => within !== null)
  if (mates.length > 0 || inCircle) {
    const filters = Object.fromEntries(mates.map((mate) => [mate, question.all[mate]]))
    // Dimensions of one kind whose rows must pass the same are counted in one look.
    const kind = rowKind(dimension).filter((other) => !mates.some((mate) => mate === other))
    const inRows = await kept(context, state, JSON.stringify([kind, filters, only]), () => countInRows(db, only, kind, filters))
    return inRows.get(dimension) ?? new Map<string, number>()
  }
  return singlesOf(await kept(context, state, key('singles'), () => countSingles(db, only)), dimension, words.decoder)
}

interface Named {
  readonly row: WholeRow
  /** The filters too, not only by its name. */
  readonly passes: boolean
}

/** What is found by its name, in one look for each set of given filters, with what of it passes which filters. */
async function foundByName({ db }: ServiceContext, asking: Asking): Promise<(asked: Asked) => readonly Named[]> {
  const looks = new Map<string, { asked: Asked; filters: Asked[] }>()
  for (const left of [null, ...COUNTED.filter((dimension) => isFiltered(asking.question.all, dimension))]) {
    const { asked } = askedOf(asking, left)
    const [, second] = asked.branches
    if (second === undefined) return () => []
    const only = { ...asked, branches: [second] }
    const look = looks.get(JSON.stringify(only)) ?? { asked: only, filters: [] }
    look.filters.push(filtersOf(asked))
    looks.set(JSON.stringify(only), look)
  }
  const found = new Map<string, Named[]>()
  for (const { asked, filters } of looks.values()) {
    const rows = await findAll(db, asked, filters, [], null)
    for (const [i, one] of filters.entries())
      found.set(
        JSON.stringify([asked, one]),
        rows.map((row) => ({ row, passes: row.flags[i] === true })),
      )
  }
  return (asked) => found.get(JSON.stringify([{ ...asked, branches: asked.branches.slice(1) }, filtersOf(asked)])) ?? []
}

/** What `peek` finds the number of companies under that pass the filters. */
export function masksKey(asked: Asked): string {
  return JSON.stringify(['masks', filtersOf(asked)])
}

async function totalOf(context: ServiceContext, asking: Asking, named: (asked: Asked) => readonly Named[], years: Years): Promise<number> {
  const { asked } = askedOf(asking, null)
  const only = filtersOf(asked)
  const { total } = await kept(context, asking.state, masksKey(asked), () => countMasks(context.db, only, years))
  return total + named(asked).filter(({ passes }) => !passes).length
}

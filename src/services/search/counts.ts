import { type Asked, findAll, type WholeRow } from '../../db/queries/search.ts'
import { countInRows, countMasks, countSingles, singlesOf } from '../../db/queries/search-counts.ts'
import { addCounts, COUNTED, type Counted, countedValues, type Counts, isOf, PLACE_DIMENSIONS, rowMates, type Years } from '../../search/facets.ts'
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
  const years: Years = [yearsAgo(asking.today, 1), yearsAgo(asking.today, 2)]
  const named = new Map<string, readonly WholeRow[]>()
  const facets = {} as Record<Counted, Counts>
  for (const dimension of COUNTED) {
    const own = isFiltered(all, dimension)
    if (few !== null && !own) {
      const counts: Counts = new Map()
      for (const row of few) addCounts(counts, countedValues(row, dimension, row.flagged ? given : all, years), 1)
      facets[dimension] = counts
      continue
    }
    const { asked } = askedOf(asking, own ? dimension : null)
    const counts = new Map(await passing(context, asking, asked, dimension, years))
    for (const row of await byName(context, asked, named)) {
      addCounts(counts, countedValues(row, dimension, given, years), 1)
      if (row.flagged) addCounts(counts, countedValues(row, dimension, all, years), -1)
    }
    facets[dimension] = new Map([...counts].filter(([, count]) => count > 0))
  }
  return { total: few?.length ?? (await totalOf(context, asking, named, years)), facets }
}

/** Found by the filters, name or no name. */
function filtersOf(asked: Asked): Asked {
  return { ...asked, branches: asked.branches.slice(0, 1) }
}

async function passing(context: ServiceContext, { question, today }: Asking, asked: Asked, dimension: Counted, years: Years): Promise<Counts> {
  const { db } = context
  const only = filtersOf(asked)
  const key = (look: string) => JSON.stringify([look, only])
  if (dimension === 'has' || dimension === 'lacks' || dimension === 'freshness') return (await kept(context, today, key('masks'), () => countMasks(db, only, years)))[dimension]
  const mates = rowMates(dimension).filter((mate) => question.all[mate] !== undefined)
  const inCircle = isOf(dimension, PLACE_DIMENSIONS) && only.branches.some(({ within }) => within !== null)
  if (mates.length > 0 || inCircle) {
    const filters = Object.fromEntries(mates.map((mate) => [mate, question.all[mate]]))
    return kept(context, today, JSON.stringify([dimension, filters, only]), () => countInRows(db, only, dimension, filters))
  }
  return singlesOf(await kept(context, today, key('singles'), () => countSingles(db, only)), dimension)
}

/** Those of the second branch; flagged are those that pass the filters too. */
async function byName({ db }: ServiceContext, asked: Asked, known: Map<string, readonly WholeRow[]>): Promise<readonly WholeRow[]> {
  const [, second] = asked.branches
  if (second === undefined) return []
  const key = JSON.stringify(asked)
  const rows = known.get(key) ?? (await findAll(db, { ...asked, branches: [second] }, filtersOf(asked), [], null))
  known.set(key, rows)
  return rows
}

async function totalOf(context: ServiceContext, asking: Asking, named: Map<string, readonly WholeRow[]>, years: Years): Promise<number> {
  const { asked } = askedOf(asking, null)
  const only = filtersOf(asked)
  const { total } = await kept(context, asking.today, JSON.stringify(['masks', only]), () => countMasks(context.db, only, years))
  return total + (await byName(context, asked, named)).filter(({ flagged }) => !flagged).length
}

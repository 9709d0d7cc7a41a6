import { type Asked, type Branch, type CountedSet, countedBytesOf, type WholeRow } from '../../db/queries/search.ts'
import { readPairs } from '../../db/queries/search-counts.ts'
import { sumOf, type Tally, tallyOf, type Years } from '../../search/counted.ts'
import { COUNTED, type Counted, type Counts, FACET_MARKS, type Marked } from '../../search/facets.ts'
import { codeOf } from '../../search/facet-codes.ts'
import { EVERY, tallyOfPairs } from '../../search/pair-counts.ts'
import { type Filters, isFiltered, without } from '../../search/question.ts'
import type { ServiceContext } from '../context.ts'
import { askedOf, type Asking, yearsAgo } from './asked.ts'
import { keep, peek } from './kept.ts'

export interface CountedCompanies {
  readonly total: number
  readonly facets: Readonly<Record<Counted, Counts>>
}

/**
 * Companies by value of every dimension, under the filters of the others, and how many there are in all. `few`: all that is found,
 * where that is few; else what is found is counted once for all dimensions that no filter asks, and once more for each that one does.
 */
export async function countCompanies(context: ServiceContext, asking: Asking, few: readonly WholeRow[] | null): Promise<CountedCompanies> {
  const filtered = COUNTED.filter((dimension) => isFiltered(asking.question.all, dimension))
  const all = few === null ? null : tallyOfFew(asking, few)
  const looks = await talliesOf(
    context,
    asking,
    [...(all === null ? [null] : []), ...filtered].map((left) => partsOf(asking, left)),
  )
  const main = all ?? looks.shift()
  const facets = { ...main?.facets } as Record<Counted, Counts>
  for (const [i, dimension] of filtered.entries()) facets[dimension] = looks[i]?.facets[dimension] ?? new Map()
  return { total: main?.total ?? 0, facets }
}

/** How many there are at least, if that is known without a look. */
export async function knownTotal(context: ServiceContext, asking: Asking): Promise<number> {
  const { question, words, state } = asking
  const { asked } = askedOf(asking, null)
  const [first] = asked.branches
  const known = peek(context, state, keyOf({ conditions: [onlyBranch(asked, first)], filters: question.all }))
  if (known !== undefined) return known.total
  const values = asksNoMore(asking, asked) ? singleValues(question.all) : null
  if (values === null || values.length > 2) return 0
  const [one, other] = values
  if (one === undefined) return (await pairsOf(context, asking, EVERY))?.total ?? 0
  const code = codeOf(words.codes, `${FACET_MARKS[one.dimension]}${one.value}`)
  const pairs = code === undefined ? undefined : await pairsOf(context, asking, code)
  return (other === undefined ? pairs?.total : pairs?.facets[other.dimension].get(other.value)) ?? 0
}

function tallyOfFew(asking: Asking, few: readonly WholeRow[]): Tally {
  const { given, all } = asking.question
  const [first, second] = askedOf(asking, null).asked.branches
  const parts = few.map(({ counted, named }) => ({
    bytes: counted,
    filters: named ? given : all,
    inCircle: (named ? second : first)?.within != null,
  }))
  return tallyOf(parts, asking.words.codes, yearsOf(asking))
}

/** Companies that are counted by their rows, as these pass the filters of their kind. */
interface Part extends CountedSet {
  /** By the filters alone, not by its name. */
  readonly isMain: boolean
  readonly sign: 1 | -1
  readonly filters: Filters
}

/** Those that pass the filters; and those found by name, by what is given alone, in place of what they were counted with before. */
function partsOf(asking: Asking, left: Counted | null): Part[] {
  const { asked } = askedOf(asking, left)
  const [first, second] = asked.branches
  const [all, given] = [without(asking.question.all, left), without(asking.question.given, left)]
  const main: Part = { isMain: true, sign: 1, conditions: [onlyBranch(asked, first)], branch: first, filters: all }
  if (second === undefined) return [main]
  const byName = onlyBranch(asked, second)
  return [
    main,
    { isMain: false, sign: 1, conditions: [byName], branch: second, filters: given },
    { isMain: false, sign: -1, conditions: [onlyBranch(asked, first), byName], branch: first, filters: all },
  ]
}

function onlyBranch(asked: Asked, branch: Branch | undefined): Asked {
  return { ...asked, branches: branch === undefined ? [] : [branch] }
}

/** What is asked often is kept until something changes; all that is not known yet is fetched at once. */
async function talliesOf(context: ServiceContext, asking: Asking, looks: readonly (readonly Part[])[]): Promise<Tally[]> {
  const { state, words } = asking
  const years = yearsOf(asking)
  const known = new Map<string, Tally>()
  const missing = new Map<string, Part>()
  for (const part of looks.flat()) {
    const key = keyOf(part)
    if (known.has(key) || missing.has(key)) continue
    const tally = peek(context, state, key) ?? (await pairsOfPart(context, asking, part))
    if (tally === undefined) missing.set(key, part)
    else known.set(key, tally)
  }
  const bytes = await countedBytesOf(context.db, [...missing.values()])
  for (const [i, [key, { filters, branch }]] of [...missing].entries()) {
    const part = { bytes: bytes[i] ?? new Uint8Array(), filters, inCircle: branch?.within != null }
    known.set(key, keep(context, state, key, tallyOf([part], words.codes, years)))
  }
  return looks.map((parts) =>
    sumOf(
      parts.flatMap((part) => {
        const tally = known.get(keyOf(part))
        return tally === undefined ? [] : [{ sign: part.sign, tally }]
      }),
    ),
  )
}

function keyOf({ conditions, filters }: Pick<Part, 'conditions' | 'filters'>): string {
  return JSON.stringify([conditions, Object.entries(filters).filter(([, value]) => value !== undefined)])
}

/** Under one filter or none everything has been counted already. */
async function pairsOfPart(
  context: ServiceContext,
  asking: Asking,
  { isMain, conditions: [asked], filters }: Part,
): Promise<Tally | undefined> {
  const values = isMain && asked !== undefined && asksNoMore(asking, asked) ? singleValues(filters) : null
  if (values === null || values.length > 1) return undefined
  const [one] = values
  if (one === undefined) return pairsOf(context, asking, EVERY)
  const code = codeOf(asking.words.codes, `${FACET_MARKS[one.dimension]}${one.value}`)
  return code === undefined ? undefined : pairsOf(context, asking, code)
}

async function pairsOf(context: ServiceContext, asking: Asking, value: number): Promise<Tally | undefined> {
  const key = `pairs ${value} ${asking.today}`
  const known = peek(context, asking.state, key)
  if (known !== undefined) return known
  const pairs = await readPairs(context.db, [value])
  if (pairs === undefined) return undefined
  const tally = tallyOfPairs(value, pairs.get(value) ?? new Int32Array(), asking.words.codes, yearsOf(asking))
  return keep(context, asking.state, key, tally)
}

/** But filters that have values. */
function asksNoMore({ question }: Asking, { branches, has, lacks, since }: Asked): boolean {
  const isFar = branches[0]?.within === null
  return question.understanding.words.length === 0 && isFar && has === 0 && lacks === 0 && since === null
}

interface Valued {
  readonly dimension: Marked
  readonly value: string
}

/** One value of each dimension that is asked; null: of one any of several will do. */
function singleValues(filters: Filters): Valued[] | null {
  const asked = (Object.keys(FACET_MARKS) as Marked[]).flatMap((dimension) =>
    filters[dimension] === undefined ? [] : [{ dimension, values: filters[dimension] }],
  )
  const single = asked.flatMap(({ dimension, values: [value, ...more] }) =>
    value === undefined || more.length > 0 ? [] : [{ dimension, value }],
  )
  return single.length < asked.length ? null : single
}

function yearsOf({ today }: Asking): Years {
  return [yearsAgo(today, 1), yearsAgo(today, 2)]
}

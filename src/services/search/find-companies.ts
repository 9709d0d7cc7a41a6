import { type Asked, findAll, findFirst, type WholeRow } from '../../db/queries/search.ts'
import type { CompanySort } from '../../domain/company-filters.ts'
import type { Point } from '../../domain/geo.ts'
import { tsqueryText, wordsIn } from '../../search/lexemes.ts'
import { rankTerms } from '../../search/question.ts'
import { rankFound } from '../../search/rank.ts'
import type { ServiceContext } from '../context.ts'
import { type Asking, askedOf } from './asked.ts'
import { type CountedCompanies, countCompanies, knownTotal } from './counts.ts'

interface Page {
  readonly sort: CompanySort
  readonly offset: number
  readonly limit: number
}

/** So few are read whole, counted and put in order here: one look into the index answers everything. */
const FEW = 250
/** Of more, the first so many are put in order here, where all of a name can be looked at; behind them the database's order stays. */
const RANKED = 200
/** From here on it pays to ask for the best documented first. */
const MANY = 2000

export interface FoundCompanies extends CountedCompanies {
  readonly ids: readonly string[]
}

/** A page of what is found, with the total and all counts. */
export async function findCompanies(context: ServiceContext, asking: Asking, page: Page): Promise<FoundCompanies> {
  const { ids, few } = await findPage(context, asking, page)
  return { ...(await countCompanies(context, asking, few)), ids }
}

/** The page alone, and all that is found where that is few: then nothing more is asked for the counts of what no filter asks. */
export async function findPage(
  context: ServiceContext,
  asking: Asking,
  { sort, offset, limit }: Page,
): Promise<{ ids: readonly string[]; few: readonly WholeRow[] | null }> {
  const { asked } = askedOf(asking, null)
  const terms = sort === 'relevance' ? rankTerms(asking.question, asking.words.dictionary) : []
  const ranks = terms.flatMap((one) => tsqueryText(one) ?? [])
  // Where it is known that there are many, they are not looked at.
  const known = isEverything(asked) ? Infinity : await knownTotal(context, asking)
  const rows = known > FEW ? [] : await findAll(context.db, asked, ranks, FEW + 1)
  const few = known > FEW || rows.length > FEW ? null : rows
  if (few !== null && (few.length === 0 || sort !== 'distance'))
    return { ids: ordered(few, sort, asking.question.q).slice(offset, offset + limit), few }
  const isMany = few === null && (known <= FEW || known > MANY)
  return { ids: await firstIds(context, asking, asked, ranks, { sort, offset, limit }, isMany), few }
}

function isEverything({ branches, has, lacks, since }: Asked): boolean {
  return has === 0 && lacks === 0 && since === null && branches.some(({ terms, within }) => terms === null && within === null)
}

async function firstIds(
  { db }: Pick<ServiceContext, 'db'>,
  asking: Asking,
  asked: Asked,
  ranks: readonly string[],
  { sort, offset, limit }: Page,
  isMany: boolean,
): Promise<string[]> {
  const end = offset + limit
  const isRanked = ranks.length > 0
  const rows = await findFirst(db, asked, { sort, ranks, from: originOf(asking), isMany }, isRanked ? Math.max(RANKED, end) : end)
  const inOrder = isRanked ? [...rankFound(rows.slice(0, RANKED), wordsIn(asking.question.q).join(' ')), ...rows.slice(RANKED)] : rows
  return inOrder.slice(offset, end).map((row) => row.company_id)
}

function ordered(rows: readonly WholeRow[], sort: CompanySort, q: string): string[] {
  return (sort === 'relevance' ? rankFound(rows, wordsIn(q).join(' ')) : rows.toSorted(ORDERS[sort])).map((row) => row.company_id)
}

const byText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
const byName = (a: WholeRow, b: WholeRow) => byText(a.names, b.names) || byText(a.company_id, b.company_id)
const ORDERS: Readonly<Record<Exclude<CompanySort, 'relevance'>, (a: WholeRow, b: WholeRow) => number>> = {
  name: byName,
  evidence: (a, b) => Math.floor(b.score / 1000) - Math.floor(a.score / 1000) || byName(a, b),
  recent: (a, b) => byText(b.latest, a.latest) || b.score - a.score || byText(a.company_id, b.company_id),
  distance: byName,
}

/** What distances are taken from. */
export function originOf({ question, points }: Asking): Point | null {
  return points.get(question.all.near ?? '') ?? null
}

import { holdersOfNames, namesOfCompanies } from '../../db/queries/profile.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { WHOLE_NAME_MARK, wholeNames } from '../../search/document.ts'
import { lexeme, tsqueryText } from '../../search/lexemes.ts'
import { companyName } from '../companies.ts'
import type { ServiceContext } from '../context.ts'

interface Reference {
  id: string
  name: string
}

/**
 * Companies of the directory that names on record stand for beyond doubt: the whole name, or an alias, of one company and of no
 * other. It is read each time and never stored, as the next company may bear the same name. A short name is not enough: "Canon"
 * as a customer may be the group.
 */
export async function companiesNamed(
  { db }: Pick<ServiceContext, 'db'>,
  names: readonly string[],
  lang: Language,
): Promise<ReadonlyMap<string, Reference>> {
  const asked = [...new Set(names)].flatMap((name) => {
    const terms = tsqueryText({ any: wholeNames(name).map((whole) => lexeme(`${WHOLE_NAME_MARK}${whole}`)) })
    return terms === null ? [] : [{ name, terms }]
  })
  const holders = await holdersOfNames(
    db,
    asked.map(({ terms }) => terms),
  )
  const alone = asked.flatMap(({ name, terms }) => {
    const [id, other] = holders.get(terms) ?? []
    return id === undefined || other !== undefined ? [] : [{ name, id }]
  })
  const found = await namesOfCompanies(
    db,
    alone.map(({ id }) => id),
  )
  return new Map(
    alone.flatMap(({ name, id }): [string, Reference][] => {
      const company = found.get(id)
      if (company === undefined || !company.whole.some((whole) => isSameName(name, whole))) return []
      return [[name, { id, name: companyName(company, lang) }]]
    }),
  )
}

/** Letter for letter, but for case, marks and a legal form that one of them leaves out; two different forms are two firms. */
function isSameName(a: string, b: string): boolean {
  const [left = '', leftCore = left] = wholeNames(a)
  const [right = '', rightCore = right] = wholeNames(b)
  return left === right || leftCore === right || left === rightCore
}

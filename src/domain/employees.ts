/** How many people a company employs, of what sources say. */

interface Stated {
  readonly property: string
  readonly as_of: string | null
  readonly site_id: string | null
}

/** A fact about one site of many is not one about the company. */
export function speaksForCompany(fact: Pick<Stated, 'site_id'>, sites: number): boolean {
  return fact.site_id === null || sites < 2
}

/**
 * The count that speaks for the whole company, the latest of several. What a source says of one site of many is not the size of the
 * company: a cable maker of 1,500 is not one of 150 because a newspaper wrote of its branch. Undefined where none does.
 */
export function employeesOfCompany<Fact extends Stated>(
  facts: readonly Fact[],
  sites: number,
  numberOf: (fact: Fact) => number | null,
): { fact: Fact; count: number } | undefined {
  let best: { fact: Fact; count: number } | undefined
  for (const fact of facts) {
    if (fact.property !== 'employees' || !speaksForCompany(fact, sites)) continue
    const count = numberOf(fact)
    if (count === null) continue
    if (best === undefined || (fact.as_of ?? '') > (best.fact.as_of ?? '')) best = { fact, count }
  }
  return best
}

/** As stored: digits only. Anything else is words, which have no size. */
export function countOf(value: string): number | null {
  return /^\d{1,9}$/.test(value) ? Number(value) : null
}

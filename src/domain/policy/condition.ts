/**
 * What must hold of a row, as data: the policy writes it once, `holds` decides about a row at hand, and db/policy-scope.ts makes
 * the SQL predicate of it. So a list can never show what a single look would refuse.
 */
export type Condition =
  | boolean
  | { readonly field: string; readonly in: readonly string[] }
  /** Also of a row where the field is empty. */
  | { readonly field: string; readonly notIn: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }

export type PolicyRow = Readonly<Record<string, unknown>>

export const isOneOf = (field: string, values: readonly string[]): Condition => (values.length === 0 ? false : { field, in: values })
export const is = (field: string, value: string | null): Condition => (value === null ? false : { field, in: [value] })
export const isNoneOf = (field: string, values: readonly string[]): Condition => (values.length === 0 ? true : { field, notIn: values })

export function all(...conditions: readonly Condition[]): Condition {
  const open = conditions.filter((each) => each !== true)
  if (open.includes(false)) return false
  return open.length === 0 ? true : open.length === 1 ? (open[0] ?? true) : { all: open }
}

export function any(...conditions: readonly Condition[]): Condition {
  const open = conditions.filter((each) => each !== false)
  if (open.includes(true)) return true
  return open.length === 0 ? false : open.length === 1 ? (open[0] ?? false) : { any: open }
}

/** A field that the row does not have is a mistake of ours, and decides for nobody. */
export function holds(condition: Condition, row: PolicyRow): boolean {
  if (typeof condition === 'boolean') return condition
  if ('all' in condition) return condition.all.every((each) => holds(each, row))
  if ('any' in condition) return condition.any.some((each) => holds(each, row))
  const value = row[condition.field]
  if (value === undefined) throw new Error(`The policy asks for ${condition.field}, which the row does not have.`)
  if ('notIn' in condition) return typeof value !== 'string' || !condition.notIn.includes(value)
  return typeof value === 'string' && condition.in.includes(value)
}

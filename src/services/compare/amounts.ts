/** Amounts of one row in one unit, where that is arithmetic and no guess. Pure. */

export type Per = 'day' | 'week' | 'month' | 'year'

export interface Amount {
  readonly value: number
  /** Entry of the vocabulary of units; null where nobody knew the word. */
  readonly unit_id: string | null
  readonly symbol: string | null
  readonly per: Per | null
}

export interface AmountUnits {
  /** To the base unit of its dimension. */
  readonly factors: ReadonlyMap<string, { dimension: string; factor: number }>
  readonly write: (value: number, isExact: boolean) => string
  readonly per: (per: Per) => string
  readonly printed: (text: string) => string
}

interface Written {
  value: number | null
  text: string
  /** As the source has it, where that is another unit. */
  printed?: string
}

/** The unit that most of them have, the first one's where none has more; what cannot be converted stays as it is printed. */
export function inOneUnit(
  companies: readonly (readonly (Amount | undefined)[])[],
  units: AmountUnits,
): { unit: string | null; amounts: (Written | undefined)[][] } {
  const all = companies.flat().filter((amount) => amount !== undefined)
  const counts = Map.groupBy(all, unitKey)
  const target = [...counts.values()].toSorted((a, b) => b.length - a.length)[0]?.[0]
  return {
    unit: target === undefined ? null : unitText(target, units),
    amounts: companies.map((amounts) =>
      amounts.map((amount) => (amount === undefined || target === undefined ? undefined : write(amount, target, units))),
    ),
  }
}

function write(amount: Amount, target: Amount, units: AmountUnits): Written {
  const asPrinted = `${units.write(amount.value, true)} ${unitText(amount, units) ?? ''}`.trim()
  if (unitKey(amount) === unitKey(target)) return { value: amount.value, text: asPrinted }
  const value = convert(amount, target, units)
  if (value === undefined) return { value: null, text: asPrinted }
  return { value, text: `≈ ${units.write(value, false)} ${unitText(target, units) ?? ''}`.trim(), printed: units.printed(asPrinted) }
}

function convert(from: Amount, to: Amount, { factors }: AmountUnits): number | undefined {
  const [a, b] = [factors.get(from.unit_id ?? ''), factors.get(to.unit_id ?? '')]
  const sameUnit = from.unit_id === to.unit_id && from.symbol === to.symbol
  if (!sameUnit && (a === undefined || b === undefined || a.dimension !== b.dimension)) return undefined
  const time = timesPer(from.per, to.per)
  return time === undefined ? undefined : from.value * (sameUnit || !a || !b ? 1 : a.factor / b.factor) * time
}

/** Months are twelfths of a year whoever counts; days and weeks depend on how long a plant works. */
function timesPer(from: Per | null, to: Per | null): number | undefined {
  if (from === to) return 1
  if (from === 'month' && to === 'year') return 12
  return from === 'year' && to === 'month' ? 1 / 12 : undefined
}

function unitKey({ unit_id, symbol, per }: Amount): string {
  return JSON.stringify([unit_id ?? symbol, per])
}

function unitText({ symbol, per }: Amount, units: AmountUnits): string | null {
  return per === null ? symbol : `${symbol ?? ''}/${units.per(per)}`
}

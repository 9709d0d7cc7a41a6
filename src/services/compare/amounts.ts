/** Amounts of one row in one unit, where that is arithmetic and no guess. Pure. */
import { convertAmount, type Period, type UnitEntry } from '../../vocabulary/units.ts'

export interface Amount {
  readonly value: number
  /** Entry of the vocabulary of units; null where nobody knew the word. */
  readonly unit_id: string | null
  readonly symbol: string | null
  readonly per: Period | null
}

export interface AmountUnits {
  readonly entries: ReadonlyMap<string, UnitEntry>
  readonly write: (value: number, isExact: boolean) => string
  readonly per: (per: Period) => string
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

function convert(from: Amount, to: Amount, { entries }: AmountUnits): number | undefined {
  const isSameUnit = from.unit_id === to.unit_id && from.symbol === to.symbol
  const value = isSameUnit ? from.value : convertAmount(entries, from.value, from.unit_id ?? '', to.unit_id ?? '')
  const time = timesPer(from.per, to.per)
  return value === undefined || time === undefined ? undefined : value * time
}

/** Months are twelfths of a year whoever counts; days and weeks depend on how long a plant works. */
function timesPer(from: Period | null, to: Period | null): number | undefined {
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

/** Facts of several companies as rows of a table: what belongs together stands in one row. Pure. */
import type { EvidenceGrade } from '../../domain/vocabulary.ts'
import { type Amount, type AmountUnits, inOneUnit } from './amounts.ts'

export interface Evidence {
  readonly source_id: string
  readonly evidence_grade: EvidenceGrade
  readonly as_of: string | null
}

/** One thing one source says about one company. */
export interface Entry extends Evidence {
  /** What puts it into a row; '' = the row of the property. */
  readonly key: string
  readonly about: { id: string | null; name: string } | null
  readonly text: string
  readonly note: string | null
  readonly amount?: Amount | undefined
}

export interface Item extends Evidence {
  text: string
  value: number | null
  note: string | null
}

export interface Cell {
  items: Item[]
  /** no_source: nobody says anything of this company here. not_named: its sources name others, not this. */
  missing_reason: 'no_source' | 'not_named' | null
}

export interface Row {
  property: string
  about: { id: string | null; name: string } | null
  unit: string | null
  cells: Cell[]
  /** values: they differ; some_unknown: what is known is the same, but not known of all. */
  difference: 'none' | 'values' | 'some_unknown'
}

/** Every company has one of its own: that these differ says nothing. */
const OWN: ReadonlySet<string> = new Set(['name_vi', 'name_en', 'name_native', 'tax_code', 'website'])

/** One row for each thing that any of the companies has, those that most of them have first. */
export function rowsOf(property: string, companies: readonly (readonly Entry[])[], units: AmountUnits): Row[] {
  const rows = new Map<string, Entry>()
  for (const entries of companies) for (const entry of entries) if (!rows.has(entry.key)) rows.set(entry.key, entry)
  if (rows.size === 0) return [rowOf(property, null, companies, () => false, units)]
  const spread = (key: string) => companies.filter((entries) => entries.some((entry) => entry.key === key)).length
  return [...rows]
    .toSorted(([a], [b]) => spread(b) - spread(a))
    .map(([key, { about }]) => rowOf(property, about, companies, (entry) => entry.key === key, units))
}

function rowOf(
  property: string,
  about: Row['about'],
  companies: readonly (readonly Entry[])[],
  belongs: (entry: Entry) => boolean,
  units: AmountUnits,
): Row {
  const own = companies.map((entries) => entries.filter(belongs))
  const { unit, amounts } = inOneUnit(
    own.map((entries) => entries.map((entry) => entry.amount)),
    units,
  )
  const cells = own.map((entries, company): Cell => {
    const items = entries.map(({ text, note, source_id, evidence_grade, as_of }, index): Item => {
      const amount = amounts[company]?.[index]
      return {
        text: amount?.text ?? text,
        value: amount?.value ?? null,
        note: [amount?.printed, note].filter(Boolean).join('; ') || null,
        source_id,
        evidence_grade,
        as_of,
      }
    })
    return { items, missing_reason: items.length > 0 ? null : companies[company]?.length ? 'not_named' : 'no_source' }
  })
  return { property, about, unit, cells, difference: OWN.has(property) ? 'none' : differenceOf(cells) }
}

function differenceOf(cells: readonly Cell[]): Row['difference'] {
  const known = cells.filter((cell) => cell.items.length > 0)
  if (new Set(known.map(saidBy)).size > 1) return 'values'
  return known.length > 0 && known.length < cells.length ? 'some_unknown' : 'none'
}

/** Two cells say the same whatever order, source and date they have it in. */
function saidBy({ items }: Cell): string {
  return JSON.stringify([...new Set(items.map((item) => (item.value === null ? item.text.toLowerCase() : String(item.value))))].toSorted())
}

/**
 * A requirement as plain fields: the same names in the address of the try-it page and in the form of a need, so that both work
 * without script. `certificate1=iso-9001&certificate1_as=wish` is a wish; without `_as` it is a must. What goes with a condition
 * stands behind its name: `certificate1_by`, `near_radius_km`.
 */
import type { ApiClient } from '../../api/contract/index.ts'
import {
  type Condition,
  CONDITION_FIELDS,
  CONDITION_KINDS,
  type ConditionKind,
  kindOf,
  PERIODS,
  type Requirement,
  type Want,
} from '../../domain/requirement.ts'

export const MUST_OR_WISH = ['must', 'wish', 'strong_wish'] as const
type MustOrWish = (typeof MUST_OR_WISH)[number]

/** A strong wish counts as much as so many plain ones. */
const STRONG = 3

/** Of which a part may need several, with the rows an empty form shows. */
const SEVERAL: Readonly<Partial<Record<ConditionKind, number>>> = { certificate: 2, process: 2, material: 1, equipment: 1 }
const MOST_ROWS = 8

const NUMBERS: ReadonlySet<string> = new Set([
  'capacity_min',
  'tolerance_mm_max',
  'size_mm_min',
  'moq_max',
  'lead_time_days_max',
  'employees_min',
  'tonnage_t_min',
  'axes_min',
  'radius_km',
])
export const DEFAULT_RADIUS_KM = 100
/** What a browser sends of an untouched form and says nothing by itself. */
const AS_IT_IS: Readonly<Record<string, string>> = { as: 'must', per: 'year', radius_km: String(DEFAULT_RADIUS_KM) }

export type Fields = Pick<URLSearchParams, 'get'>
type Value = string | number | readonly string[]
type Given = Record<string, Value>

/** The conditions as they stand in the fields, and what else a requirement says. Nothing that is empty becomes a condition. */
export function requirementOf(fields: Fields): Requirement {
  const found = CONDITION_KINDS.flatMap((kind) => namesOf(kind).flatMap((name) => conditionAt(fields, kind, name)))
  const amount = numberOf(fields, 'volume')
  const [segment, product, hs] = [idsAt(fields, 'segment'), textOf(fields, 'product'), textOf(fields, 'hs')]
  const unit = textOf(fields, 'volume_unit')
  const per = PERIODS.find((one) => one === fields.get('volume_per'))
  return {
    ...(segment && { segment }),
    ...(product && { product }),
    ...(hs && { hs: hs.split(/[\s,;]+/).filter(Boolean) }),
    ...(amount !== undefined && { volume: { amount, ...(unit && { unit }), ...(per && { per }) } }),
    gates: found.flatMap(({ as, condition }) => (as === 'must' ? [condition] : [])),
    wants: found.flatMap(({ as, condition }): Want[] =>
      as === 'must' ? [] : [as === 'strong_wish' ? { ...condition, weight: STRONG } : condition],
    ),
  }
}

function conditionAt(fields: Fields, kind: ConditionKind, name: string): { as: MustOrWish; condition: Condition }[] {
  const value = NUMBERS.has(kind) ? numberOf(fields, name) : idsAt(fields, name)
  if (value === undefined) return []
  const condition: Given = { [kind]: value }
  for (const beside of CONDITION_FIELDS[kind]) {
    const said = NUMBERS.has(beside) ? numberOf(fields, `${name}_${beside}`) : textOf(fields, `${name}_${beside}`)
    if (said !== undefined) condition[beside] = said
  }
  if (kind === 'near') condition['radius_km'] ??= DEFAULT_RADIUS_KM
  const as = MUST_OR_WISH.find((one) => one === fields.get(`${name}_as`)) ?? 'must'
  return [{ as, condition: condition as unknown as Condition }]
}

type Sendable = Parameters<ApiClient['match']['run']>[0]['requirement']

/** The contract's lists could be changed, ours cannot: the same to whoever only reads them. */
export function sendable(requirement: Requirement): Sendable {
  return requirement as unknown as Sendable
}

/** Whether there is anything to look for. */
export function isAsking({ segment, hs, gates }: Requirement): boolean {
  return segment !== undefined || (hs?.length ?? 0) > 0 || gates.length > 0
}

/** The other way round: what the fields hold for a requirement that is there. */
export function fieldsOf({ segment, product, hs, volume, gates, wants }: Requirement): URLSearchParams {
  const fields = new URLSearchParams()
  const rows = new Map<ConditionKind, number>()
  const set = (name: string, value: Value | undefined) => {
    if (value !== undefined && value !== '') fields.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  const put = (condition: Condition, as: MustOrWish) => {
    const kind = kindOf(condition)
    const row = (rows.get(kind) ?? 0) + 1
    rows.set(kind, row)
    const name = nameOf(kind, row)
    const given = condition as unknown as Given
    set(name, given[kind])
    for (const beside of CONDITION_FIELDS[kind]) set(`${name}_${beside}`, given[beside])
    if (as !== 'must') set(`${name}_as`, as)
  }
  set('segment', segment)
  set('product', product)
  set('hs', hs?.join(' '))
  set('volume', volume?.amount)
  set('volume_unit', volume?.unit)
  set('volume_per', volume?.per)
  for (const gate of gates) put(gate, 'must')
  for (const { weight = 1, ...want } of wants) put(want, weight > 1 ? 'strong_wish' : 'wish')
  return fields
}

function namesOf(kind: ConditionKind): string[] {
  return Array.from({ length: MOST_ROWS }, (_, at) => nameOf(kind, at + 1))
}

/** Of what is asked once as a rule, the first bears no number. */
function nameOf(kind: ConditionKind, row: number): string {
  return row === 1 && !(kind in SEVERAL) ? kind : `${kind}${row}`
}

/** Fields of a kind the form shows: those in use, and an empty one where a part may need several. */
export function rowsOf(fields: Fields, kind: ConditionKind): string[] {
  const names = namesOf(kind)
  const used = names.findLastIndex((name) => textOf(fields, name) !== undefined) + 1
  const least = SEVERAL[kind]
  return names.slice(0, least === undefined ? Math.max(1, used) : Math.max(least, used + 1))
}

const BESIDE = /^(volume|[a-z_]+?\d?)_(as|by|mode|unit|per|tonnage_t_min|axes_min|radius_km)$/

/** What is not filled in, and what goes with it, only makes an address long. */
export function withoutEmpty(fields: URLSearchParams): URLSearchParams {
  const said = (name: string) => (fields.get(name) ?? '').trim() !== ''
  return new URLSearchParams(
    [...fields].filter(([name, value]) => {
      const [, of = '', beside = ''] = BESIDE.exec(name) ?? []
      if (value.trim() === '' || (beside !== '' && !said(of))) return false
      return AS_IT_IS[beside] !== value
    }),
  )
}

function textOf(fields: Fields, name: string): string | undefined {
  return fields.get(name)?.trim() || undefined
}

/** One id, or several of which any will do: `ha-noi,bac-ninh`. */
function idsAt(fields: Fields, name: string): string | string[] | undefined {
  const text = textOf(fields, name)
  if (name === 'near' || text === undefined) return text
  const ids = text.split(',').filter(Boolean)
  return ids.length > 1 ? ids : ids[0]
}

/** Fields that should hold a number and hold something else: the form says so rather than to drop them. */
export function wrongNumbers(fields: URLSearchParams): string[] {
  return [...fields].flatMap(([name]) => {
    const [, of = '', beside] = BESIDE.exec(name) ?? [undefined, name]
    const isNumber = NUMBERS.has(beside ?? of.replace(/\d$/, '')) || name === 'volume' || name === 'localisation_target_pct'
    return isNumber && textOf(fields, name) !== undefined && numberOf(fields, name) === undefined ? [name] : []
  })
}

/** "1.500", "1 500" and "1500" are one number of pieces; "0,02" and "0.02" one tolerance. */
function numberOf(fields: Fields, name: string): number | undefined {
  const text = textOf(fields, name)?.replaceAll(/\s/g, '')
  if (text === undefined) return undefined
  const grouped = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/.test(text)
  const value = Number(grouped ? text.replaceAll(/[.,]/g, '') : text.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}

/** Conditions, reasons and amounts in the reader's language. */
import { type Condition, idsOf, kindOf } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Lacking, MatchGate, SegmentCondition } from '../../matching/rank.ts'
import type { ServiceContext } from '../context.ts'
import { type Named, nameOf } from '../companies.ts'
import { centreOf } from '../nearby/centre.ts'
import { countryName } from '../trade.ts'
import { unitText } from '../unit-text.ts'
import { wording } from '../wording.ts'
import { matchKnowledge } from './knowledge.ts'

type Found = Pick<MatchGate, 'have' | 'unit' | 'per'> & { readonly reason: Lacking['reason'] }
type AnyCondition = Condition | SegmentCondition

export interface MatchWords {
  part(name: string): string
  /** What is asked: "ISO 9001 by 31 Mar 2027", "Capacity of 30,000 m²/year or more". */
  condition(condition: AnyCondition): string
  /** What is on record of it, as text; null where nothing is. */
  have(found: Found, condition: AnyCondition): string | null
  reason(found: Found, condition: AnyCondition): string
  wouldQualify(need: string, reason: string): string
  /** "30.000 m²/năm"; a unit that is none of the vocabulary stays as it was printed. */
  amount(value: number, unit: string | null, per?: string | null): string
}

export async function matchWords(context: Pick<ServiceContext, 'db' | 'atlas'>, lang: Language): Promise<MatchWords> {
  const { vocabularies, places } = await matchKnowledge(context)
  const words = wording(lang)
  const languages = new Intl.DisplayNames(lang, { type: 'language' })
  const either = new Intl.ListFormat(lang, { type: 'disjunction' })
  const provinces = new Map<string, Named>([
    ...places.former.map((row) => [row.former_province_id, row] as const),
    ...places.provinces.map((row) => [row.province_id, row] as const),
  ])
  const parks = new Map<string, Named>(places.parks.map((row) => [row.park_id, row]))
  const vocabulary = (name: keyof typeof vocabularies, id: string) => nameOf(vocabularies[name].byId.get(id) as Named | undefined, id, lang)

  const nameIn = (kind: string, id: string): string => {
    switch (kind) {
      case 'segment':
        return nameOf(context.atlas.segments.get(id), id, lang)
      case 'certificate':
        return vocabulary('scheme', id)
      case 'process':
      case 'material':
        return vocabulary(kind, id)
      case 'equipment':
        return vocabulary('equipment_type', id)
      case 'province':
        return nameOf(provinces.get(id), id, lang)
      case 'park':
        return nameOf(parks.get(id), id, lang)
      case 'home_country':
      case 'export_market':
        return countryName(id, lang)
      case 'language':
        return languages.of(id) ?? id
      case 'ownership':
      case 'role':
        return words.maybe(`value_name.${kind}.${id}`) ?? id
      case 'evidence_min':
        return words.maybe(`evidence_grade.${id}`) ?? id
      default:
        return id
    }
  }

  const amount = (value: number, unit: string | null, per: string | null = null): string => {
    const number = new Intl.NumberFormat(lang, { maximumSignificantDigits: value < 1 ? 3 : 15, maximumFractionDigits: 2 }).format(value)
    const row = vocabularies.unit.byId.get(unit ?? '') as (Named & { symbol: string | null }) | undefined
    const text = unit === null ? '' : row === undefined ? unit : unitText(row, lang)
    const time = per === null ? '' : `/${words.text(`compare.per.${per}`)}`
    return `${number}${text === '' ? '' : ` ${text}`}${time}`
  }

  const names = (kind: string, value: unknown): string => either.format(idsOf(value as string | string[]).map((id) => nameIn(kind, id)))

  const condition = (given: AnyCondition): string => {
    if ('segment' in given) return words.text('match.condition.segment', { names: names('segment', given.segment) })
    const kind = kindOf(given)
    const value: unknown = (given as unknown as Record<string, unknown>)[kind]
    const text = (values: Record<string, string | number>, variant = '') => words.text(`match.condition.${kind}${variant}`, values)
    if ('certificate' in given && given.by !== undefined) return text({ names: names(kind, value), by: words.date(given.by) }, '_by')
    if ('process' in given && given.mode === 'core') return text({ names: names(kind, value) }, '_core')
    if ('equipment' in given) return [text({ names: names(kind, value) }), ...machineSizes(given)].join(', ')
    if ('capacity_min' in given) return text({ amount: amount(given.capacity_min, given.unit ?? null, given.per ?? 'year') })
    if ('moq_max' in given) return text({ amount: amount(given.moq_max, given.unit ?? null) })
    if ('near' in given) return text({ amount: amount(given.radius_km, null), name: centreOf(places, given.near, lang).name })
    return typeof value === 'number' ? text({ amount: amount(value, null) }) : text({ names: names(kind, value) })
  }

  const machineSizes = ({ tonnage_t_min, axes_min }: Extract<Condition, { equipment: unknown }>): string[] => [
    ...(tonnage_t_min === undefined ? [] : [words.text('match.condition.tonnage', { amount: amount(tonnage_t_min, null) })]),
    ...(axes_min === undefined ? [] : [words.text('match.condition.axes', { amount: amount(axes_min, null) })]),
  ]

  const have = ({ have: value, unit, per }: Found, asked: AnyCondition): string | null => {
    const kind = 'segment' in asked ? 'segment' : kindOf(asked)
    if (value === null) return null
    if (typeof value === 'number') return unit === 'day' ? words.text('match.days', { count: value }) : amount(value, unit, per)
    if (typeof value !== 'string') return value.map((id) => nameIn(kind, id)).join(', ')
    return kind === 'certificate' ? words.date(value) : nameIn(kind, value)
  }

  return {
    part: (name) => words.text(`match.part.${name}`),
    condition,
    have,
    reason: (found, asked) => {
      const known = have(found, asked)
      if (found.reason === 'has' && 'certificate' in asked && known !== null) return words.text('match.reason.valid_until', { have: known })
      // What is on record is named where there is something to name.
      return known === null
        ? (words.maybe(`match.reason.${found.reason}_bare`) ?? words.text(`match.reason.${found.reason}`, { have: '' }).trim())
        : words.text(`match.reason.${found.reason}`, { have: known })
    },
    wouldQualify: (need, reason) => words.text('match.would_qualify', { need, reason }),
    amount,
  }
}

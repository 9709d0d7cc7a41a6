import type { ShownNeed } from '../../domain/need-anonymity.ts'
import { type NeedFieldLevel, type NeedPlaceLevel, type NeedState, volumeBandOf, type Withheld } from '../../domain/needs.ts'
import { type Condition, kindOf, type Requirement, type Want } from '../../domain/requirement.ts'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import { nameOf } from '../companies.ts'
import { dayOf } from '../curation/working-days.ts'
import { centreOf } from '../nearby/centre.ts'
import { countryName } from '../trade.ts'
import { bandText, type NeedNames, volumeText } from './need-names.ts'
import { idsAsked, type Wanted } from './wanted.ts'

export type NeedItem = ReturnType<typeof presentWritten>

/** For everybody: as it is written, or coarsened. The caller has seen to it that it may be shown at all. */
export function presentPublic(need: Wanted, names: NeedNames): NeedItem {
  return need.visibility === 'anonymous' ? presentShown(need, need.shown ?? NOTHING, names) : presentWritten(need, names)
}

const NOTHING: ShownNeed = {
  field: { level: 'all', ids: [] },
  place: { level: 'country', ids: [] },
  band: null,
  unit: null,
  gates: [],
  wants: [],
  deadline: null,
}

/** For those who may know whose it is. */
export function presentWritten(need: Wanted, names: NeedNames) {
  const { requirement, segments } = need
  const title = titleOf(need, names)
  return {
    ...frameOf(need, names),
    title: title.text,
    title_lang: title.lang,
    buyer: buyerOf(need, names),
    field: {
      level: (segments.length === 0 ? 'all' : 'segment') as NeedFieldLevel,
      items: segments.map((id) => ({ id, name: names.segment(id) })),
    },
    product: requirement.product ?? null,
    volume: volumeOf(requirement.volume, names),
    places: placesOf(need, names),
    ...conditionsOf(requirement, names),
    current_origin: need.current_origin.map((id) => ({ id, name: countryName(id, names.lang) })),
    localisation_target_pct: need.localisation_target_pct,
    deadline: need.deadline,
    withheld: [] as { what: Withheld; name: string }[],
    published_on: need.published_at === null ? (need.source?.as_of ?? null) : dayOf(need.published_at),
  }
}

function presentShown(need: Wanted, shown: ShownNeed, names: NeedNames): NeedItem {
  const { field, place, band, unit } = shown
  const items = field.ids.map((id) => ({
    id,
    name: field.level === 'segment' ? names.segment(id) : field.level === 'family' ? names.family(id) : names.sector(id),
  }))
  // Words of an edition are its curators', who let them be read.
  const own = need.origin === 'edition' ? titleOf(need, names) : undefined
  const what = new Intl.ListFormat(names.lang, { type: 'disjunction' }).format(items.map(({ name }) => name))
  const made = names.words.text(`need.anonymous_title.${field.level === 'all' ? 'any' : need.kind === 'supply' ? 'supply' : 'partner'}`, {
    what,
    kind: names.words.text(`need.kind.${need.kind}`),
  })
  return {
    ...frameOf(need, names),
    title: own?.text ?? made,
    title_lang: own?.lang ?? names.lang,
    buyer: null,
    field: { level: field.level, items },
    product: null,
    volume:
      band === null
        ? null
        : {
            amount: null,
            ...band,
            unit,
            unit_name: unit === null ? null : names.unit(unit),
            per: 'year' as const,
            text: bandText(names, band, unit, 'year'),
          },
    places: place.ids.map((id) => ({ level: place.level as NeedPlaceLevel, id, name: placeName(place.level, id, names), radius_km: null })),
    ...conditionsOf(shown, names),
    current_origin: [],
    localisation_target_pct: null,
    deadline: shown.deadline,
    // The same list whatever was written: that there is something to withhold would tell something, too.
    withheld: (
      [
        'buyer',
        ...(own === undefined ? (['title'] as const) : []),
        'text',
        'product',
        'volume',
        'place',
        'requirements',
        'origin',
        'deadline',
      ] as const
    ).map((each) => ({
      what: each,
      name: names.words.text(`need.withheld.${each}`),
    })),
    published_on: need.published_at === null ? (need.source?.as_of?.slice(0, 7) ?? null) : dayOf(need.published_at).slice(0, 7),
  }
}

function frameOf(need: Wanted, { words, fictional }: NeedNames) {
  return {
    need_id: need.need_id,
    origin: need.origin,
    kind: need.kind,
    kind_name: words.text(`need.kind.${need.kind}`),
    anonymous: need.visibility === 'anonymous',
    state: need.state,
    state_name: stateName(need.state, words),
    fictional: need.origin === 'edition' && fictional,
    source_id: need.source?.source_id ?? null,
    evidence_grade: need.source?.evidence_grade ?? null,
    as_of: need.source?.as_of ?? null,
  }
}

export function stateName(state: NeedState, words: NeedNames['words']): string {
  return words.text(`need.state.${state}`)
}

/** In the reader's language, else in one there is. */
export function titleOf({ titles, segments, need_id }: Pick<Wanted, 'titles' | 'segments' | 'need_id'>, names: NeedNames) {
  const lang = [names.lang, ...LANGUAGES].find((each) => titles[each] !== null) ?? names.lang
  return { lang, text: titles[lang] ?? (segments[0] === undefined ? need_id : names.segment(segments[0])) }
}

function buyerOf(need: Wanted, names: NeedNames) {
  const { organisation } = need
  if (organisation !== null)
    return {
      name: organisation.name,
      company_id: names.companyOf(organisation.id),
      organisation_id: null as string | null,
      verified: organisation.verified,
    }
  const company = need.buyer_company_id === null ? undefined : names.company(need.buyer_company_id)
  return company === undefined
    ? null
    : { name: company.name, company_id: company.id as string | null, organisation_id: null, verified: true }
}

function volumeOf(volume: Requirement['volume'], names: NeedNames) {
  if (volume === undefined) return null
  const per = volume.per ?? 'year'
  const unit = volume.unit ?? null
  const { min, max } = volumeBandOf(volume.amount)
  return {
    amount: volume.amount as number | null,
    min,
    max,
    unit,
    unit_name: unit === null ? null : names.unit(unit),
    per,
    text: volumeText(names, volume.amount, unit, per),
  }
}

interface NeedPlace {
  readonly level: NeedPlaceLevel
  readonly id: string
  readonly name: string
  readonly radius_km: number | null
}

/** The most words there are for it first: a park is in a province. */
function placesOf({ requirement, province_id }: Wanted, names: NeedNames): NeedPlace[] {
  const { gates, wants } = requirement
  const near = [...gates, ...wants].flatMap((condition): NeedPlace[] => {
    if (!('near' in condition)) return []
    const [level, id] = condition.near.split(':')
    if (id === undefined || (level !== 'park' && level !== 'gateway' && level !== 'province')) return []
    return [
      {
        level,
        id,
        name: centreOf(names.knowledge.places, condition.near, names.lang).name,
        radius_km: condition.radius_km,
      },
    ]
  })
  const plain = (['park', 'province'] as const).flatMap((level) =>
    idsAsked(requirement, level).map((id) => ({
      level: level as NeedPlaceLevel,
      id,
      name: placeName(level, id, names),
      radius_km: null as number | null,
    })),
  )
  const own =
    province_id === null || near.some(({ id }) => id === province_id)
      ? []
      : [{ level: 'province' as NeedPlaceLevel, id: province_id, name: placeName('province', province_id, names), radius_km: null }]
  return [...own, ...near, ...plain]
}

function placeName(level: NeedPlaceLevel, id: string, names: NeedNames): string {
  const { knowledge, lang } = names
  const { places } = knowledge
  if (level === 'region')
    return nameOf(
      places.regions.find((row) => row.region_id === id),
      id,
      lang,
    )
  if (level === 'park')
    return nameOf(
      places.parks.find((row) => row.park_id === id),
      id,
      lang,
    )
  return names.province(id)
}

function conditionsOf(requirement: { readonly gates: readonly Condition[]; readonly wants: readonly Want[] }, names: NeedNames) {
  return {
    conditions: [
      ...requirement.gates.map((condition) => presentCondition(condition, true, names)),
      ...requirement.wants.map((condition) => presentCondition(condition, false, names)),
    ],
    processes: idsAsked(requirement, 'process').map((id) => ({ id, name: names.term('process', id) })),
  }
}

export function presentCondition(condition: Condition | Want, must: boolean, { match }: Pick<NeedNames, 'match'>) {
  const weight = 'weight' in condition ? (condition.weight ?? 1) : 1
  return { must, kind: kindOf(condition), text: match.condition(condition), weight: must ? null : weight }
}

/** For programs: as far as everybody may see it. */
export function shownRequirement(
  { field, place, gates, wants }: ShownNeed,
  names: Pick<NeedNames, 'knowledge'>,
  segmentsOf: (level: 'family' | 'sector', ids: readonly string[]) => string[],
): Requirement | null {
  if (field.level === 'all' && gates.length + wants.length === 0) return null
  const provinces =
    place.level === 'country'
      ? []
      : place.level === 'province'
        ? place.ids
        : names.knowledge.places.provinces.flatMap((row) => (place.ids.includes(row.region_id) ? [row.province_id] : []))
  const segment = field.level === 'segment' ? field.ids : field.level === 'all' ? [] : segmentsOf(field.level, field.ids)
  return {
    ...(segment.length > 0 && { segment: segment.slice(0, 50) }),
    gates,
    wants: [...wants, ...(provinces.length === 0 ? [] : [{ province: provinces }])],
  }
}

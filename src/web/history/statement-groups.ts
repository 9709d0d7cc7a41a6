import type { Statement } from '../curation/records.ts'

/** Names, numbers and places first, as on the page of the company; the rest by name. */
const ORDER = [
  'name_en',
  'name_vi',
  'name_native',
  'short_name',
  'alias',
  'tax_code',
  'segment',
  'ownership',
  'home_country',
  'group_name',
  'kind',
  'name',
  'address',
  'park_id',
  'province_id',
  'former_province_id',
  'status',
  'website',
]

function placeOf(property: string): number {
  const place = ORDER.indexOf(property)
  return place < 0 ? ORDER.length : place
}

export interface PropertyGroup {
  property: string
  name: string
  /** What the record shows today; several where there can be many. */
  shown: Statement[]
  all: Statement[]
  /** Sources that count say different things. */
  disagree: boolean
}

export interface SubjectGroup {
  subjectId: string
  isSite: boolean
  properties: PropertyGroup[]
}

/** Who said what, by subject and field: the company first, then its sites. */
export function groupStatements(statements: readonly Statement[], companyId: string): SubjectGroup[] {
  const subjects = Map.groupBy(statements, (each) => each.subject_id)
  return [...subjects]
    .map(([subjectId, own]) => ({
      subjectId,
      isSite: own.some((each) => each.kind === 'site'),
      properties: [...Map.groupBy(own, ({ property }) => manyOf(property))]
        .map(([property, all]) => propertyGroup(property, all))
        .toSorted((a, b) => placeOf(a.property) - placeOf(b.property) || a.name.localeCompare(b.name)),
    }))
    .toSorted((a, b) => Number(b.subjectId === companyId) - Number(a.subjectId === companyId) || (a.subjectId < b.subjectId ? -1 : 1))
}

/** What was said on one property, of the company and of its sites; without one, all. */
export function ofProperty(groups: SubjectGroup[], property: string | undefined): SubjectGroup[] {
  if (property === undefined) return groups
  return groups
    .map((group) => ({ ...group, properties: group.properties.filter((each) => each.property === property) }))
    .filter((group) => group.properties.length > 0)
}

/** Facts and capabilities carry a key behind their name; to a reader they are one field with several values. */
function manyOf(property: string): string {
  return property.split('#')[0] ?? property
}

function propertyGroup(property: string, all: readonly Statement[]): PropertyGroup {
  const newestFirst = all.toSorted((a, b) => rank(a) - rank(b) || (a.recorded_at < b.recorded_at ? 1 : -1))
  const counting = all.filter((each) => each.state !== 'retracted')
  return {
    property,
    name: all[0]?.property_name ?? property,
    shown: newestFirst.filter((each) => each.shown),
    all: newestFirst,
    // What there can be many of does not disagree by being many.
    disagree: counting.some((each) => each.state === 'superseded') && new Set(counting.map((each) => each.value)).size > 1,
  }
}

function rank({ state }: Statement): number {
  return state === 'live' ? 0 : state === 'superseded' ? 1 : 2
}

/** Days on which something was recorded, newest first, with how much. */
export function recordedDays(statements: readonly Statement[]): { day: string; count: number }[] {
  return [...Map.groupBy(statements, (each) => each.recorded_at.slice(0, 10))]
    .map(([day, all]) => ({ day, count: all.length }))
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
}

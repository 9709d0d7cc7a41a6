import { fold, matchesAllWords } from '../../domain/fold.ts'
import type { NeedKind, NeedOrigin } from '../../domain/needs.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { findSubject } from '../statements/change.ts'
import { type NeedNames, needNames } from './need-names.ts'
import { catalogue } from './open-needs.ts'
import { type NeedItem, presentPublic } from './present-need.ts'
import type { Wanted } from './wanted.ts'

interface NeedQuery extends PageInput {
  q?: string | undefined
  kind?: NeedKind | undefined
  segment?: string | undefined
  process?: string | undefined
  province?: string | undefined
  certificate?: string | undefined
  deadline_before?: string | undefined
  deadline_after?: string | undefined
  buyer?: string | undefined
  origin?: NeedOrigin | undefined
  sort: 'newest' | 'deadline' | 'volume'
  lang: Language
}

/** A line of the catalogue, and what it can be found by: nothing but what is shown. */
interface Line {
  readonly need: Wanted
  readonly item: NeedItem
  readonly certificates: readonly string[]
}

/**
 * What everybody may see is made first, and then looked through: a filter can find nothing that is not shown. A few thousand needs
 * are few enough for that.
 */
export async function listNeeds(context: ServiceContext, query: NeedQuery, now = new Date()) {
  const needs = await catalogue(context, now)
  const names = await needNames(context, needs, query.lang)
  const buyer = query.buyer && ((await findSubject(context, query.buyer))?.subject_id ?? query.buyer)
  const lines = needs
    .map((need) => lineOf(need, names))
    .filter((line) => hasWords(line.item, query.q) && (buyer === undefined || line.item.buyer?.company_id === buyer))
  const found = lines.filter((line) => FILTERS.every((filter) => passes(line, filter, query)) && inTime(line.item, query))
  return {
    ...pageOf(found.toSorted(ORDERS[query.sort]), query, ({ item }) => item),
    facets: Object.fromEntries(
      FILTERS.map((filter) => [
        filter,
        facetOf(
          lines.filter((line) => FILTERS.every((other) => other === filter || passes(line, other, query)) && inTime(line.item, query)),
          filter,
          names,
        ),
      ]),
    ),
  }
}

function lineOf(need: Wanted, names: NeedNames): Line {
  const shown = need.visibility === 'anonymous' ? need.shown : need.requirement
  const certificates = [...(shown?.gates ?? []), ...(shown?.wants ?? [])].flatMap((condition): readonly string[] =>
    'certificate' in condition ? (typeof condition.certificate === 'string' ? [condition.certificate] : condition.certificate) : [],
  )
  return { need, item: presentPublic(need, names), certificates }
}

const FILTERS = ['kind', 'segment', 'process', 'province', 'certificate', 'origin'] as const
type Filter = (typeof FILTERS)[number]

function valuesOf({ item, certificates }: Line, filter: Filter): readonly string[] {
  switch (filter) {
    case 'kind':
      return [item.kind]
    case 'origin':
      return [item.origin]
    case 'segment':
      return item.field.level === 'segment' ? item.field.items.map(({ id }) => id) : []
    case 'process':
      return item.processes.map(({ id }) => id)
    case 'province':
      return item.places.flatMap(({ level, id }) => (level === 'province' ? [id] : []))
    case 'certificate':
      return certificates
    default:
      return filter satisfies never
  }
}

function passes(line: Line, filter: Filter, query: NeedQuery): boolean {
  const wanted = query[filter]
  return wanted === undefined || valuesOf(line, filter).includes(wanted)
}

function inTime({ deadline }: NeedItem, { deadline_before, deadline_after }: NeedQuery): boolean {
  if (deadline === null) return deadline_before === undefined
  return (
    (deadline_before === undefined || deadline <= deadline_before) &&
    (deadline_after === undefined || deadline >= deadline_after.slice(0, deadline.length))
  )
}

function hasWords(item: NeedItem, q: string | undefined): boolean {
  const words = fold(q ?? '')
  if (words === '') return true
  const text = [
    item.title,
    item.product,
    item.buyer?.name,
    ...item.field.items.map(({ name }) => name),
    ...item.conditions.map((each) => each.text),
  ]
  return matchesAllWords(fold(text.filter((each) => each !== null && each !== undefined).join(' ')), words)
}

/** Of equals by their id, which is random: in which order they were posted is not told. */
const ORDERS: Readonly<Record<NeedQuery['sort'], (a: Line, b: Line) => number>> = {
  newest: (a, b) => descending(a.item.published_on?.slice(0, 7) ?? '', b.item.published_on?.slice(0, 7) ?? '') || byId(a, b),
  deadline: (a, b) => ascending(a.item.deadline ?? '9999', b.item.deadline ?? '9999') || byId(a, b),
  volume: (a, b) => (b.item.volume?.min ?? -1) - (a.item.volume?.min ?? -1) || byId(a, b),
}

function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function descending(a: string, b: string): number {
  return ascending(b, a)
}

function byId(a: Line, b: Line): number {
  return ascending(a.need.need_id, b.need.need_id)
}

function facetOf(lines: readonly Line[], filter: Filter, names: NeedNames) {
  const counts = Map.groupBy(
    lines.flatMap((line) => valuesOf(line, filter)),
    (value) => value,
  )
  return [...counts]
    .map(([value, all]) => ({ value, name: facetName(filter, value, names), count: all.length }))
    .toSorted((a, b) => b.count - a.count || ascending(a.value, b.value))
}

function facetName(filter: Filter, value: string, names: NeedNames): string {
  const { words } = names
  switch (filter) {
    case 'kind':
      return words.text(`need.kind.${value}`)
    case 'origin':
      return words.text(`need.origin.${value}`)
    case 'segment':
      return names.segment(value)
    case 'process':
      return names.term('process', value)
    case 'certificate':
      return names.term('scheme', value)
    case 'province':
      return names.province(value)
    default:
      return filter satisfies never
  }
}

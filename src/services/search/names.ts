import type { Language } from '../../domain/vocabulary.ts'
import type { Span } from '../../search/understand.ts'
import { nameOf } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { centreOf } from '../nearby/centre.ts'
import { countryName } from '../trade.ts'
import { wording } from '../wording.ts'
import type { Asking } from './asked.ts'
import type { SearchWords } from './dictionary.ts'

/** What the value of a filter is called. */
export function valueName(
  { atlas }: Pick<ServiceContext, 'atlas'>,
  { names, places }: SearchWords,
  param: string,
  value: string,
  lang: Language,
): string {
  const text = wording(lang)
  switch (param) {
    case 'segment':
      return nameOf(atlas.segments.get(value), value, lang)
    case 'stage':
      return nameOf(atlas.stages.get(value), value, lang)
    case 'process':
    case 'material':
    case 'certificate':
    case 'park':
      return nameOf(names[param].get(value), value, lang)
    case 'province': {
      const former = names.former.get(value)
      return former === undefined
        ? nameOf(names.province.get(value), value, lang)
        : text.text('search.former_province', { name: nameOf(former, value, lang) })
    }
    case 'home_country':
      return countryName(value, lang)
    case 'near':
      return centreOf(places, value, lang).name
    default:
      return text.maybe(`filter.${param}.${value}`) ?? value
  }
}

/** As facets: the most frequent first; former provinces behind those of today. */
export function nameFacets(
  context: ServiceContext,
  words: SearchWords,
  facets: Readonly<Record<string, ReadonlyMap<string, number>>>,
  lang: Language,
) {
  return Object.fromEntries(
    Object.entries(facets).map(([dimension, counts]) => {
      const isFormer = (value: string) => dimension === 'province' && words.names.former.has(value)
      const values = [...counts].map(([value, count]) => ({ value, name: valueName(context, words, dimension, value, lang), count }))
      return [
        dimension,
        values.toSorted(
          (a, b) => Number(isFormer(a.value)) - Number(isFormer(b.value)) || b.count - a.count || (a.value < b.value ? -1 : 1),
        ),
      ]
    }),
  )
}

export function presentSpans(context: ServiceContext, { question, words }: Asking, lang: Language) {
  return question.understanding.spans.flatMap((span) =>
    span.values.map((value) => ({
      text: span.text,
      param: span.param,
      value,
      name: spanName(context, words, span, value, lang),
      applied: !question.overruled.has(span),
    })),
  )
}

function spanName(context: ServiceContext, words: SearchWords, { param, radius_km }: Span, value: string, lang: Language): string {
  const name = valueName(context, words, param, value, lang)
  return param === 'near' ? wording(lang).text('search.within', { name, km: wording(lang).number(radius_km ?? 0) }) : name
}

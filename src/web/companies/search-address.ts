/** Addresses of the list with one thing more or less: every filter can be a plain link. */
import type { CompanyPage } from '../../api/contract/company-list.ts'
import { fold } from '../../domain/fold.ts'

type Entries = readonly (readonly [string, string])[]

function toAddress(entries: Entries): string {
  const kept = entries.filter(([key, value]) => key !== 'cursor' && value !== '')
  return `?${new URLSearchParams(kept.map(([key, value]) => [key, value]))}`
}

/** One value of a filter taken away, its other values kept. A place to be near goes with its radius. */
export function withoutValue(search: URLSearchParams, param: string, value: string | null): string {
  const goes = (key: string, one: string) =>
    (key === param && (value === null || one === value)) ||
    (param === 'near' && (key === 'radius_km' || (key === 'sort' && one === 'distance')))
  return toAddress([...search].filter(([key, one]) => !goes(key, one)))
}

export function withValue(search: URLSearchParams, param: string, value: string): string {
  return toAddress([...[...search].filter(([key, one]) => !(key === param && one === value)), [param, value]])
}

/** "We read this as …" taken back: the words stay and are looked for as they stand. */
export function asPlainWords(search: URLSearchParams, text: string): string {
  return withValue(search, 'plain', text)
}

/** Words taken out of the question. What was said about them goes too. */
export function withoutWords(search: URLSearchParams, words: readonly string[]): string {
  const gone = new Set(words.flatMap((text) => fold(text).split(' ')))
  const q = (search.get('q') ?? '')
    .split(/\s+/)
    .filter(
      (word) =>
        !fold(word)
          .split(' ')
          .every((part) => gone.has(part)),
    )
    .join(' ')
  const plain = new Set(words.map(fold))
  return toAddress(
    [...search].flatMap(([key, value]) => {
      if (key === 'q') return [[key, q] as const]
      return key === 'plain' && plain.has(fold(value)) ? [] : [[key, value] as const]
    }),
  )
}

/** The address whose words the answer is for: where a word was taken for another, every link goes on from that. */
export function asAnswered(search: URLSearchParams, didYouMean: { q: string } | null): URLSearchParams {
  return new URLSearchParams([...search].map(([key, value]) => [key, key === 'q' && didYouMean ? didYouMean.q : value]))
}

export type FoundNothing = Pick<CompanyPage, 'drop' | 'understood' | 'words' | 'did_you_mean'>

/** The question without filters or words of it, as an answer that found nothing names them. What was read of words goes with them. */
export function addressWithout(
  search: URLSearchParams,
  page: Omit<FoundNothing, 'drop'>,
  gone: readonly { readonly param: string; readonly value: string | null }[],
): string {
  const { understood, words, did_you_mean } = page
  const rest = gone.reduce(
    (left, { param, value }) => {
      const read = understood.find((one) => one.applied && one.param === param && one.value === value)
      if (read) return new URLSearchParams(withoutWords(left, [read.text]))
      return new URLSearchParams(param === 'q' ? withoutWords(left, value === null ? words : [value]) : withoutValue(left, param, value))
    },
    asAnswered(search, did_you_mean),
  )
  return toAddress([...rest])
}

export function withoutAll(search: URLSearchParams, params: readonly string[]): string {
  return toAddress([...search].filter(([key]) => !params.includes(key)))
}

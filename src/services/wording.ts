/** Sentences of the API in the reader's language. The texts are in src/domain/messages; the numbers come in as numbers. */
import { createTranslator } from 'use-intl/core'
import en from '../domain/messages/en.json' with { type: 'json' }
import ko from '../domain/messages/ko.json' with { type: 'json' }
import vi from '../domain/messages/vi.json' with { type: 'json' }
import { formatDate } from '../domain/date-text.ts'
import type { Language } from '../domain/vocabulary.ts'

const MESSAGES = { en, ko, vi } as const

export interface Wording {
  lang: Language
  /** Text of a key; values are already formatted strings or plural counts. */
  text(key: string, values?: Record<string, string | number>): string
  /** The same, or undefined when the key does not exist. */
  maybe(key: string): string | undefined
  number(value: number): string
  /** A day inside a sentence: 30/11/2026, not 2026-11-30. */
  date(day: string): string
  percent(share: number): string
  usd(value: number): string
  unknown: string
}

const cache = new Map<Language, Wording>()

export function wording(lang: Language): Wording {
  const known = cache.get(lang)
  if (known) return known
  const messages: Record<string, unknown> = MESSAGES[lang]
  // Keys are composed from closed vocabularies (status, rule, indicator); a test walks every one of them in every language.
  const t = createTranslator({ locale: lang, messages, onError: rethrow }) as unknown as ((
    key: string,
    values?: Record<string, string | number>,
  ) => string) & { has(key: string): boolean }
  const made: Wording = {
    lang,
    text: (key, values) => t(key, values),
    maybe: (key) => (t.has(key) ? t(key) : undefined),
    number: (value) =>
      new Intl.NumberFormat(
        lang,
        Math.abs(value) >= 100
          ? { maximumFractionDigits: 0 }
          : { maximumSignificantDigits: Math.abs(value) < 0.1 ? 1 : 3, maximumFractionDigits: 3 },
      ).format(value),
    date: (day) => formatDate(day, lang),
    percent: (share) =>
      new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0 }).format(share),
    usd: (value) => compactUsd(value, lang),
    unknown: t('unknown'),
  }
  cache.set(lang, made)
  return made
}

/** US$ as people of that language write large sums; Intl's Vietnamese compact form ("9,8 T US$") is not what they write. */
function compactUsd(value: number, lang: Language): string {
  const size = Math.abs(value)
  const [divisor, unit] =
    lang === 'ko'
      ? size >= 1e8
        ? [1e8, '억 달러']
        : [1e4, '만 달러']
      : size >= 1e9
        ? [1e9, lang === 'vi' ? ' tỷ USD' : ' bn']
        : [1e6, lang === 'vi' ? ' triệu USD' : ' m']
  const scaled = value / divisor
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: Math.abs(scaled) < 10 ? 2 : Math.abs(scaled) < 100 ? 1 : 0 }).format(
    scaled,
  )
  return lang === 'en' ? `US$${number}${unit}` : `${number}${unit}`
}

function rethrow(error: Error): never {
  throw error
}

type Named<T extends string> = Record<`${T}_${Language}`, string>

/** Column of the language, e.g. name_vi. */
export function localized<T extends string>(row: Named<T>, field: T, lang: Language): string {
  return row[`${field}_${lang}`]
}

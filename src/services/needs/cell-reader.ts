import { fold } from '../../domain/fold.ts'
import type { Vocabulary } from '../../domain/vocabulary.ts'
import { findCountry } from '../../intake/cell-rules/countries.ts'
import { separated } from '../../intake/cell-rules/numbers.ts'
import { AUTO_ASSIGN, closestTerms, recogniseTerm } from '../../vocabulary/recognise.ts'
import type { Atlas } from '../atlas.ts'
import type { MatchKnowledge } from '../matching/knowledge.ts'
import { nearest } from '../../edition/nearest.ts'
import type { Wording } from '../wording.ts'

export interface CellProblem<C extends string> {
  readonly column: C
  readonly value: string
  readonly message: string
}

/** Words and ids of cells; what it cannot read becomes a problem of that cell, with what would be right. */
export interface CellReader<C extends string> {
  readonly problems: CellProblem<C>[]
  words(column: C, most: number): string | undefined
  number(column: C, least?: number, most?: number): number | undefined
  day(column: C): string | undefined
  choice<T extends string>(column: C, values: readonly T[], named: (value: T) => readonly string[]): T | undefined
  terms(column: C, vocabulary: Vocabulary): string[]
  segments(column: C): string[]
  province(column: C): string | undefined
  countries(column: C): string[]
  languages(column: C): string[]
  refuse(column: C, message: string): void
}

/** Lists are separated by | ; or a line; by a comma where no single entry has one. */
const SEPARATORS = /[|;\n]/

export function readCells<C extends string>(
  cells: Readonly<Partial<Record<C, string>>>,
  { atlas, knowledge, words }: { atlas: Atlas; knowledge: MatchKnowledge; words: Wording },
): CellReader<C> {
  const problems: CellProblem<C>[] = []
  const cell = (column: C) => cells[column]?.trim() ?? ''
  const refuse = (column: C, message: string, value = cell(column)): undefined => {
    problems.push({ column, value: value.slice(0, 200), message })
  }
  const list = (column: C, isOne: (text: string) => boolean): string[] => {
    const text = cell(column)
    if (text === '') return []
    const parts = text.split(SEPARATORS).flatMap((part) => (isOne(part.trim()) ? [part] : part.split(',')))
    return parts.map((part) => part.trim()).filter(Boolean)
  }
  return {
    problems,
    refuse: (column, message) => {
      refuse(column, message)
    },
    words: (column, most) => {
      const text = cell(column)
      if (text.length > most) return refuse(column, words.text('need.cell.too_long', { most }))
      return text === '' ? undefined : text
    },
    number: (column, least = 0, most = 1e15) => {
      const text = cell(column).replace(/\s*%$/, '')
      if (text === '') return undefined
      const value = separated(text, true)
      if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(column, words.text('need.cell.number'))
      return value < least || value > most
        ? refuse(column, words.text('need.cell.range', { least: words.number(least), most: words.number(most) }))
        : value
    },
    day: (column) => {
      const text = cell(column)
      if (text === '') return undefined
      const day = dayIn(text)
      return day ?? refuse(column, words.text('need.cell.day'))
    },
    choice: (column, values, named) => {
      const text = fold(cell(column))
      if (text === '') return undefined
      const found = values.find(
        (value) => fold(value.replaceAll('_', ' ')) === text.replaceAll('_', ' ') || named(value).some((name) => fold(name) === text),
      )
      return found ?? refuse(column, words.text('need.cell.choice', { values: values.join(', ') }))
    },
    terms: (column, vocabulary) => {
      const { byId, lexicon } = knowledge.vocabularies[vocabulary]
      const idOf = (text: string) => {
        if (byId.has(text)) return text
        const found = recogniseTerm(lexicon, text)
        return found !== undefined && found.confidence >= AUTO_ASSIGN ? found.entry_id : undefined
      }
      return list(column, (text) => idOf(text) !== undefined).flatMap((text) => {
        const id = idOf(text)
        if (id !== undefined) return [id]
        const close = closestTerms(lexicon, text, 3).map(({ entry_id }) => entry_id)
        refuse(
          column,
          words.text(close.length === 0 ? 'need.cell.unknown' : 'need.cell.unknown_close', { value: text, close: close.join(', ') }),
          text,
        )
        return []
      })
    },
    segments: (column) =>
      list(column, (text) => segmentsNamed(atlas, text).length > 0).flatMap((text) => {
        const found = segmentsNamed(atlas, text)
        if (found.length > 0) return found
        const close = nearest(text, [...atlas.segments.keys()])
        refuse(
          column,
          words.text(close === undefined ? 'need.cell.unknown' : 'need.cell.unknown_close', { value: text, close: close ?? '' }),
          text,
        )
        return []
      }),
    province: (column) => {
      const text = cell(column)
      if (text === '') return undefined
      return provinceNamed(knowledge, text) ?? refuse(column, words.text('need.cell.unknown', { value: text }))
    },
    countries: (column) =>
      list(column, (text) => findCountry(text) !== undefined).flatMap((text) => {
        const code = findCountry(text)
        if (code !== undefined) return [code]
        refuse(column, words.text('need.cell.unknown', { value: text }), text)
        return []
      }),
    languages: (column) =>
      list(column, (text) => languageNamed(text) !== undefined).flatMap((text) => {
        const code = languageNamed(text)
        if (code !== undefined) return [code]
        refuse(column, words.text('need.cell.unknown', { value: text }), text)
        return []
      }),
  }
}

const byName = new WeakMap<Atlas, ReadonlyMap<string, readonly string[]>>()

/** By id, name, short name or another word for it, in any language. */
export function segmentsNamed(atlas: Atlas, text: string): readonly string[] {
  const known = byName.get(atlas) ?? indexSegmentNames(atlas)
  byName.set(atlas, known)
  return known.get(fold(text.normalize('NFKC'))) ?? []
}

function indexSegmentNames(atlas: Atlas): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const row of atlas.ordered) {
    const names = [
      row.segment_id,
      ...(['vi', 'en', 'ko'] as const).flatMap((lang) => [
        row[`name_${lang}`],
        row[`short_name_${lang}`],
        ...(row[`synonyms_${lang}`] ?? '').split('|'),
      ]),
    ]
    for (const name of names) {
      const key = fold(name.normalize('NFKC'))
      if (key !== '') found.set(key, (found.get(key) ?? new Set()).add(row.segment_id))
    }
  }
  return new Map([...found].map(([key, ids]) => [key, [...ids]]))
}

function provinceNamed({ places }: MatchKnowledge, text: string): string | undefined {
  const folded = fold(text).replace(/^(?:tinh|thanh pho|tp)\s+/, '')
  const row = places.provinces.find(
    (each) => each.province_id === text || [each.name_vi, each.name_en, each.name_ko].some((name) => fold(name) === folded),
  )
  if (row !== undefined) return row.province_id
  return places.former.find(
    (each) => each.former_province_id === text || [each.name_vi, each.name_en, each.name_ko].some((name) => fold(name) === folded),
  )?.province_id
}

const LANGUAGE_NAMES = new Map(
  (['vi', 'en', 'ko', 'zh', 'ja', 'de', 'fr', 'th', 'ru', 'es'] as const).flatMap((code) => [
    [code, code] as const,
    ...(['vi', 'en', 'ko'] as const).map(
      (lang) => [fold(new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code), code] as const,
    ),
  ]),
)

function languageNamed(text: string): string | undefined {
  return LANGUAGE_NAMES.get(fold(text))
}

/** 2027-03-31, or day before month as it is written here: 31/3/2027. */
function dayIn(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  const own = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const [year, month, day] = iso === null ? [own?.[3], own?.[2], own?.[1]] : [iso[1], iso[2], iso[3]]
  if (year === undefined) return undefined
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return moment.getUTCMonth() === Number(month) - 1 && moment.getUTCDate() === Number(day) ? moment.toISOString().slice(0, 10) : undefined
}

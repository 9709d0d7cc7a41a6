/** Splink's demo models of persons, for comparing our engine with it; the platform itself compares no persons. */
import { distance } from 'fastest-levenshtein'
import type { BlockingRule } from '../../src/linkage/fellegi-sunter/blocking.ts'
import { type Comparison, NULL_LEVEL } from '../../src/linkage/fellegi-sunter/model.ts'

export type Person = Readonly<Record<string, string | null>>

type Test = (left: string, right: string) => boolean

const PREFIX = 4
const BOOST_FROM = 0.7

/** As DuckDB computes it: the prefix counts from a similarity of .7 on. */
export function jaroWinkler(left: string, right: string): number {
  const jaro = jaroSimilarity(left, right)
  if (jaro <= BOOST_FROM) return jaro
  let prefix = 0
  while (prefix < PREFIX && prefix < left.length && left[prefix] === right[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroSimilarity(left: string, right: string): number {
  if (left.length === 0 || right.length === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = new Uint8Array(right.length)
  const matched: string[] = []
  for (let i = 0; i < left.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(right.length - 1, i + reach); j++) {
      if (taken[j] === 1 || left[i] !== right[j]) continue
      taken[j] = 1
      matched.push(left[i]!)
      break
    }
  }
  if (matched.length === 0) return 0
  const inOrder = [...right].filter((_, j) => taken[j] === 1)
  const swapped = matched.filter((letter, index) => letter !== inOrder[index]).length / 2
  const count = matched.length
  return (count / left.length + count / right.length + (count - Math.floor(swapped)) / count) / 3
}

export function levenshteinWithin(most: number): Test {
  return (left, right) => distance(left, right) <= most
}

function jaroWinklerFrom(least: number): Test {
  return (left, right) => jaroWinkler(left, right) >= least
}

const equal: Test = (left, right) => left === right

/** A comparison of one column: exact agreement, then the tests in order, then anything else. */
export function columnComparison(column: string, tests: readonly (readonly [string, Test])[], termFrequency = true): Comparison<Person> {
  const levels = [['exact', equal] as const, ...tests]
  return {
    name: column,
    columns: [column],
    exact: [{ level: 0, columns: [column] }],
    levels: [...levels.map(([label]) => label), 'else'].map((label, index) =>
      index === 0 && termFrequency ? { label, term_frequency: { column, value: (row: Person) => row[column] ?? null } } : { label },
    ),
    assess: (left, right) => {
      const [l, r] = [left[column], right[column]]
      if (l == null || r == null) return NULL_LEVEL
      const found = levels.findIndex(([, test]) => test(l, r))
      return found === -1 ? levels.length : found
    },
  }
}

export function nameComparison(column: string): Comparison<Person> {
  return columnComparison(
    column,
    [0.92, 0.88, 0.7].map((least) => [`jaro_winkler_${least}`, jaroWinklerFrom(least)]),
  )
}

const username = (email: string) => /^[^@]+/.exec(email)?.[0] ?? ''

export function emailComparison(column: string): Comparison<Person> {
  return columnComparison(column, [
    ['username', (left, right) => username(left) === username(right)],
    ['jaro_winkler_0.88', jaroWinklerFrom(0.88)],
    ['username_jaro_winkler_0.88', (left, right) => jaroWinkler(username(left), username(right)) >= 0.88],
  ])
}

/** The model of Splink's tutorial on fake_1000. */
export const TUTORIAL_COMPARISONS: readonly Comparison<Person>[] = [
  nameComparison('first_name'),
  nameComparison('surname'),
  columnComparison('dob', [['levenshtein_1', levenshteinWithin(1)]], false),
  columnComparison('city', []),
  emailComparison('email'),
]

/** Rows whose values of all these expressions are equal; an expression is a column, or column and how many letters of it. */
export function blockOn(...columns: readonly (string | readonly [column: string, from: number, length: number])[]): BlockingRule<Person> {
  const parts = columns.map((part) => (typeof part === 'string' ? ([part, 1, undefined] as const) : part))
  return {
    name: parts.map(([column, , length]) => (length === undefined ? column : `${column}(${length})`)).join(' + '),
    columns: [...new Set(parts.map(([column]) => column))],
    key: (row) => {
      const values = parts.map(([column, from, length]) =>
        row[column]?.slice(from - 1, length === undefined ? undefined : from - 1 + length),
      )
      return values.includes(undefined) ? null : values.join('\u0000')
    },
  }
}

const DAY_MS = 86_400_000
const YEAR_DAYS = 365.25

/** Splink's DateOfBirthComparison: equal, one typing error, within a month, a year, ten years, else. */
export function dateComparison(column: string): Comparison<Person> {
  const withinDays =
    (days: number): Test =>
    (left, right) =>
      Math.abs(Date.parse(left) - Date.parse(right)) <= days * DAY_MS
  const tests: [string, Test][] = [
    ['levenshtein_1', levenshteinWithin(1)],
    ['month', withinDays(YEAR_DAYS / 12)],
    ['year', withinDays(YEAR_DAYS)],
    ['ten_years', withinDays(YEAR_DAYS * 10)],
  ]
  const valid = columnComparison(column, tests, false)
  const isDate = (text: string | null | undefined) => text != null && !Number.isNaN(Date.parse(text))
  return { ...valid, assess: (left, right) => (isDate(left[column]) && isDate(right[column]) ? valid.assess(left, right) : NULL_LEVEL) }
}

/** Splink's PostcodeComparison: the whole, sector, district, area, else. */
export function postcodeComparison(column: string): Comparison<Person> {
  const samePart =
    (pattern: RegExp): Test =>
    (left, right) =>
      (pattern.exec(left)?.[0] ?? '') === (pattern.exec(right)?.[0] ?? '')
  const tests: [string, Test][] = [
    ['sector', samePart(/^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]/)],
    ['district', samePart(/^[A-Za-z]{1,2}[0-9][A-Za-z0-9]?/)],
    ['area', samePart(/^[A-Za-z]{1,2}/)],
  ]
  return columnComparison(column, tests, false)
}

/** Splink's ForenameSurnameComparison with a column of both together. */
export function fullNameComparison(first: string, last: string, both: string): Comparison<Person> {
  const near = (least: number) => (left: Person, right: Person) =>
    jaroWinkler(left[first]!, right[first]!) >= least && jaroWinkler(left[last]!, right[last]!) >= least
  const frequency = (column: string) => ({ label: column, term_frequency: { column, value: (row: Person) => row[column] ?? null } })
  const nearest = near(0.92)
  const nearer = near(0.88)
  const agree = (left: Person, right: Person, column: string) => left[column] != null && left[column] === right[column]
  return {
    name: both,
    columns: [first, last, both],
    exact: [
      { level: 0, columns: [both] },
      { level: 4, columns: [last] },
      { level: 5, columns: [first] },
    ],
    levels: [
      frequency(both),
      { label: 'reversed' },
      { label: 'jaro_winkler_0.92' },
      { label: 'jaro_winkler_0.88' },
      frequency(last),
      frequency(first),
      { label: 'else' },
    ],
    assess: (left, right) => {
      if ((left[first] == null || right[first] == null) && (left[last] == null || right[last] == null)) return NULL_LEVEL
      if (agree(left, right, both)) return 0
      const complete = left[first] != null && left[last] != null && right[first] != null && right[last] != null
      if (complete && left[first] === right[last] && left[last] === right[first]) return 1
      if (complete && nearest(left, right)) return 2
      if (complete && nearer(left, right)) return 3
      return agree(left, right, last) ? 4 : agree(left, right, first) ? 5 : 6
    },
  }
}

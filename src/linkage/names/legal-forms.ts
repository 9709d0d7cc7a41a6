import { BEFORE_NAME, CJK_FORMS, LEGAL_FORMS } from './legal-form-table.ts'
import { repairText } from './repair.ts'
import { type Word, wordsOf } from './words.ts'

interface Form {
  readonly words: readonly string[]
  readonly kind: string
}

const splitList = (list: string) =>
  list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

const wordsOfForm = (text: string) => wordsOf(repairText(text)).map((word) => word.folded)

function longestFirst(forms: readonly Form[], key: (form: Form) => string): Map<string, Form[]> {
  const byWord = Map.groupBy(forms, key)
  for (const list of byWord.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byWord
}

const forms: Form[] = Object.entries(LEGAL_FORMS).flatMap(([kind, list]) =>
  splitList(list).map((text) => ({ words: wordsOfForm(text), kind })),
)
const before = new Set(splitList(BEFORE_NAME).map((text) => wordsOfForm(text).join(' ')))

const BY_LAST = longestFirst(forms, (form) => form.words.at(-1) ?? '')
const BY_FIRST = longestFirst(
  forms.filter((form) => before.has(form.words.join(' '))),
  (form) => form.words[0] ?? '',
)

const CJK_KIND = new Map(Object.entries(CJK_FORMS).flatMap(([kind, list]) => splitList(list).map((text) => [text, kind] as const)))
const CJK_PATTERN = new RegExp(
  [...CJK_KIND.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((text) => text.replaceAll(/[()]/g, String.raw`\$&`))
    .join('|'),
  'g',
)

/** Thai and what lies behind it, without the accented letters of Vietnamese. */
const UNSPACED = /[\u0E00-\u1DFF\u2E80-\uFFFF]/

// Misspelt as often as not; only these long words, and only by one letter or two changed places.
const LONG_WORDS = ['limited', 'company', 'corporation', 'incorporated', 'aktiengesellschaft']

export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text)
}

/** Takes Korean, Japanese, Chinese and Thai forms out of the running text. */
export function stripCjkForms(text: string): { text: string; form: string | null } {
  if (!isUnspaced(text)) return { text, form: null }
  let form: string | null = null
  const rest = text.replace(CJK_PATTERN, (found) => {
    form ??= CJK_KIND.get(found) ?? null
    return ' '
  })
  // A firm called just "公司" keeps its word.
  return rest.trim() === '' ? { text, form: null } : { text: rest, form }
}

export interface Stripped {
  readonly words: readonly Word[]
  readonly form: string | null
  /** A Vietnamese form was among them: then "và" and "chi nhánh" are Vietnamese words. */
  readonly vietnamese: boolean
}

const VIETNAMESE = new Set(['cong', 'cty', 'tnhh', 'cp', 'ctcp', 'mtv', 'dntn', 'htx', 'tct', 'phan'])

/** Whole words only, longest form first, from both ends, as long as a word of the name is left. */
export function stripLegalForms(all: readonly Word[]): Stripped {
  let start = 0
  let end = all.length
  let form: string | null = null
  let vietnamese = false
  const take = (found: Form) => {
    if (form === null || form === 'company') form = found.kind
    if (found.words.some((word) => VIETNAMESE.has(word))) vietnamese = true
  }
  for (let changed = true; changed && end - start > 1;) {
    changed = false
    const last = formAt(all, BY_LAST, end, true, end - start - 1) ?? misspelt(all, end)
    if (last) {
      end -= last.words.length
      take(last)
      changed = true
      continue
    }
    const first = formAt(all, BY_FIRST, start, false, end - start - 1)
    if (first) {
      start += first.words.length
      take(first)
      changed = true
    }
  }
  return { words: start === 0 && end === all.length ? all : all.slice(start, end), form, vietnamese }
}

function formAt(all: readonly Word[], table: Map<string, Form[]>, at: number, atEnd: boolean, room: number): Form | undefined {
  const key = all[atEnd ? at - 1 : at]?.folded ?? ''
  return table.get(key)?.find((form) => {
    const size = form.words.length
    const from = atEnd ? at - size : at
    return size <= room && form.words.every((word, i) => all[from + i]?.folded === word)
  })
}

function misspelt(all: readonly Word[], end: number): Form | undefined {
  const word = all[end - 1]?.folded ?? ''
  if (word.length < 6) return undefined
  return LONG_WORDS.some((right) => word[0] === right[0] && isSlip(word, right)) ? { words: [word], kind: 'company' } : undefined
}

/** One letter missing, added or wrong, or two neighbours changed. Only for words of nearly the same length. */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const restA = a.slice(start, a.length - tail)
  const restB = b.slice(start, b.length - tail)
  return (restA.length <= 1 && restB.length <= 1) || (restA.length === 2 && restA[0] === restB[1] && restA[1] === restB[0])
}

/** The words are a legal form and nothing else. */
export function isLegalForm(words: readonly Word[]): boolean {
  const last = words.at(-1)?.folded ?? ''
  return (BY_LAST.get(last) ?? []).some(
    (form) => form.words.length === words.length && form.words.every((word, i) => words[i]?.folded === word),
  )
}

/** A legal form of those that stand before a name begins at this word. */
export function beginsLegalForm(words: readonly Word[], at: number): boolean {
  return formAt(words, BY_FIRST, at, false, words.length - at) !== undefined
}

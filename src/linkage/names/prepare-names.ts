import { openBrackets } from './brackets.ts'
import { stripCjkForms, stripLegalForms } from './legal-forms.ts'
import type { Name, TokenKind } from './name.ts'
import { joinsNumber, mayBeNumber, numberOf } from './numerals.ts'
import { renamedCore } from './renames.ts'
import { isPlain, repairText } from './repair.ts'
import { kindOf, type Tokens, tokensOf } from './tokens.ts'
import { splitUnit } from './units.ts'
import { MAYBE_GROWN, simpleName } from './simple-name.ts'
import { type Word, wordOf, wordsOf } from './words.ts'

const NONE: readonly string[] = []

/** All ways one party is called: each text, the other names in its brackets, and today's name of a firm that changed it. */
export function prepareNames(texts: readonly string[]): Name[] {
  const names: Name[] = []
  const add = (name: Name | undefined) => {
    if (name && !names.some(({ core, unit }) => unit === name.unit && areSame(core, name.core))) names.push(name)
  }
  for (const text of texts) {
    const simple = simpleName(text)
    const { text: main, aliases } = simple === null ? splitAliases(repairText(text)) : { text, aliases: [] }
    const name = simple === null ? nameOf(main, text, 'name') : nameOfWords(simple.words, simple.isPlain, text, 'name', null)
    add(name)
    for (const alias of aliases) add(nameOf(alias, alias, 'bracket'))
    const spelt = name && speltOut(name)
    if (spelt) add({ ...name, ...spelt, accented: null, kind: 'alias' })
  }
  for (let known = names.length, i = 0; i < known; i++) {
    const name = names[i]!
    const core = renamedCore(name.core)
    if (core) add({ ...name, ...coreOf(core), accented: null, kind: 'renamed' })
  }
  return names
}

// "SiemensAG": a form grown to the name, told by its capitals.
const GROWN = /(?<=\p{Ll})(?=(?:AG|GmbH|Ltd|LTD|Inc|LLC|PLC|Corp|JSC|SA|SpA|BV|NV|AB|Co\.)\b)/gu
// "TE Connectivity Ltd.-Tyco": what follows the form is another name.
const AFTER_FORM = /(\b(?:ltd|inc|corp|co|plc|llc|limited|corporation)\.?)\s*-\s*([\p{L}\d&. ]{3,})$/iu

function splitAliases(text: string): { text: string; aliases: readonly string[] } {
  const opened = openBrackets(text)
  const after = opened.text.includes('-') ? AFTER_FORM.exec(opened.text) : null
  const tail = after?.[2]
  if (tail === undefined || splitUnit([wordOf('x'), ...wordsOf(tail)]).unit !== null) return opened
  return { text: opened.text.slice(0, after!.index) + after![1], aliases: [...opened.aliases, tail] }
}

function nameOf(text: string, written: string, kind: Name['kind']): Name | undefined {
  const plain = isPlain(text)
  const cjk = plain ? { text, form: null } : stripCjkForms(text)
  // The test is the pattern without its look back, which is dear.
  const words = wordsOf(MAYBE_GROWN.test(cjk.text) ? cjk.text.replace(GROWN, ' ') : cjk.text)
  return nameOfWords(words, plain, written, kind, cjk.form)
}

function nameOfWords(words: readonly Word[], plain: boolean, written: string, kind: Name['kind'], form: string | null): Name | undefined {
  if (words.length === 0) return undefined
  const { words: company, unit } = splitUnit(words)
  const stripped = stripLegalForms(company)
  const tokens = withNumbers(tokensOf(stripped.words, stripped.vietnamese), stripped.words)
  if (tokens.core.length === 0) return undefined
  return {
    text: written,
    ...coreOf(tokens.core, tokens.kinds),
    legal_form: form ?? stripped.form,
    kind,
    unit,
    accented: plain ? null : accentsOf(tokens),
    initials: initialsOf(words),
  }
}

/** "FIT Foxconn Interconnect Technology": an acronym that stands before the words it is made of says nothing more. */
function speltOut({ core, kinds }: Name): ReturnType<typeof coreOf> | undefined {
  const letters = core[0] ?? ''
  const rest = core.slice(1)
  if (letters.length < 2 || letters.length > 6 || rest.length < 2 || rest.length < letters.length) return undefined
  const initials = rest.map((token) => token[0]).join('')
  return initials.startsWith(letters) ? coreOf(rest, kinds.slice(1)) : undefined
}

function coreOf(core: readonly string[], kinds?: readonly TokenKind[]) {
  const own = kinds ?? core.map((token) => (/^\d/.test(token) ? 'number' : kindOf(token)))
  return {
    core,
    kinds: own,
    compact: core.join(''),
    numbers: own.includes('number') ? core.filter((_, i) => own[i] === 'number') : NONE,
    places: own.includes('place') ? core.filter((_, i) => own[i] === 'place') : NONE,
  }
}

function areSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, i) => word === right[i])
}

function numberAt({ core, kinds, accented }: Tokens, at: number, words: readonly Word[]): string | undefined {
  const token = core[at]!
  const last = core.length - 1
  if (!mayBeNumber(token) || kinds[at] === 'place' || (accented[at] ?? token) !== token) return undefined
  // "VI" and "XI" are words of many languages: Roman only behind a name, at its end.
  if (/^[ivx]+$/.test(token) && (at === 0 || at < last || words.length === 1)) return undefined
  return numberOf(token, at === last)
}

function withNumbers(tokens: Tokens, words: readonly Word[]): Tokens {
  const last = tokens.core.length - 1
  const found = tokens.core.map((_, i) => numberAt(tokens, i, words))
  if (found.every((number) => number === undefined)) return tokens
  const core: string[] = []
  const kinds: TokenKind[] = []
  const accented: (string | null)[] = []
  for (let i = 0; i <= last; i++) {
    const number = found[i]
    const before = kinds.at(-1) === 'number' ? (core.at(-1) ?? '') : ''
    if (number !== undefined && joinsNumber(before, number)) core[core.length - 1] = String(Number(before) + Number(number))
    else {
      core.push(number ?? tokens.core[i]!)
      kinds.push(number === undefined ? tokens.kinds[i]! : 'number')
      accented.push(number === undefined ? tokens.accented[i]! : null)
    }
  }
  return { core, kinds, accented }
}

/** Accents tell names apart only where the writer used them. */
function accentsOf(tokens: Tokens): readonly (string | null)[] | null {
  return tokens.accented.some((word, i) => word !== null && word !== tokens.core[i]) ? tokens.accented : null
}

function initialsOf(words: readonly Word[]): string {
  let initials = ''
  for (const { folded } of words) if (folded !== 'and' && folded !== 'of' && folded !== 'the') initials += folded[0] ?? ''
  return initials
}

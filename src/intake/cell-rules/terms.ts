import type { Vocabulary } from '../../domain/vocabulary.ts'
import { buildLexicon, type Lexicon } from '../../vocabulary/lexicon.ts'
import { AUTO_ASSIGN, recogniseTerm } from '../../vocabulary/recognise.ts'
import { splitTerms } from '../../vocabulary/split-terms.ts'
import { type Period, readUnit, type UnitPhrase } from '../../vocabulary/units.ts'
import { remembered } from '../remembered.ts'
import type { RowContext } from '../row-context.ts'
import type { CellInput } from './cell-input.ts'
import { separated } from './numbers.ts'

/** The vocabularies of the edition, ready to be asked for words that columns repeat. */
export interface TermIndex {
  find(vocabulary: Vocabulary, text: string): string | undefined
  split(vocabulary: Vocabulary, text: string): readonly string[]
  unit(text: string): UnitPhrase | undefined
}

export function indexTerms({ vocabularies }: RowContext): TermIndex {
  const lexicons = new Map<Vocabulary, Lexicon>()
  const lexiconOf = (vocabulary: Vocabulary): Lexicon => {
    const known = lexicons.get(vocabulary) ?? buildLexicon(vocabularies[vocabulary] ?? [])
    lexicons.set(vocabulary, known)
    return known
  }
  const finder = (vocabulary: Vocabulary) =>
    remembered((text) => {
      const found = recogniseTerm(lexiconOf(vocabulary), text)
      return found !== undefined && found.confidence >= AUTO_ASSIGN ? found.entry_id : undefined
    })
  const splitter = (vocabulary: Vocabulary) => remembered((text) => splitTerms(lexiconOf(vocabulary), text))
  const both = (vocabulary: Vocabulary) => ({ find: finder(vocabulary), split: splitter(vocabulary) })
  const by: Readonly<Record<Vocabulary, ReturnType<typeof both>>> = {
    process: both('process'),
    equipment_type: both('equipment_type'),
    material: both('material'),
    scheme: both('scheme'),
    unit: both('unit'),
  }
  return {
    find: (vocabulary, text) => by[vocabulary].find(text),
    split: (vocabulary, text) => by[vocabulary].split(text),
    unit: remembered((text) => readUnit(lexiconOf('unit'), text)),
  }
}

/** A word as printed, with the entry it stands for where we are sure. */
export interface Term {
  readonly text: string
  readonly entry_id?: string
  /** Of machines: "12 máy ép nhựa". */
  readonly quantity?: number
}

/** Words of a vocabulary. Those it does not know are kept as they are and wait for a person. */
export function readTerms(input: CellInput, terms: TermIndex, vocabulary: Vocabulary): Term[] | undefined {
  const read = terms.split(vocabulary, input.text).map((text): Term => {
    const counted = vocabulary === 'equipment_type' ? countedMachines(text) : undefined
    const entry_id = terms.find(vocabulary, text) ?? (counted && terms.find(vocabulary, counted.word))
    if (entry_id === undefined) input.doubt('term_unknown', { value: text.slice(0, 80) })
    return { text, ...(entry_id !== undefined && { entry_id }), ...(counted !== undefined && { quantity: counted.quantity }) }
  })
  return read.length === 0 ? undefined : read
}

const MOST_MACHINES = 9999

function countedMachines(text: string): { word: string; quantity: number } | undefined {
  const before = /^(\d{1,4})\s*(?:x\s|×|chiếc|cái|bộ|대의?|台|sets?\s|units?\s|\s)\s*(?=\p{L})(.+)$/iu.exec(text)
  const after = /^(.+?)\s*(?:[x×:]\s*|\(\s*|\s)(\d{1,4})\s*(?:máy|chiếc|cái|bộ|대|台|sets?|units?|pcs)?\s*\)?$/iu.exec(text)
  // "CNC 5" may be a model: a number behind counts only with a sign or a word that says so.
  const said = after !== null && /[x×:(]|(?:máy|chiếc|cái|bộ|대|台|sets?|units?|pcs)\s*\)?$/iu.test(text.slice((after[1] ?? '').length))
  const [word, quantity] = before === null ? (said ? [after[1], after[2]] : []) : [before[2], before[1]]
  const count = Number(quantity)
  return word === undefined || !(count > 0 && count <= MOST_MACHINES) ? undefined : { word: word.trim(), quantity: count }
}

export interface Amount {
  readonly amount: number
  /** As printed, with the time it is for. */
  readonly unit: string
  readonly unit_id?: string
  readonly per?: Period
}

const SIZES: readonly (readonly [RegExp, number])[] = [
  [/^(?:triệu|tr|million|mil|mn|백만|百万)(?![\p{L}])\s*/iu, 1e6],
  [/^(?:nghìn|ngàn|thousand|k|천|千)(?![\p{L}])\s*/iu, 1e3],
  [/^(?:만|万)\s*/u, 1e4],
]

/** "500.000 sản phẩm/năm" → 500000 pieces a year. Undefined where it is not one number and a unit. */
export function readAmount(text: string, terms: TermIndex): Amount | undefined {
  const found = /^(?:~|khoảng|about|약|约|約)?\s*(\d[\d.,' \u00a0]*)\s*([^\d.,'\s].*)$/iu.exec(text.trim())
  if (found === null) return undefined
  const number = separated((found[1] ?? '').trim(), true)
  if (typeof number !== 'number') return undefined
  let unit = (found[2] ?? '').trim()
  let amount = number
  const whole = terms.unit(unit)
  if (whole === undefined)
    for (const [word, factor] of SIZES) {
      if (!word.test(unit)) continue
      unit = unit.replace(word, '')
      amount = Math.round(number * factor * 1e6) / 1e6
      break
    }
  const read = whole ?? terms.unit(unit)
  return { amount, unit, ...(read !== undefined && { unit_id: read.unit_id, ...(read.per !== undefined && { per: read.per }) }) }
}

/** "Công suất (tấn/năm)", "Capacity, pcs/month": what stands behind the name of a column and may be a unit. */
export function measureOfHeader(header: string): string | null {
  const found = /[([（［]\s*([^()[\]（）［］]{1,40}?)\s*[)\]）］]\s*$|[,;:]\s*([^,;:()]{1,40})$/u.exec(header.trim())
  return found?.[1] ?? found?.[2] ?? null
}

/** A number alone, in what the heading of its column counts in. Undefined where that is no unit we know. */
export function readMeasured(given: number | string, measure: string, terms: TermIndex): Amount | undefined {
  const number = typeof given === 'number' ? given : /^\d[\d.,' \u00a0]*$/.test(given) ? separated(given, true) : undefined
  // "1000 pcs": thousands of them.
  const one = readAmount(`1 ${measure.replace(/^[x×]?\s*1[.,]?000\s*(?=\p{L})/iu, 'k ')}`, terms)
  if (typeof number !== 'number' || one?.unit_id === undefined) return undefined
  return { ...one, amount: Math.round(number * one.amount * 1e6) / 1e6 }
}

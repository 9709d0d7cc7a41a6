/** Which entry of a vocabulary a printed word stands for, and how sure that is. */
import type { Lexicon, LexiconWord } from './lexicon.ts'
import { accentedKey, editDistance, hasAccents, likeness, wordKey } from './words.ts'

export interface Recognised {
  readonly entry_id: string
  /** 1: the very word; from AUTO_ASSIGN on it is taken without asking. */
  readonly confidence: number
  readonly via: 'name' | 'synonym' | 'code' | 'close'
}

/** Below it a word waits for a person. */
export const AUTO_ASSIGN = 0.9

const UNACCENTED = 0.95
const SHORT_UNACCENTED = 0.8
const OTHER_ACCENTS = 0.7
const NEAR_WORD = 0.8
const CODE = 0.97
const BARE_WORD = 0.93
const MISSPELT = 0.92
const PERHAPS_MISSPELT = 0.75

export function recogniseTerm(lexicon: Lexicon, text: string): Recognised | undefined {
  return (
    exactTerm(lexicon, text) ??
    firstOf(codeForms(text), (form) => withConfidence(exactTerm(lexicon, form), CODE, 'code')) ??
    firstOf(bareForms(text), (form) => withConfidence(exactTerm(lexicon, form), BARE_WORD)) ??
    misspeltTerm(lexicon, text)
  )
}

function firstOf<T>(forms: readonly string[], find: (form: string) => T | undefined): T | undefined {
  for (const form of forms) {
    const found = find(form)
    if (found !== undefined) return found
  }
  return undefined
}

function withConfidence(found: Recognised | undefined, most: number, via?: Recognised['via']): Recognised | undefined {
  return found && { ...found, confidence: Math.min(found.confidence, most), via: via ?? found.via }
}

/** A word of two entries stands for neither. */
function exactTerm(lexicon: Lexicon, text: string): Recognised | undefined {
  const key = wordKey(text)
  const found = lexicon.byKey.get(key) ?? []
  const scored = found.map((word) => ({ word, confidence: confidenceOf(word, text, key) }))
  const best = Math.max(0, ...scored.map(({ confidence }) => confidence))
  const first = scored.filter(({ confidence }) => confidence === best)
  const [top] = first
  if (top === undefined || first.some(({ word }) => word.entry_id !== top.word.entry_id)) return undefined
  return { entry_id: top.word.entry_id, confidence: best, via: top.word.kind === 'name' ? 'name' : 'synonym' }
}

function confidenceOf(word: LexiconWord, text: string, key: string): number {
  const most = word.kind === 'near' ? NEAR_WORD : 1
  if (word.accented === accentedKey(text)) return most
  if (hasAccents(text)) return Math.min(most, OTHER_ACCENTS)
  // Typed without accents: three letters are too many words.
  return Math.min(most, key.length <= 3 ? SHORT_UNACCENTED : UNACCENTED)
}

/** "TCVN ISO 9001:2015 certified" → "ISO 9001". The year of an edition says no more than the standard. */
function codeForms(text: string): string[] {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[:–-]\s*(?:19|20)\d{2}\b|\s(?:19|20)\d{2}$|\brev\.?\s*[a-z]\b|\bversion\s*[\d.]+/giu, ' ')
    .replaceAll(CERTIFIED, ' ')
    .trim()
  const inside = /\(([^()]*\d{3,}[^()]*)\)/u.exec(bare)?.[1]
  const outside = bare.replaceAll(/\([^()]*\)/g, ' ').trim()
  const forms = [bare, outside, ...(inside === undefined ? [] : [inside])]
  return [...new Set(forms.flatMap((form) => [form, form.replace(PREFIXES, '')]))].filter((form) => form !== '' && form !== text)
}

const CERTIFIED =
  /\b(?:certified|certificates?|certification|accredited|compliant|standard)\b|chứng nhận|chứng chỉ|tiêu chuẩn|giấy|인증서?|认证|認証|证书/giu
const PREFIXES = /^\s*(?:tcvn|nqa|tuv|tüv|sgs|bsi|din|en|ks [a-z]|jis [a-z]|gb\/t|bs)\s+(?=[a-z])/iu

/** Words that say nothing beside the word they stand with. */
const EMPTY =
  /\b(?:services?|process|processes|technology|capability|lines?|workshop)\b|dịch vụ|công nghệ|quy trình|công đoạn|dây chuyền|xưởng|공정|서비스|기술|工艺|服务|工程|サービス/giu

function bareForms(text: string): string[] {
  const without = text.normalize('NFKC').replaceAll(EMPTY, ' ').trim()
  const unbracketed = text.replaceAll(/\([^()]*\)/g, ' ').trim()
  const within = /\(([^()]+)\)/u.exec(text)?.[1]?.trim() ?? ''
  return [without, unbracketed, within].filter((form) => form !== '' && form !== text)
}

const SHORTEST_MISSPELT = 6
const SURELY_MISSPELT = 10

/** One wrong letter in a long word; never a wrong digit: ISO 9001 is not ISO 9002. */
function misspeltTerm(lexicon: Lexicon, text: string): Recognised | undefined {
  const key = wordKey(text)
  if (key.length < SHORTEST_MISSPELT) return undefined
  const most = key.length >= SURELY_MISSPELT ? 2 : 1
  const digits = key.replaceAll(/\D/g, '')
  const near: { word: LexiconWord; distance: number }[] = []
  for (let length = key.length - most; length <= key.length + most; length++)
    for (const word of lexicon.byLength.get(length) ?? []) {
      if (word.key.replaceAll(/\D/g, '') !== digits) continue
      const distance = editDistance(key, word.key, most)
      if (distance <= most) near.push({ word, distance })
    }
  const best = near.toSorted((a, b) => a.distance - b.distance)
  const [first] = best
  if (first === undefined) return undefined
  const { entry_id } = first.word
  const other = best.find(({ word }) => word.entry_id !== entry_id)
  if (other !== undefined && other.distance === first.distance) return undefined
  const sure = first.distance === 1 && key.length >= SURELY_MISSPELT && other === undefined && first.word.kind !== 'near'
  return { entry_id, confidence: sure ? MISSPELT : PERHAPS_MISSPELT, via: 'close' }
}

export interface CloseTerm {
  readonly entry_id: string
  /** Its word that is closest. */
  readonly word: string
  readonly likeness: number
}

const LEAST_LIKENESS = 0.35

/** For a person to choose from, the likeliest first. */
export function closestTerms(lexicon: Lexicon, text: string, count: number): CloseTerm[] {
  const known = recogniseTerm(lexicon, text)
  const key = wordKey(text)
  const best = new Map<string, CloseTerm>()
  for (const word of lexicon.words) {
    const contained = word.key.length >= 3 && (key.includes(word.key) || (key.length >= 3 && word.key.includes(key)))
    // What is part of the other is closer than its letters say.
    const like = Math.max(
      likeness(key, word.key),
      contained ? 0.5 + (0.4 * Math.min(key.length, word.key.length)) / Math.max(key.length, word.key.length) : 0,
    )
    if (like < LEAST_LIKENESS || like <= (best.get(word.entry_id)?.likeness ?? 0)) continue
    best.set(word.entry_id, { entry_id: word.entry_id, word: word.text, likeness: like })
  }
  if (known !== undefined) {
    const word = best.get(known.entry_id)?.word ?? text
    best.set(known.entry_id, { entry_id: known.entry_id, word, likeness: Math.max(1, known.confidence) })
  }
  return [...best.values()].toSorted((a, b) => b.likeness - a.likeness || (a.entry_id < b.entry_id ? -1 : 1)).slice(0, count)
}

/** Questions in the shares people ask them, about the made-up directory. */
import type { CompanyRows } from '../../src/search/document.ts'
import { madeUpFirm, oneOf, type Places, plain, randomFrom, skewed } from './made-up-directory.ts'

export const KINDS = ['name', 'name_typo', 'product_place', 'product', 'filters', 'filters_3', 'words', 'hangul', 'certificate'] as const
export type QuestionKind = (typeof KINDS)[number]
const SHARES: Readonly<Record<QuestionKind, number>> = {
  name: 24,
  name_typo: 10,
  product_place: 20,
  product: 10,
  filters: 10,
  filters_3: 8,
  words: 8,
  hangul: 4,
  certificate: 6,
}

export interface BenchQuestion {
  readonly kind: QuestionKind
  readonly q: string
  readonly filters: Readonly<Partial<Record<'segment' | 'province' | 'ownership' | 'certificate' | 'role', readonly string[]>>>
  /** For peers that understand nothing: the words, and the filters already read from them. */
  readonly words: readonly string[]
  readonly read: BenchQuestion['filters']
  /** The firm whose name it is. */
  readonly wanted: string | null
}

export interface Called {
  readonly segments: ReadonlyMap<string, readonly string[]>
  readonly provinces: ReadonlyMap<string, readonly string[]>
}

export function makeQuestions(count: number, firms: number, places: Places, called: Called, seed: number): BenchQuestion[] {
  const random = randomFrom(seed)
  const kinds = KINDS.flatMap((kind) => Array.from({ length: SHARES[kind] }, () => kind))
  return Array.from({ length: count }, () => {
    const kind = oneOf(random, kinds)
    const firm = madeUpFirm(Math.floor(random() * firms), places)
    const segment = skewed(random, places.segments)
    const province = skewed(random, places.provinces)
    const name = nameWords(firm, random() < 0.5)
    const said = (map: ReadonlyMap<string, readonly string[]>, id: string) => oneOf(random, map.get(id) ?? [id])
    const none = { filters: {}, words: [], read: {}, wanted: null, q: '' }
    switch (kind) {
      case 'name':
        return { ...none, kind, q: name.join(' '), words: name, wanted: id(firm) }
      case 'name_typo': {
        const typed = name.map((word, i) => (i === longest(name) ? slip(word, random) : word))
        return { ...none, kind, q: typed.join(' '), words: typed, wanted: id(firm) }
      }
      case 'product_place':
        return {
          ...none,
          kind,
          q: `${said(called.segments, segment)} ${said(called.provinces, province)}`,
          read: { segment: [segment], province: [province] },
        }
      case 'product':
        return { ...none, kind, q: said(called.segments, segment), read: { segment: [segment] } }
      case 'filters':
        return { ...none, kind, filters: { segment: [segment] }, read: { segment: [segment] } }
      case 'filters_3': {
        const filters = { segment: [segment], province: [province], ownership: ['foreign_invested'] }
        return { ...none, kind, filters, read: filters }
      }
      case 'words': {
        const words = oneOf(random, ['dien tu', 'co khi chinh xac', 'packaging', 'automation', 'bao bi', 'day va cap dien']).split(' ')
        const filters = { province: [province] }
        return { ...none, kind, q: words.join(' '), words, filters, read: filters }
      }
      case 'hangul': {
        const native = Array.from({ length: 400 }, () => madeUpFirm(Math.floor(random() * firms), places)).find(
          (one) => one.company['name_native'] !== null,
        )
        const text = String(native?.company['name_native'] ?? '가나다라')
        return { ...none, kind, q: text, words: [text], wanted: native === undefined ? null : id(native) }
      }
      default: {
        const filters = { segment: [segment], certificate: ['iso-9001'] }
        return { ...none, kind: 'certificate', filters, read: filters }
      }
    }
  })
}

function id(firm: CompanyRows): string {
  return String(firm.company['company_id'])
}

/** The telling words of a name, folded, as people type them. */
function nameWords({ company }: CompanyRows, long: boolean): string[] {
  const words = plain(String(company['name_en']))
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '')
    .split(' ')
    .filter((word) => word !== '' && !['co', 'ltd', 'jsc', 'vietnam', 'and'].includes(word))
  return company['name_vi'] === null ? words.slice(0, long ? 2 : 1) : words.slice(0, long ? 4 : 3)
}

function longest(words: readonly string[]): number {
  return words.reduce((best, word, i) => (word.length > (words[best]?.length ?? 0) ? i : best), 0)
}

/** One letter left out, doubled, or two changed places; not the first. */
function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2))
  const kind = Math.floor(random() * 3)
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1)
  if (kind === 1) return word.slice(0, at) + word[at] + word.slice(at)
  return word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2)
}

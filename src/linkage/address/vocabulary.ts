import { distance } from 'fastest-levenshtein'
import { accentKey, foldWord } from '../names/repair.ts'

/**
 * Words that say what kind of name or number stands beside them.
 * `pre`: the name follows ("Phường Hòa Phú"). `post`: it stands before ("Hoa Phu Ward"). `any`: both happen.
 */
export type Role =
  | 'lot'
  | 'number'
  | 'street'
  | 'ward'
  | 'district'
  | 'city'
  | 'province'
  | 'hamlet'
  | 'town'
  | 'zone'
  | 'floor'
  | 'building'
export type Side = 'pre' | 'post' | 'any'
export type ZoneKind = 'industrial' | 'export' | 'high_tech' | 'software' | 'economic'

export interface Phrase {
  readonly words: readonly string[]
  /** The words with their accents, for Vietnamese. */
  readonly accented: readonly string[] | null
  readonly role: Role
  readonly side: Side
  readonly zone: ZoneKind | null
  /** Stands for the word only with a full stop or a number after it: "P. Hòa Phú", "Q7"; "To 5" but not the street To Hien Thanh. */
  readonly needsNumber: boolean
}

interface Options {
  readonly zone?: ZoneKind
  /** Vietnamese: means something else in other languages, or without its accents is part of many names. */
  readonly vi?: boolean
  readonly needsNumber?: boolean
}
type Entry = readonly [words: string, role: Role, side: Side, options?: Options]

const vi = { vi: true }
const unsure = { vi: true, needsNumber: true }
const industrial = { zone: 'industrial' } as const
const exporting = { zone: 'export' } as const
const highTech = { zone: 'high_tech' } as const
const software = { zone: 'software' } as const
const economic = { zone: 'economic' } as const

const ENTRIES: readonly Entry[] = [
  ['lot|lots|land lot|plot|plots|land plot|parcel', 'lot', 'pre'],
  ['lô đất|thửa đất|ô đất', 'lot', 'pre', vi],
  ['lô|thửa', 'lot', 'pre', unsure],
  ['no|nos|num|number|nr|nro|numero|ndeg', 'number', 'pre'],
  ['số nhà', 'number', 'pre', vi],
  ['số', 'number', 'pre', unsure],

  ['street|st|str|road|rd|avenue|ave|av|boulevard|blvd|lane|ln|drive|dr|alley|parkway|pkwy|expressway', 'street', 'any'],
  ['highway|high way|hwy|national highway|national road|national rd|provincial road|route|inter provincial road', 'street', 'any'],
  ['đường|đường số|quốc lộ|tỉnh lộ|hương lộ|đại lộ|xa lộ|cao tốc', 'street', 'pre', vi],
  ['đg|ql|tl|hl|dl|phố|ngõ|ngách|hẻm|kiệt|trục', 'street', 'pre', unsure],

  ['ward|waroad|wa road|wa rd|commune|townlet|village', 'ward', 'post'],
  ['town|township', 'town', 'post'],
  ['phường|xã|thị trấn', 'ward', 'pre', vi],
  ['p|x|tt|f', 'ward', 'pre', unsure],
  ['district|dist|distr', 'district', 'any'],
  ['county', 'district', 'post'],
  ['quận|huyện|thị xã', 'district', 'pre', vi],
  ['q|h|tx', 'district', 'pre', unsure],
  ['city', 'city', 'post'],
  ['thành phố|tp', 'city', 'pre', vi],
  ['province|prov', 'province', 'post'],
  ['tỉnh', 'province', 'pre', vi],
  ['t', 'province', 'pre', unsure],
  ['hamlet|quarter', 'hamlet', 'any'],
  ['thôn|xóm|khu phố|khu phố số|kp|tổ dân phố|tổ dân phố số|tdp', 'hamlet', 'pre', vi],
  ['ấp|tổ|khóm|bản', 'hamlet', 'pre', unsure],

  ['floor|fl|room|rm|suite|ste|kat', 'floor', 'any'],
  ['tầng|lầu|phòng|phòng số', 'floor', 'pre', unsure],
  ['building|bldg|factory|workshop', 'building', 'any'],
  ['tòa nhà|toà nhà|nhà xưởng|xưởng|nhà máy', 'building', 'pre', vi],

  [
    'khu công nghiệp|khu cn|kcn|cụm công nghiệp|cụm cn|ccn|điểm công nghiệp|cụm tiểu thủ công nghiệp',
    'zone',
    'pre',
    { ...vi, ...industrial },
  ],
  [
    'khu công nghiệp công nghệ cao|khu công nghiệp kỹ thuật cao|khu công nghiệp chuyên sâu|khu công nghiệp hỗ trợ|khu công nghiệp sạch',
    'zone',
    'pre',
    { ...vi, ...industrial },
  ],
  [
    'industrial park|industrial zone|industrial estate|industrial cluster|industrial complex|industrial area|industrial city|industrial parks|industrial zones',
    'zone',
    'post',
    industrial,
  ],
  ['industry park|industry zone|industry cluster|industry estate|industries park|industries zone', 'zone', 'post', industrial],
  ['supporting industrial park|supporting industrial zone|specialized industrial park|hi tech industrial park', 'zone', 'post', industrial],
  ['iz|ip', 'zone', 'any', industrial],
  ['khu chế xuất|kcx', 'zone', 'pre', { ...vi, ...exporting }],
  ['export processing zone|export processing industrial zone|export processing|epz', 'zone', 'any', exporting],
  ['khu công nghệ cao|kcnc|khu cnc|khu kỹ thuật cao', 'zone', 'pre', { ...vi, ...highTech }],
  ['hi tech park|hitech park|high tech park|high technology park|hi tech zone|technology park', 'zone', 'post', highTech],
  ['techno park|technopark|tech park|science park', 'zone', 'post', highTech],
  [
    'khu công nghệ thông tin|khu công nghệ thông tin tập trung|khu cntt|công viên phần mềm|khu phần mềm',
    'zone',
    'pre',
    { ...vi, ...software },
  ],
  ['software park|software city|it park|software zone', 'zone', 'post', software],
  ['khu kinh tế|khu kinh tế mở|khu kinh tế cửa khẩu|kkt', 'zone', 'pre', { ...vi, ...economic }],
  ['economic zone|open economic zone|special economic zone|free trade zone|free zone', 'zone', 'post', economic],
  ['sez|ftz|ez', 'zone', 'any', economic],
  ['parque industrial|zona franca|zona franca industrial|zone industrielle|zona industriale|zona industrial', 'zone', 'pre', industrial],
  [
    'organize sanayi bolgesi|organize san bol|organize san bolgesi|osb|sanayi bolgesi|sanayi sitesi|san sitesi|san sit|serbest bolge',
    'zone',
    'post',
    industrial,
  ],
]

const BY_FIRST_WORD = index(ENTRIES)
/** Long words that are often mistyped; one slip in five letters, two in eight. Vietnamese syllables are too like each other for that. */
const LONG_WORDS = [
  ...new Set([...BY_FIRST_WORD.values()].flat().flatMap((phrase) => (phrase.accented === null ? phrase.words : []))),
].filter((word) => word.length >= 6)
const ZONE_AFTER_INDUSTRIAL = ['park', 'zone', 'estate', 'cluster', 'complex', 'area']

function index(entries: readonly Entry[]): Map<string, Phrase[]> {
  const found = new Map<string, Phrase[]>()
  for (const [list, role, side, options] of entries) {
    for (const text of list.split('|')) {
      const written = text.split(' ')
      const words = written.map(foldWord)
      const accented = options?.vi === true ? written.map(accentKey) : null
      const phrase = { words, accented, role, side, zone: options?.zone ?? null, needsNumber: options?.needsNumber ?? false }
      const first = words[0] ?? ''
      found.set(
        first,
        [...(found.get(first) ?? []), phrase].toSorted((a, b) => b.words.length - a.words.length),
      )
    }
  }
  return found
}

/** Phrases that begin with the word, longest first. */
export function phrasesFrom(word: string): readonly Phrase[] {
  return BY_FIRST_WORD.get(word) ?? []
}

const MEMORY = 20_000
const repaired = new Map<string, string>()

/** The word, or the word of the vocabulary it is a slip of: "inductrial", "distric". */
export function spelling(word: string): string {
  if (word.length < 5) return word
  const known = repaired.get(word)
  if (known !== undefined) return known
  const allowed = word.length >= 8 ? 2 : 1
  const right = LONG_WORDS.includes(word)
    ? word
    : (LONG_WORDS.find(
        (other) => other[0] === word[0] && Math.abs(other.length - word.length) <= allowed && distance(other, word) <= allowed,
      ) ?? word)
  if (repaired.size >= MEMORY) repaired.clear()
  repaired.set(word, right)
  return right
}

/** A cell cut short: "Industrial Zo" is an industrial zone. */
export function wholeZoneWord(word: string): string {
  return word.length >= 2 ? (ZONE_AFTER_INDUSTRIAL.find((whole) => whole.startsWith(word)) ?? word) : word
}

import type { Address } from './address/address.ts'
import type { Name, TokenKind } from './names/name.ts'
import type { Party } from './party.ts'
import type { TaxCode } from './tax-code.ts'

/**
 * Prepared parties as numbers in shared memory: a million of them as objects would take 2 GB in every thread. Texts as they were
 * written stay out; comparing does not need them.
 */
export interface PackedParties {
  /** All words as UTF-8, and where each begins and the last one ends. They have numbers; 0 stands for null. */
  readonly letters: Uint8Array
  readonly word_starts: Uint32Array
  readonly data: Int32Array
  /** Where each party begins. */
  readonly starts: Uint32Array
}

export interface Packer {
  add(party: Party): void
  finish(): PackedParties
}

const GROWTH = 1.5

export function createPacker(): Packer {
  const numbers = new Map<string, number>()
  const words: string[] = ['']
  const starts: number[] = []
  let data = new Int32Array(1 << 16)
  let size = 0

  const put = (value: number) => {
    if (size === data.length) {
      const larger = new Int32Array(Math.ceil(size * GROWTH))
      larger.set(data)
      data = larger
    }
    data[size++] = value
  }
  const word = (text: string | null) => {
    if (text === null) return put(0)
    let number = numbers.get(text)
    if (number === undefined) {
      number = words.push(text) - 1
      numbers.set(text, number)
    }
    put(number)
  }
  const list = (texts: readonly (string | null)[] | null) => {
    put(texts === null ? -1 : texts.length)
    for (const text of texts ?? []) word(text)
  }
  const name = (each: Name) => {
    list(each.core)
    for (const kind of each.kinds) put(KINDS.indexOf(kind))
    list(each.accented)
    // As many as NAME_WORDS.
    word(each.legal_form)
    word(each.kind)
    word(each.unit)
    word(each.initials)
  }
  const address = (each: Address) => {
    for (const field of ADDRESS_WORDS) word(each[field])
    list(each.codes)
    list(each.tokens)
    put(each.weak_tokens)
  }
  // Nearly every code is another: as words they would be most of the words.
  const taxCode = (each: TaxCode | null) => {
    put(each === null ? 0 : 1 + CODE_KINDS.indexOf(each.kind))
    if (each === null) return
    put(Number(each.base.slice(0, -CODE_TAIL)))
    put(Number(each.base.slice(-CODE_TAIL)))
    put(each.branch === null ? -1 : Number(each.branch))
  }
  return {
    add: (party) => {
      starts.push(size)
      put(party.names.length)
      for (const each of party.names) name(each)
      put(party.address === null ? 0 : 1)
      if (party.address !== null) address(party.address)
      taxCode(party.tax_code)
      word(party.country)
      list(party.phones)
      list(party.domains)
    },
    finish: () => {
      const packed = { ...lettersOf(words), data: shared(Int32Array, data.subarray(0, size)), starts: shared(Uint32Array, starts) }
      decoded.set(packed, words)
      // What was needed for packing alone is given back: of a long list it is as much as the result.
      data = new Int32Array(0)
      size = 0
      numbers.clear()
      return packed
    },
  }
}

const KINDS: readonly TokenKind[] = ['distinct', 'activity', 'group', 'place', 'number', 'sister']
const ADDRESS_WORDS = [
  'lot',
  'zone',
  'park_id',
  'street_number',
  'street',
  'ward',
  'district',
  'former_province_id',
  'province_id',
  'country',
  'postcode',
] as const satisfies readonly (keyof Address)[]
const NAME_WORDS = 4
const CODE_KINDS: readonly TaxCode['kind'][] = ['enterprise', 'unit', 'personal']
const CODE_TAIL = 6

/** Words a thread has read once. Sent as texts they would take as long as the work itself. */
const decoded = new WeakMap<PackedParties, (string | undefined)[]>()

function decodedWords(packed: PackedParties): (string | undefined)[] {
  let words = decoded.get(packed)
  if (words === undefined) decoded.set(packed, (words = Array.from({ length: packed.word_starts.length - 1 })))
  return words
}

const letterBuffers = new WeakMap<PackedParties, Buffer>()

function decode(packed: PackedParties, number: number): string {
  let buffer = letterBuffers.get(packed)
  if (buffer === undefined) letterBuffers.set(packed, (buffer = Buffer.from(packed.letters.buffer)))
  return buffer.toString('utf8', packed.word_starts[number], packed.word_starts[number + 1])
}

/** The words by their numbers, each read when it is asked for. */
export function wordReader(packed: PackedParties): (number: number) => string {
  const words = decodedWords(packed)
  return (number) => (words[number] ??= decode(packed, number))
}

/** Where in the data the lists of words of a party stand: the core of each name, with its kinds behind it, and the words of its address. */
export interface WordLists {
  name(start: number, length: number): void
  address(start: number, length: number): void
}

export function visitWordLists({ data, starts }: PackedParties, index: number, visit: WordLists): void {
  let at = starts[index]!
  for (let left = data[at++]!; left > 0; left--) {
    const length = data[at++]!
    visit.name(at, length)
    at += 2 * length
    at += 1 + Math.max(0, data[at]!) + NAME_WORDS
  }
  if (data[at++] === 0) return
  at += ADDRESS_WORDS.length
  at += 1 + data[at]!
  visit.address(at + 1, data[at]!)
}

export function kindAt({ data }: PackedParties, at: number): TokenKind {
  return KINDS[data[at]!]!
}

function lettersOf(words: readonly string[]): Pick<PackedParties, 'letters' | 'word_starts'> {
  const word_starts = new Uint32Array(new SharedArrayBuffer((words.length + 1) * Uint32Array.BYTES_PER_ELEMENT))
  words.forEach((word, number) => {
    word_starts[number + 1] = word_starts[number]! + Buffer.byteLength(word)
  })
  const letters = Buffer.from(new SharedArrayBuffer(word_starts[words.length]!))
  words.forEach((word, number) => letters.write(word, word_starts[number]!))
  return { letters: new Uint8Array(letters.buffer), word_starts }
}

export function unpackParty(packed: PackedParties, index: number): Party {
  const { data, starts } = packed
  let at = starts[index]!
  const wordAt = wordReader(packed)
  const word = () => {
    const number = data[at++]!
    return number === 0 ? null : wordAt(number)
  }
  const text = () => wordAt(data[at++]!)
  const list = (): string[] => {
    const texts: string[] = []
    for (let left = data[at++]!; left > 0; left--) texts.push(wordAt(data[at++]!))
    return texts
  }
  const name = (): Name => {
    const core = list()
    const kinds = core.map(() => KINDS[data[at++]!]!)
    const accents = data[at++]!
    const accented = accents === -1 ? null : Array.from({ length: accents }, word)
    return {
      text: '',
      core,
      kinds,
      compact: core.join(''),
      numbers: kinds.includes('number') ? core.filter((_, i) => kinds[i] === 'number') : NONE,
      places: kinds.includes('place') ? core.filter((_, i) => kinds[i] === 'place') : NONE,
      accented,
      legal_form: word(),
      kind: text() as Name['kind'],
      unit: word(),
      initials: text(),
    }
  }
  const names: Name[] = []
  for (let left = data[at++]!; left > 0; left--) names.push(name())
  const address: Address | null =
    data[at++] === 0
      ? null
      : {
          text: '',
          lot: word(),
          zone: word(),
          park_id: word(),
          street_number: word(),
          street: word(),
          ward: word(),
          district: word(),
          former_province_id: word(),
          province_id: word(),
          country: word(),
          postcode: word(),
          codes: list(),
          tokens: list(),
          weak_tokens: data[at++]!,
        }
  const taxCode = (): TaxCode | null => {
    const kind = CODE_KINDS[data[at++]! - 1]
    if (kind === undefined) return null
    const base = digits(data[at++]!, (kind === 'personal' ? 12 : 10) - CODE_TAIL) + digits(data[at++]!, CODE_TAIL)
    const number = data[at++]!
    const branch = number === -1 ? null : digits(number, 3)
    return { kind, code: branch === null ? base : `${base}-${branch}`, base, branch, repaired: null }
  }
  const tax_code = taxCode()
  return { id: String(index), names, address, tax_code, country: word(), phones: list(), domains: list() }
}

const NONE: readonly string[] = []

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0')
}

function shared<Array extends Int32Array | Uint32Array>(
  type: { new (buffer: SharedArrayBuffer): Array; readonly BYTES_PER_ELEMENT: number },
  values: ArrayLike<number>,
): Array {
  const array = new type(new SharedArrayBuffer(values.length * type.BYTES_PER_ELEMENT))
  array.set(values)
  return array
}

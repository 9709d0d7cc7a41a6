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
    for (const text of [each.legal_form, each.kind, each.unit, each.initials]) word(text)
  }
  const address = (each: Address) => {
    for (const field of ADDRESS_WORDS) word(each[field])
    list(each.codes)
    list(each.tokens)
    put(each.weak_tokens)
  }
  return {
    add: (party) => {
      starts.push(size)
      put(party.names.length)
      for (const each of party.names) name(each)
      put(party.address === null ? 0 : 1)
      if (party.address !== null) address(party.address)
      put(party.tax_code === null ? 0 : 1)
      if (party.tax_code !== null) for (const field of TAX_CODE_WORDS) word(party.tax_code[field])
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
const TAX_CODE_WORDS = ['kind', 'code', 'base', 'branch'] as const satisfies readonly (keyof TaxCode)[]

/** Words a thread has read once. Sent as texts they would take as long as the work itself. */
const decoded = new WeakMap<PackedParties, (string | undefined)[]>()

function decodedWords(packed: PackedParties): (string | undefined)[] {
  let words = decoded.get(packed)
  if (words === undefined) decoded.set(packed, (words = Array.from({ length: packed.word_starts.length - 1 })))
  return words
}

function decode({ letters, word_starts }: PackedParties, number: number): string {
  const [start, end] = [word_starts[number]!, word_starts[number + 1]!]
  return Buffer.from(letters.buffer, start, end - start).toString()
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
  const words = decodedWords(packed)
  let at = starts[index]!
  const wordAt = (number: number): string => (words[number] ??= decode(packed, number))
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
  const tax_code: TaxCode | null =
    data[at++] === 0 ? null : { kind: text() as TaxCode['kind'], code: text(), base: text(), branch: word(), repaired: null }
  return { id: String(index), names, address, tax_code, country: word(), phones: list(), domains: list() }
}

const NONE: readonly string[] = []

function shared<Array extends Int32Array | Uint32Array>(
  type: { new (buffer: SharedArrayBuffer): Array; readonly BYTES_PER_ELEMENT: number },
  values: ArrayLike<number>,
): Array {
  const array = new type(new SharedArrayBuffer(values.length * type.BYTES_PER_ELEMENT))
  array.set(values)
  return array
}

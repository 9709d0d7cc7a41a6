import type { AlignedToken, Name, TokenKind, TokenStatistics } from './name.ts'
import { isSoftPlace } from './tokens.ts'
import { likeness } from './token-similarity.ts'

/** Which word of one name answers which of the other, and what is left over on each side. */

export interface Alignment {
  /** Weight of words that found their fellow, of all words, and of those left over, by side. */
  readonly matched: number
  readonly total: number
  readonly leftOver: readonly [number, number]
  /** A distinctive word has its fellow. */
  readonly distinctive: boolean
  /** The first distinctive words of both sides have none. */
  readonly firstDiffers: boolean
  /** All words that found their fellow did so letter by letter. */
  readonly clean: boolean
  readonly accentsDiffer: boolean
}

const MOST = 32
const used = [new Uint8Array(MOST), new Uint8Array(MOST)] as const
const weights = [new Float64Array(MOST), new Float64Array(MOST)] as const

/** Not thread safe and not re-entrant, to make no garbage: hundreds of thousands of names are compared in a second. */
export function alignNames(a: Name, b: Name, statistics: TokenStatistics, aligned: AlignedToken[] | null): Alignment {
  const sizeA = weigh(a, 0, statistics)
  const sizeB = weigh(b, 1, statistics)
  let matched = 0
  let distinctive = false
  let clean = true
  let accentsDiffer = false
  const take = (i: number, j: number, credit: number, kind: AlignedToken['kind']) => {
    used[0][i] = used[1][j] = 1
    const weight = weights[0][i]! + weights[1][j]!
    matched += credit * weight
    if (a.kinds[i] === 'distinct' || b.kinds[j] === 'distinct') distinctive = true
    if (kind !== 'exact') clean = false
    aligned?.push({ left: a.core[i]!, right: b.core[j]!, kind, idf: weight / 2 })
  }

  for (let i = 0; i < sizeA; i++) {
    const token = a.core[i]!
    for (let j = 0; j < sizeB; j++) {
      if (used[1][j] || b.core[j] !== token) continue
      const differ = otherAccents(a, i, b, j)
      if (differ) accentsDiffer = true
      take(i, j, differ ? 0.85 : 1, 'exact')
      break
    }
  }
  join(a, sizeA, b, sizeB, 0, (i, count, j) => takeJoined(a, i, count, b, j, 0))
  join(b, sizeB, a, sizeA, 1, (j, count, i) => takeJoined(b, j, count, a, i, 1))

  function takeJoined(many: Name, from: number, count: number, one: Name, at: number, side: 0 | 1): void {
    const other = side === 0 ? 1 : 0
    let weight = weights[other][at]!
    used[other][at] = 1
    let parts = ''
    for (let k = from; k < from + count; k++) {
      used[side][k] = 1
      weight += weights[side][k]!
      parts += (parts === '' ? '' : ' ') + many.core[k]!
      if (many.kinds[k] === 'distinct') distinctive = true
    }
    matched += 0.99 * weight
    aligned?.push({ left: side === 0 ? parts : one.core[at]!, right: side === 0 ? one.core[at]! : parts, kind: 'joined', idf: weight / 2 })
  }

  for (let i = 0; i < sizeA; i++) {
    if (used[0][i]) continue
    let best = -1
    let bestCredit = 0
    let kind: AlignedToken['kind'] = 'fuzzy'
    for (let j = 0; j < sizeB; j++) {
      if (used[1][j] || !comparable(a.kinds[i]!, b.kinds[j]!)) continue
      const found = likeness(a.core[i]!, b.core[j]!)
      if (found && found.credit > bestCredit) [best, bestCredit, kind] = [j, found.credit, found.kind]
    }
    if (best >= 0) take(i, best, bestCredit, kind)
  }

  const left = rest(a, 0, sizeA, aligned)
  const right = rest(b, 1, sizeB, aligned)
  let total = 0
  for (let i = 0; i < sizeA; i++) total += weights[0][i]!
  for (let j = 0; j < sizeB; j++) total += weights[1][j]!
  return {
    matched,
    total,
    leftOver: [left, right],
    distinctive,
    firstDiffers: firstIsFree(a, 0, sizeA) && firstIsFree(b, 1, sizeB),
    clean,
    accentsDiffer,
  }
}

const HIGHEST: Readonly<Record<TokenKind, number>> = { distinct: 20, activity: 2, group: 0.5, place: 3, number: 2, sister: 2.5 }
const LOWEST: Readonly<Record<TokenKind, number>> = { distinct: 1.5, activity: 0.7, group: 0.5, place: 1.5, number: 2, sister: 2.5 }

function weigh(name: Name, side: 0 | 1, statistics: TokenStatistics): number {
  const size = Math.min(name.core.length, MOST)
  for (let i = 0; i < size; i++) {
    used[side][i] = 0
    const kind = name.kinds[i]!
    weights[side][i] = Math.max(
      LOWEST[kind],
      Math.min(HIGHEST[kind], kind === 'number' || kind === 'group' ? 0 : statistics.idf(name.core[i]!)),
    )
  }
  return size
}

function otherAccents(a: Name, i: number, b: Name, j: number): boolean {
  if (a.accented === null || b.accented === null) return false
  const left = a.accented[i] ?? null
  const right = b.accented[j] ?? null
  return left !== null && right !== null && left !== right
}

/** Words of one name that together are one word of the other: "Long Jiang" and "Longjiang". */
function join(
  many: Name,
  sizeMany: number,
  one: Name,
  sizeOne: number,
  side: 0 | 1,
  take: (from: number, count: number, at: number) => void,
): void {
  if (sizeMany < 2) return
  const other = side === 0 ? 1 : 0
  for (let at = 0; at < sizeOne; at++) {
    const whole = one.core[at]!
    if (used[other][at] || whole.length < 4) continue
    for (let from = 0; from < sizeMany - 1 && !used[other][at]; from++) {
      if (used[side][from] || !whole.startsWith(many.core[from]!)) continue
      let length = many.core[from]!.length
      for (let to = from + 1; to < sizeMany && !used[side][to] && whole.startsWith(many.core[to]!, length); to++) {
        length += many.core[to]!.length
        if (length !== whole.length) continue
        take(from, to - from + 1, at)
        break
      }
    }
  }
}

function comparable(a: TokenKind, b: TokenKind): boolean {
  return (
    a !== 'number' &&
    b !== 'number' &&
    a !== 'sister' &&
    b !== 'sister' &&
    (a === 'place') === (b === 'place') &&
    (a === 'group') === (b === 'group')
  )
}

/** Weight of what is left over, without groups and places: those are judged by themselves. */
function rest(name: Name, side: 0 | 1, size: number, aligned: AlignedToken[] | null): number {
  let left = 0
  for (let i = 0; i < size; i++) {
    if (used[side][i]) continue
    const kind = name.kinds[i]!
    if (kind === 'place' && isSoftPlace(name.core[i]!)) weights[side][i] = 0.4
    if (kind === 'distinct' || kind === 'activity') left += weights[side][i]!
    aligned?.push({
      left: side === 0 ? name.core[i]! : null,
      right: side === 1 ? name.core[i]! : null,
      kind: 'unmatched',
      idf: weights[side][i]!,
    })
  }
  return left
}

function firstIsFree(name: Name, side: 0 | 1, size: number): boolean {
  for (let i = 0; i < size; i++) if (name.kinds[i] === 'distinct') return used[side][i] === 0
  return false
}

import { remembered } from '../remember.ts'

/** Numbers and codes of addresses in one spelling: pieces without leading zeros, a letter tied to the number after it. */
export const codePieces = remembered((code): readonly string[] => {
  const pieces: string[] = []
  let letters = ''
  for (const part of code.split(/[-/. ]+/)) {
    const piece = part.replaceAll(/(?<!\d)0+(?=\d)/g, '')
    if (/^[a-z]+$/.test(piece)) {
      if (letters !== '') pieces.push(letters)
      letters = piece
    } else {
      pieces.push(letters + piece)
      letters = ''
    }
  }
  if (letters !== '') pieces.push(letters)
  return pieces
})

export const canonicalCode = remembered((code) => codePieces(code).join('-'))

/** `alike`: equal but for letters and digits that look the same. `refined`: one is the other with a part more, or they share a lot. */
export type LotAgreement = 'equal' | 'alike' | 'refined' | 'different'

export function compareLots(left: string, right: string): LotAgreement {
  if (left === right) return 'equal'
  const lefts = left.split('+')
  const rights = right.split('+')
  if (lefts.length === 1 && rights.length === 1) {
    if (withoutLookalikes(left) === withoutLookalikes(right)) return 'alike'
    return isRefined(left, right) || isRefined(right, left) ? 'refined' : 'different'
  }
  return lefts.some((lot) => rights.some((other) => compareLots(lot, other) !== 'different')) ? 'refined' : 'different'
}

function isRefined(short: string, long: string): boolean {
  return long.startsWith(short) && /^(-|[a-z]$|[a-z]-)/.test(long.slice(short.length))
}

function withoutLookalikes(lot: string): string {
  return lot.replaceAll('-', '').replaceAll(/[il]/g, '1').replaceAll('o', '0')
}

export type CodeAgreement = 'equal' | 'subset' | 'overlap' | 'disjoint' | 'one_sided' | 'none'

/** How the numbers of two addresses stand to each other. */
export function compareCodes(left: readonly string[], right: readonly string[]): CodeAgreement {
  if (left.length === 0 && right.length === 0) return 'none'
  if (left.length === 0 || right.length === 0) return 'one_sided'
  const restLeft = left.filter((code) => !right.includes(code))
  const restRight = right.filter((code) => !left.includes(code))
  if (restLeft.length === 0 && restRight.length === 0) return 'equal'
  const joined = restLeft.length > 0 && restRight.length > 0 ? settle(restLeft, restRight) : 0
  const shared = left.length - restLeft.length
  if (shared === 0) return 'disjoint'
  if (restLeft.length > 0 && restRight.length > 0) return 'overlap'
  return restLeft.length + restRight.length === 0 && joined === 0 ? 'equal' : 'subset'
}

/** Takes away what is the same number written otherwise: "33o" and 330, "89a" and 89, "99 101" and 99101. */
function settle(lefts: string[], rights: string[]): number {
  let settled = 0
  for (const left of lefts.slice()) {
    const right = rights.find((code) => isSameNumber(left, code))
    if (right === undefined) continue
    lefts.splice(lefts.indexOf(left), 1)
    rights.splice(rights.indexOf(right), 1)
    settled++
  }
  return settled + settleJoined(lefts, rights) + settleJoined(rights, lefts)
}

function settleJoined(longs: string[], shorts: string[]): number {
  for (const long of longs) {
    for (let i = 0; i + 1 < shorts.length; i++) {
      if (shorts[i]! + shorts[i + 1]! !== long) continue
      longs.splice(longs.indexOf(long), 1)
      shorts.splice(i, 2)
      return 1
    }
  }
  return 0
}

function isSameNumber(left: string, right: string): boolean {
  if (withoutLookalikes(left) === withoutLookalikes(right)) return true
  const digits = left.replaceAll(/\D/g, '')
  return digits !== '' && digits === right.replaceAll(/\D/g, '') && (digits === left || digits === right)
}

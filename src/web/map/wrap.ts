import { textWidth } from './text-width.ts'

/** Where a line may end: after a space, a slash or a middle dot. The pieces keep their separator. */
function pieces(text: string): string[] {
  return text.match(/[^\s/·]+[\s/·]*|[\s/·]+/g) ?? []
}

/** The longest start of `parts` that fits, as a count. */
function fitting(parts: readonly string[], limit: number): number {
  let count = 0
  let line = ''
  for (const part of parts) {
    line += part
    if (textWidth(line.trimEnd()) > limit) break
    count += 1
  }
  return count
}

/** Narrowest width in em at which a name fits on two lines without cutting a word. */
export function twoLineWidth(text: string): number {
  const parts = pieces(text)
  let best = textWidth(text)
  for (let at = 1; at < parts.length; at += 1) {
    best = Math.min(best, Math.max(textWidth(parts.slice(0, at).join('').trimEnd()), textWidth(parts.slice(at).join('').trimEnd())))
  }
  return best
}

export interface Wrapped {
  lines: string[]
  /** The name did not fit and ends in an ellipsis. */
  cut: boolean
}

/** One or two lines of at most `second` em; the first may be shorter because marks stand at its end. */
export function wrapName(text: string, first: number, second: number = first): Wrapped {
  if (textWidth(text) <= first) return { lines: [text], cut: false }
  const parts = pieces(text)
  const count = fitting(parts, first)
  const head = parts.slice(0, count).join('').trimEnd()
  const tail = parts.slice(count).join('').trimEnd()
  // Filling the first line leaves the shortest second one, so no other split can do better.
  if (count > 0 && textWidth(tail) <= second) return { lines: [head, tail], cut: false }
  if (count > 0) return { lines: [head, ellipsis(tail, second)], cut: true }
  const inside = breakWord(text, first)
  return textWidth(inside[1]) <= second
    ? { lines: [...inside], cut: false }
    : { lines: [inside[0], ellipsis(inside[1], second)], cut: true }
}

/** Last resort before an ellipsis: a word longer than a line is divided, with a hyphen unless it is Hangul. */
function breakWord(text: string, limit: number): readonly [string, string] {
  const hyphen = /[가-힣]/.test(text) ? '' : '-'
  const chars = [...text]
  let at = chars.length - 1
  while (at > 1 && textWidth(chars.slice(0, at).join('') + hyphen) > limit) at -= 1
  const joined = chars[at - 1] === '-' || chars[at - 1] === ' ' ? '' : hyphen
  return [chars.slice(0, at).join('').trimEnd() + joined, chars.slice(at).join('').trimStart()]
}

export function ellipsis(text: string, limit: number, weight: 500 | 600 = 500): string {
  if (textWidth(text, weight) <= limit) return text
  const chars = [...text]
  while (chars.length > 1 && textWidth(`${chars.join('').trimEnd()}…`, weight) > limit) chars.pop()
  return `${chars.join('').trimEnd()}…`
}

import { beginsLegalForm } from './legal-forms.ts'
import { numberOf } from './numerals.ts'
import { placeBefore } from './tokens.ts'
import { UNIT_WORDS } from './unit-words.ts'
import type { Word } from './words.ts'

/** Branch, plant, phase: which part of a company a name speaks of. */

export interface Unit {
  /** Words of the company. */
  readonly words: readonly Word[]
  readonly unit: string | null
}

interface Marker {
  readonly words: readonly string[]
  readonly kind: string
}

const MARKERS = Map.groupBy(
  Object.entries(UNIT_WORDS)
    .flatMap(([kind, list]) => list.map((text): Marker => ({ words: text.split(' '), kind })))
    .toSorted((a, b) => b.words.length - a.words.length),
  (marker) => marker.words[0] ?? '',
)
// Words that also belong to names: they mark a unit only with a number or place beside them.
const ORDINARY = new Set([
  'plant',
  'factory',
  'works no',
  'store no',
  'site',
  'facility',
  'unit',
  'phase',
  'kho',
  'gd',
  'px',
  'nm',
  'xn',
  'cn',
  'xuong',
  'workshop',
  'brunch',
  'sube',
])
const FILLERS = new Set(['no', 'so', 'tai', 'at', 'o', 'in', 'of', 'the'])

export function splitUnit(words: readonly Word[]): Unit {
  for (let at = 0; at < words.length; at++) {
    const marker = markerAt(words, at)
    if (!marker) continue
    const after = at + marker.words.length
    const found = at === 0 ? leading(words, after, marker) : trailing(words, at, after, marker)
    if (found) return found
  }
  return { words, unit: null }
}

function markerAt(words: readonly Word[], at: number): Marker | undefined {
  return MARKERS.get(words[at]!.folded)?.find((marker) => marker.words.every((word, i) => words[at + i]?.folded === word))
}

/** "Chi nhánh (Bắc Ninh) Công ty TNHH X (tại Bắc Ninh)". */
function leading(words: readonly Word[], after: number, marker: Marker): Unit | undefined {
  let start = after
  while (start < Math.min(after + 5, words.length) && !beginsLegalForm(words, start)) start++
  if (start >= Math.min(after + 5, words.length)) return undefined
  const label = words.slice(after, start)
  const at = words.findLastIndex((word, i) => i > start + 1 && word.folded === 'tai' && i < words.length - 1)
  if (at > 0) return { words: words.slice(start, at), unit: unitOf(marker, [...label, ...words.slice(at + 1)]) }
  return { words: words.slice(start), unit: unitOf(marker, label) }
}

/** "X Co., Ltd - Branch 2", "X Bac Ninh Plant". */
function trailing(words: readonly Word[], at: number, after: number, marker: Marker): Unit | undefined {
  const label = words.slice(after).filter((word) => !FILLERS.has(word.folded))
  const ordinary = ORDINARY.has(marker.words.join(' '))
  if (label.length === 0) {
    const size = placeBefore(
      words.map((word) => word.folded),
      at,
    )
    if (size > 0 && size < at) return { words: words.slice(0, at - size), unit: unitOf(marker, words.slice(at - size, at)) }
    return ordinary ? undefined : { words: words.slice(0, at), unit: unitOf(marker, []) }
  }
  if (ordinary && !isLabel(label)) return undefined
  // A long tail is a name again: "Branch Metal Works Company".
  return label.length <= 4 ? { words: words.slice(0, at), unit: unitOf(marker, label) } : undefined
}

function isLabel(label: readonly Word[]): boolean {
  const folded = label.map((word) => word.folded)
  return (
    placeBefore(folded, folded.length) === folded.length ||
    folded.every((word) => /^[a-z]?\d{0,3}[a-z]?$/.test(word) || numberOf(word, true) !== undefined)
  )
}

function unitOf(marker: Marker, label: readonly Word[]): string {
  const text = label
    .filter((word) => !FILLERS.has(word.folded))
    .map((word) => numberOf(word.folded, true) ?? word.folded)
    .join('')
  return `${marker.kind}:${text}`
}

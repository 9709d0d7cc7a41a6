import { fold } from '../../domain/fold.ts'
import type { RowContext } from '../row-context.ts'
import type { CellInput } from './cell-input.ts'
import { pieces } from './clean-text.ts'

export interface SegmentIndex {
  find(text: string): readonly string[]
}

export function indexSegments(context: RowContext): SegmentIndex {
  const byName = new Map<string, Set<string>>()
  for (const { id, names } of context.segments)
    for (const name of [id, ...names]) {
      const key = fold(name.normalize('NFKC'))
      byName.set(key, (byName.get(key) ?? new Set()).add(id))
    }
  return { find: (text) => [...(byName.get(fold(text.normalize('NFKC'))) ?? [])] }
}

export interface Segments {
  readonly known: readonly string[]
  readonly unknown: readonly string[]
}

/** Names and synonyms only: a word that names no segment, or more than one, is reported and kept for a person. */
export function readSegments(input: CellInput, segments: SegmentIndex): Segments {
  const known = new Set<string>()
  const unknown: string[] = []
  const take = (piece: string): boolean => {
    const found = segments.find(piece)
    if (found.length === 1 && found[0] !== undefined) known.add(found[0])
    return found.length === 1
  }
  // Names hold commas themselves: the whole first, then its parts.
  const parts = take(input.text) ? [] : pieces(input.text, /[;|\n•]/)
  for (const part of parts) {
    if (take(part)) continue
    for (const piece of pieces(part, /[,/]|\s[-–+&]\s|\s(?:và|and)\s/u)) {
      if (take(piece)) continue
      unknown.push(piece)
      input.leaveOut('segment_unknown', { value: piece.slice(0, 80), matches: segments.find(piece).length })
    }
  }
  return { known: [...known], unknown }
}

import type { PlacedLabel } from './map-types.ts'

export interface LabelWish {
  id: string
  text: string
  x: number
  y: number
  /** Larger comes first when two names want the same place. */
  weight: number
}

const FONT = 28
const WIDTH_OF_CHARACTER = 0.5 * FONT
const GAP = 4
const SHIFTS: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [0, 1],
  [0, -1],
  [0.55, 0.4],
  [-0.55, 0.4],
  [0.55, -0.6],
  [-0.55, -0.6],
]

/** Names put down one after the other, the weightiest first; a name that finds no free place is left to the table. */
export function placeLabels(wishes: readonly LabelWish[], limit: { width: number; height: number }): PlacedLabel[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  const placed: PlacedLabel[] = []
  for (const wish of wishes.toSorted((a, b) => b.weight - a.weight)) {
    const half = (wish.text.length * WIDTH_OF_CHARACTER) / 2
    for (const [dx, dy] of SHIFTS) {
      const x = wish.x + dx * half * 2
      const y = wish.y + dy * FONT * 1.1
      const box = { left: x - half, right: x + half, top: y - FONT / 2, bottom: y + FONT / 2 }
      const inside = box.left > 0 && box.right < limit.width && box.top > 0 && box.bottom < limit.height
      const free = !taken.some(
        (other) =>
          box.left < other.right + GAP && box.right > other.left - GAP && box.top < other.bottom + GAP && box.bottom > other.top - GAP,
      )
      if (!inside || !free) continue
      taken.push(box)
      placed.push({ id: wish.id, text: wish.text, x: Math.round(x), y: Math.round(y) })
      break
    }
  }
  return placed
}

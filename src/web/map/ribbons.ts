import type { FamilyFlow } from './flows.ts'
import type { Card } from './layout.ts'

export interface Ribbon {
  from: string
  to: string
  kind: 'domestic' | 'imported'
  /** Share of all supply drawn, 0–1. */
  share: number
  width: number
  path: string
  /** Too small a part of the whole to be shown unless asked for. */
  thin: boolean
}

/** Ribbons below this share of the whole are hidden unless asked for: they read as noise. A family's widest one
 *  stays, so that no family looks as if it supplied nobody. */
const THIN_SHARE = 0.01
/** Ribbons take at most this part of a card's side. */
const SIDE_SHARE = 0.86
const MAX_WIDTH = 46
const NARROWEST = 0.12
/** A ribbon that is shown can be seen. */
const HAIRLINE = 0.8

interface Strand {
  flow: FamilyFlow
  from: Card
  to: Card
  total: number
  start: number
  end: number
}

/** Width is linear in the weight, with one scale for the whole picture, so ribbons can be compared with each other. */
export function layoutRibbons(cards: readonly Card[], flows: readonly FamilyFlow[]): Ribbon[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const strands = flows.flatMap((flow): Strand[] => {
    const from = byId.get(flow.from)
    const to = byId.get(flow.to)
    // Against the direction of the chain (scrap that returns) there is no honest way to draw a band from left to right.
    return from && to && from.column < to.column ? [{ flow, from, to, total: flow.domestic + flow.imported, start: 0, end: 0 }] : []
  })
  const sum = strands.reduce((total, strand) => total + strand.total, 0)
  if (sum <= 0) return []
  const scale = widthScale(strands)
  stackEnds(strands, scale)
  const columns = Map.groupBy(cards, (card) => card.column)
  const widest = new Map<string, number>()
  for (const { flow } of strands)
    for (const value of [flow.domestic, flow.imported]) widest.set(flow.from, Math.max(widest.get(flow.from) ?? 0, value))
  return strands
    .flatMap((strand) => split(strand, scale, sum, widest.get(strand.flow.from) ?? 0, columns))
    .toSorted((a, b) => b.width - a.width || `${a.from}${a.to}${a.kind}`.localeCompare(`${b.from}${b.to}${b.kind}`))
}

function widthScale(strands: readonly Strand[]): number {
  const leaving = new Map<Card, number>()
  const arriving = new Map<Card, number>()
  for (const { from, to, total } of strands) {
    leaving.set(from, (leaving.get(from) ?? 0) + total)
    arriving.set(to, (arriving.get(to) ?? 0) + total)
  }
  const sides = [...leaving, ...arriving].map(([card, total]) => (card.height * SIDE_SHARE) / total)
  const widest = Math.max(...strands.map(({ total }) => total))
  return Math.min(...sides, MAX_WIDTH / widest)
}

/** On each card the ribbons lie in the order of their other ends, so that they do not cross at the edge. */
function stackEnds(strands: readonly Strand[], scale: number): void {
  const middle = (card: Card) => card.y + card.height / 2
  for (const group of Map.groupBy(strands, (strand) => strand.from).values()) {
    let y = middle(group[0]?.from ?? EMPTY) - (group.reduce((sum, strand) => sum + strand.total, 0) * scale) / 2
    for (const strand of group.toSorted((a, b) => middle(a.to) - middle(b.to))) {
      strand.start = y
      y += strand.total * scale
    }
  }
  for (const group of Map.groupBy(strands, (strand) => strand.to).values()) {
    let y = middle(group[0]?.to ?? EMPTY) - (group.reduce((sum, strand) => sum + strand.total, 0) * scale) / 2
    for (const strand of group.toSorted((a, b) => middle(a.from) - middle(b.from))) {
      strand.end = y
      y += strand.total * scale
    }
  }
}

const EMPTY: Card = { id: '', name: '', stage: '', column: 0, tiles: [], x: 0, y: 0, width: 0, height: 0 }

function split(
  { flow, from, to, start, end }: Strand,
  scale: number,
  sum: number,
  widest: number,
  columns: ReadonlyMap<number, readonly Card[]>,
): Ribbon[] {
  const imported = flow.imported * scale
  const parts = [
    { kind: 'imported' as const, value: flow.imported, offset: 0 },
    { kind: 'domestic' as const, value: flow.domestic, offset: imported },
  ]
  return parts
    .filter(({ value }) => value > 0 && (value * scale >= NARROWEST || value === widest))
    .map(({ kind, value, offset }) => ({
      from: flow.from,
      to: flow.to,
      kind,
      share: value / sum,
      width: value * scale,
      thin: value / sum < THIN_SHARE && value < widest,
      path: ribbonPath(from, to, start + offset, end + offset, Math.max(HAIRLINE, value * scale), columns),
    }))
}

interface Point {
  x: number
  y: number
}

/** Behind a column that it only passes, a ribbon runs level: it bends in the gaps, where it can be seen. */
function ribbonPath(
  from: Card,
  to: Card,
  start: number,
  end: number,
  width: number,
  columns: ReadonlyMap<number, readonly Card[]>,
): string {
  const points: Point[] = [{ x: from.x + from.width, y: start }]
  for (let column = from.column + 1; column < to.column; column += 1) {
    const card = columns.get(column)?.[0]
    if (!card) continue
    const y = start + ((end - start) * (column - from.column)) / (to.column - from.column)
    points.push({ x: card.x, y }, { x: card.x + card.width, y })
  }
  points.push({ x: to.x, y: end })
  const back = points.toReversed().map(({ x, y }) => ({ x, y: y + width }))
  return `M${at(points[0])}${curves(points)}L${at(back[0])}${curves(back)}Z`
}

function curves(points: readonly Point[]): string {
  return points
    .slice(1)
    .map((point, index) => {
      const before = points[index] ?? point
      if (before.y === point.y) return `H${round(point.x)}`
      const middle = round((before.x + point.x) / 2)
      return `C${middle} ${round(before.y)} ${middle} ${round(point.y)} ${at(point)}`
    })
    .join('')
}

function at(point: Point | undefined): string {
  return point ? `${round(point.x)} ${round(point.y)}` : '0 0'
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}

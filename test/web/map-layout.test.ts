import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../src/domain/vocabulary.ts'
import { type Box, type Layout, layoutChain } from '../../src/web/map/layout.ts'
import { textWidth } from '../../src/web/map/text-width.ts'
import { chainFixture } from './chain-fixture.ts'

/** Windows of 1440 × 900 and 1366 × 768 without header (56) and filter row (48), a full-HD one, and small ones. */
const FITTING = [
  { width: 1440, height: 796 },
  { width: 1366, height: 664 },
  { width: 1920, height: 976 },
]
const SMALL = [
  { width: 1280, height: 560 },
  { width: 1024, height: 640 },
  { width: 800, height: 900 },
]
const cases = (sizes: typeof FITTING) => LANGUAGES.flatMap((lang) => sizes.map((size) => ({ lang, ...size, size })))
const models = Object.fromEntries(LANGUAGES.map((lang) => [lang, chainFixture(lang)])) as Record<Language, ReturnType<typeof chainFixture>>

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

/** Names that lose letters. */
function cutNames(layout: Layout): string[] {
  return [...layout.tiles.values()].filter((tile) => tile.cut).map((tile) => tile.node.short_name)
}

describe('the whole chain fits the window', () => {
  it.each(cases(FITTING))('$lang at $width × $height', ({ lang, size }) => {
    const layout = layoutChain(models[lang], size)
    expect(layout.width).toBe(size.width)
    expect(layout.height).toBeLessThanOrEqual(size.height)
    expect(layout.metrics.font).toBeGreaterThanOrEqual(9.5)
    expect(cutNames(layout)).toEqual([])
    for (const tile of layout.tiles.values()) {
      expect(tile.width).toBeGreaterThanOrEqual(70)
      expect(tile.height).toBeGreaterThanOrEqual(24)
    }
  })
})

describe('a window that is too small keeps the letters and lets the page scroll', () => {
  it.each(cases(SMALL))('$lang at $width × $height', ({ lang, size }) => {
    const layout = layoutChain(models[lang], size)
    expect(layout.metrics.font).toBeGreaterThanOrEqual(9.5)
    expect(layout.width).toBe(size.width)
    expect(cutNames(layout)).toEqual([])
  })
})

describe.each(cases([...FITTING, ...SMALL]))('places of $lang at $width × $height', ({ lang, size }) => {
  const model = models[lang]
  const layout = layoutChain(model, size)
  const frame = { x: 0, y: 0, width: layout.width, height: layout.height }

  it('holds every segment once, in the card of its family', () => {
    const placed = layout.cards.flatMap((card) => card.tiles.map((tile) => `${card.id} ${tile.id}`))
    expect(placed.toSorted()).toEqual(model.nodes.map((node) => `${node.family} ${node.id}`).toSorted())
  })

  it('overlaps nothing and leaves nothing outside', () => {
    const tiles = [...layout.tiles.values()]
    for (const [index, tile] of tiles.entries())
      for (const other of tiles.slice(index + 1)) expect(overlap(tile, other), `${tile.id} over ${other.id}`).toBe(false)
    for (const [index, card] of layout.cards.entries()) {
      for (const other of [...layout.cards.slice(index + 1), layout.key])
        expect(overlap(card, other), `${card.id} over another card`).toBe(false)
      for (const tile of card.tiles) expect(inside(tile, card), `${tile.id} in ${card.id}`).toBe(true)
      expect(inside(card, frame), `${card.id} in the frame`).toBe(true)
    }
  })

  it('keeps names inside their tiles, on at most two lines', () => {
    const { font, line, textX } = layout.metrics
    for (const tile of layout.tiles.values()) {
      expect(tile.lines.length).toBeLessThanOrEqual(2)
      expect(tile.lines.length * line).toBeLessThanOrEqual(tile.height)
      // A name that is a hair too long is set up to 8 % narrower when drawn.
      for (const text of tile.lines) expect((textX + textWidth(text) * font) / 1.08).toBeLessThanOrEqual(tile.width)
    }
  })

  it('sets the stages from left to right, services below', () => {
    const x = layout.heads.map((head) => head.x)
    expect(layout.heads.map((head) => head.stage.id)).toEqual([
      'materials',
      'processed_materials',
      'components',
      'modules',
      'final_products',
    ])
    expect(x).toEqual(x.toSorted((a, b) => a - b))
    const lowest = Math.max(...layout.cards.filter((card) => card.column < 5).map((card) => card.y + card.height))
    for (const card of layout.cards.filter((card) => card.column === 5)) expect(card.y).toBeGreaterThan(lowest)
  })
})

describe('the layout', () => {
  it('is the same for the same input, whatever the order of the links', () => {
    const model = models.vi
    const size = { width: 1440, height: 796 }
    const first = layoutChain(model, size)
    expect(layoutChain(structuredClone(model), size)).toEqual(first)
    const shuffled = layoutChain({ ...model, edges: model.edges.toReversed() }, size)
    expect(shuffled.cards.map((card) => card.id)).toEqual(first.cards.map((card) => card.id))
  })

  it('survives a chain without links, without services and with one segment', () => {
    const model = models.en
    const chainStages = model.stages.filter((stage) => stage.lane === 'chain')
    expect(layoutChain({ ...model, edges: [] }, { width: 1440, height: 796 }).ribbons).toEqual([])
    expect(layoutChain({ ...model, stages: chainStages }, { width: 1440, height: 796 }).tiles.size).toBeLessThan(model.nodes.length)
    expect(layoutChain({ ...model, nodes: model.nodes.slice(0, 1), edges: [] }, { width: 1440, height: 796 }).tiles.size).toBe(1)
  })
})

import { describe, expect, it } from 'vitest'
import { drawMap, type DrawingTexts } from '../../src/web/map/draw.ts'
import { drawDetail, NEAR, NEAREST } from '../../src/web/map/draw-detail.ts'
import { familyFlows } from '../../src/web/map/flows.ts'
import { layoutChain } from '../../src/web/map/layout.ts'
import { type MapModel, packMap, unpackMap } from '../../src/web/map/map-data.ts'
import { svg } from '../../src/web/map/markup.ts'
import { selectLinks } from '../../src/web/map/selection.ts'
import { textWidth } from '../../src/web/map/text-width.ts'
import { firstTile, isWalkKey, neighbour } from '../../src/web/map/walk.ts'
import { ellipsis, twoLineWidth, wrapName } from '../../src/web/map/wrap.ts'
import { passesFilters, passingIds, readFilters, toggled } from '../../src/web/map/filters.ts'
import { chainFixture } from './chain-fixture.ts'

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Expected a value')
  return value
}

const model = chainFixture('en')
const layout = layoutChain(model, { width: 1440, height: 796 })
const texts: DrawingTexts = {
  title: 'Map',
  name: (id) => id,
  spoken: () => 'Weak. 3 companies on record. Imports: $1 bn',
  stage: (head) => `${head.nodes.length}`,
  card: (card) => `${card.tiles.length}`,
  ribbon: (from, to) => `${from} → ${to}`,
  key: { title: 'Supply', domestic: 'Supplied here', imported: 'Imported', note: 'Width' },
}

describe('ribbons', () => {
  const flows = familyFlows(model)

  it('are as wide as their weight, on one scale', () => {
    const widths = layout.ribbons.map((ribbon) => {
      const flow = need(flows.find(({ from, to }) => from === ribbon.from && to === ribbon.to))
      return ribbon.width / (ribbon.kind === 'imported' ? flow.imported : flow.domestic)
    })
    for (const width of widths) expect(width).toBeCloseTo(need(widths[0]), 6)
  })

  it('run from left to right between columns and hide the thin ones, but leave each family one', () => {
    const column = new Map(layout.cards.map((card) => [card.id, card.column]))
    for (const ribbon of layout.ribbons) expect(need(column.get(ribbon.from))).toBeLessThan(need(column.get(ribbon.to)))
    for (const ribbon of layout.ribbons) if (ribbon.share >= 0.01) expect(ribbon.thin).toBe(false)
    for (const from of new Set(layout.ribbons.map((ribbon) => ribbon.from)))
      expect(layout.ribbons.some((ribbon) => ribbon.from === from && !ribbon.thin)).toBe(true)
  })

  it('stay within the sides of their cards', () => {
    const totals = new Map<string, number>()
    for (const ribbon of layout.ribbons) totals.set(ribbon.from, (totals.get(ribbon.from) ?? 0) + ribbon.width)
    for (const card of layout.cards) expect(totals.get(card.id) ?? 0).toBeLessThanOrEqual(card.height)
  })
})

describe('the selection', () => {
  const id = 'rigid-pcb'

  it('direct: what goes in and what it goes into', () => {
    const { edges, lit } = selectLinks(model.edges, id, 'direct')
    expect(edges).toEqual(model.edges.filter((edge) => edge.source === id || edge.target === id))
    expect(lit.size).toBe(1 + new Set(edges.flatMap((edge) => [edge.source, edge.target]).filter((end) => end !== id)).size)
  })

  it('full: up and down the chain, never up and then down again', () => {
    const edges = [link('a', 'b'), link('b', 'c'), link('c', 'd'), link('a', 'x'), link('y', 'c')]
    expect([...selectLinks(edges, 'b', 'full').lit].toSorted()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('ends on a circle', () => {
    expect([...selectLinks([link('a', 'b'), link('b', 'a')], 'a', 'full').lit].toSorted()).toEqual(['a', 'b'])
  })
})

function link(source: string, target: string, weight = 1) {
  return { source, target, weight, import_dependent: false }
}

describe('the keys', () => {
  it('walk down a column and back', () => {
    const first = need(firstTile(layout))
    const next = need(neighbour(layout, [], first, 'ArrowDown'))
    expect(next).not.toBe(first)
    expect(neighbour(layout, [], next, 'ArrowUp')).toBe(first)
    expect(neighbour(layout, [], first, 'ArrowUp')).toBeUndefined()
  })

  it('reach every segment of a column with the down arrow', () => {
    for (const head of layout.heads) {
      const column = layout.cards.filter((card) => card.stage === head.stage.id).flatMap((card) => card.tiles.map((tile) => tile.id))
      const seen = [need(column[0])]
      for (
        let next = neighbour(layout, [], need(column[0]), 'ArrowDown');
        next !== undefined;
        next = neighbour(layout, [], next, 'ArrowDown')
      )
        seen.push(next)
      expect(seen).toEqual(column)
    }
  })

  it('follow the strongest link right and left', () => {
    const edges = [link('rigid-pcb', 'smartphones', 0.2), link('rigid-pcb', 'laptops', 0.7), link('copper-foil', 'rigid-pcb', 0.1)]
    expect(neighbour(layout, edges, 'rigid-pcb', 'ArrowRight')).toBe('laptops')
    expect(neighbour(layout, edges, 'rigid-pcb', 'ArrowLeft')).toBe('copper-foil')
    expect(neighbour(layout, edges, 'smartphones', 'ArrowRight')).toBeUndefined()
    expect(isWalkKey('Enter')).toBe(false)
  })
})

describe('words in tiles', () => {
  it('know the widths of Vietnamese and Korean letters', () => {
    expect(textWidth('Ế')).toBe(textWidth('E'))
    expect(textWidth('ở')).toBe(textWidth('o'))
    expect(textWidth('부품')).toBeCloseTo(1.84)
  })

  it('break after spaces, slashes and middle dots, and never lose a letter while they fit', () => {
    expect(wrapName('Mô-đun Wi-Fi/Bluetooth', 6)).toEqual({ lines: ['Mô-đun Wi-Fi/', 'Bluetooth'], cut: false })
    expect(wrapName('저장장치·메모리모듈', 5)).toEqual({ lines: ['저장장치·', '메모리모듈'], cut: false })
    for (const node of model.nodes) {
      const { lines, cut } = wrapName(node.short_name, twoLineWidth(node.short_name) + 1e-6)
      expect(cut, node.short_name).toBe(false)
      expect(lines.join('').replace(/\s/g, '')).toBe(node.short_name.replace(/\s/g, ''))
    }
  })

  it('end in an ellipsis only when nothing else helps', () => {
    expect(wrapName('one two three four five', 3).cut).toBe(true)
    expect(ellipsis('Industrial controllers', 4)).toMatch(/^Indus.*…$/)
    expect(textWidth(ellipsis('Industrial controllers', 4))).toBeLessThanOrEqual(4)
  })
})

describe('the drawing', () => {
  const drawing = drawMap(layout, texts, {
    href: (id) => `?segment=${id}&view=x`,
    tabStop: firstTile(layout),
    passing: new Set(['rigid-pcb']),
    selection: selectLinks(model.edges, 'rigid-pcb', 'direct'),
  }).text

  it('is well-formed: every element is closed and every ampersand written out', () => {
    const open: string[] = []
    for (const [, closing, name, rest] of drawing.matchAll(/<(\/?)([a-zA-Z]+)([^>]*)>/g)) {
      if (closing) expect(open.pop()).toBe(name)
      else if (!rest?.endsWith('/')) open.push(need(name))
    }
    expect(open).toEqual([])
    expect(drawing.match(/&(?!amp;|lt;|gt;|quot;|#39;)/g)).toBeNull()
    expect(drawing).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('has one tab stop, and labels that begin with the words that are seen', () => {
    expect(drawing.match(/tabindex="0"/g)).toHaveLength(1)
    for (const [, label, inner] of drawing.matchAll(/aria-label="([^"]*)"><title>.*?<\/title>.*?<text class="name">(.*?)<\/text>/g)) {
      const seen = need(inner)
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim()
      expect(label?.startsWith(seen)).toBe(true)
    }
  })

  it('marks the chosen segment, its links and what the filters leave out', () => {
    expect(drawing.match(/class="tile [^"]*chosen/g)).toHaveLength(1)
    expect(drawing.match(/class="link /g)).toHaveLength(selectLinks(model.edges, 'rigid-pcb', 'direct').edges.length)
    expect(drawing.match(/class="tile [^"]* out"/g)).toHaveLength(model.nodes.length - 1)
  })

  it('escapes what it is given', () => {
    expect(svg`<a b="${'"<x>&\''}">${'<script>'}</a>`.text).toBe('<a b="&quot;&lt;x&gt;&amp;&#39;">&lt;script&gt;</a>')
  })

  it('shows small print only where it is at least 9.5 px', () => {
    const tile = need([...layout.tiles.values()][0])
    const detail = drawDetail(tile, layout, {
      firms: '3 firms',
      imports: 'imports $1 bn',
      rca: 'RCA 1',
      companies: ['A', 'B', 'C', 'D'],
    }).text
    expect(detail.match(/<tspan/g)).toHaveLength(2 + 4)
    expect(NEAREST).toBeLessThan(NEAR)
  })
})

describe('filters in the address', () => {
  const node = { id: 'x', status: 'weak', overlays: ['enclave'], stage: 'modules', sector: 'shared', serves: ['computers'] } as const

  it('take several statuses and ignore words they do not know', () => {
    expect(readFilters(new URLSearchParams('status=missing,weak,nonsense&stage=nowhere&serves=computers'))).toEqual({
      status: ['weak', 'missing'],
      overlay: [],
      stage: undefined,
      sector: undefined,
      serves: 'computers',
    })
  })

  it('leave out one dimension for its own counts', () => {
    const filters = readFilters(new URLSearchParams('status=strong&overlay=enclave'))
    expect(passesFilters(node, filters)).toBe(false)
    expect(passesFilters(node, filters, 'status')).toBe(true)
  })

  it('tell "everything" from "nothing fits"', () => {
    expect(passingIds([node], readFilters(new URLSearchParams()), null)).toBeUndefined()
    expect(passingIds([node], readFilters(new URLSearchParams('stage=materials')), null)?.size).toBe(0)
    expect(passingIds([node], readFilters(new URLSearchParams()), ['x'])?.has('x')).toBe(true)
  })

  it('switch one choice on and off', () => {
    expect(toggled(['weak'], 'missing')).toBe('weak,missing')
    expect(toggled(['weak'], 'weak')).toBeNull()
  })
})

describe('the packed map', () => {
  it('comes out as it went in', () => {
    const figure = (value: number | null, unit: string) => ({
      value,
      unit,
      period: '2023',
      missing_reason: value === null ? 'below_cutoff' : null,
      upper_bound: null,
      note: null,
      source_ids: ['a', 'b'],
    })
    const data: MapModel = {
      stages: [{ id: 'materials', name: 'Materials', position: 1, lane: 'chain' }],
      families: [{ id: 'metals', name: 'Metals', stage: 'materials', position: 1 }],
      nodes: ['copper', 'foil'].map((id) => ({
        id,
        name: id,
        short_name: id,
        names: { vi: id, en: id, ko: id },
        stage: 'materials',
        sector: 'shared',
        family: 'metals',
        serves: [],
        status: 'weak',
        overlays: [],
        status_sentence: '',
        companies: 0,
        export_usd: 5,
        import_usd: null,
        rca: 0.5,
        gap_rank: null,
        top_companies: [],
        figures: { exports: figure(5, 'usd'), imports: figure(null, 'usd'), rca: figure(0.5, 'ratio') },
      })),
      edges: [{ source: 'copper', target: 'foil', essential: true, weight: 0.25, import_dependent: true, agreeing: 2 }],
    }
    expect(unpackMap(packMap(data))).toEqual(data)
  })
})

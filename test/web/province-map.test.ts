import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { IntlProvider } from 'use-intl'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/source-code.ts'
import { ProvinceMap } from '../../src/web/places/province-map.tsx'
import { classBounds, classLabel, shadeOf } from '../../src/web/places/map-classes.ts'
import { placeLabels } from '../../src/web/places/place-labels.ts'
import { FRAME, mapShapes, onMap } from '../../src/web/places/shapes.server.ts'

const LANGUAGES = ['vi', 'en', 'ko'] as const
const ARCHIPELAGOS = [
  { id: 'hoang-sa', name: 'Quần đảo Hoàng Sa', of: '(thành phố Đà Nẵng)' },
  { id: 'truong-sa', name: 'Quần đảo Trường Sa', of: '(tỉnh Khánh Hòa)' },
]

function render(lang: (typeof LANGUAGES)[number], provinces: Parameters<typeof ProvinceMap>[0]['provinces'], current?: string): string {
  const messages = { places: JSON.parse(readFileSync(join(ROOT, `src/web/messages/${lang}/places.json`), 'utf8')) }
  const map = createElement(ProvinceMap, { shapes: mapShapes(), provinces, title: 'Map', legend: 'Count', ...(current && { current }) })
  const element = createElement(IntlProvider, { locale: lang, messages, timeZone: 'UTC', children: map } as never)
  return renderToStaticMarkup(createElement(RouterProvider, { router: createMemoryRouter([{ path: '*', element }]) }))
}

const province = { id: 'bac-ninh', name: 'Bắc Ninh', x: 400, y: 250, count: 62, to: '/vi/places/bac-ninh' }

describe.each(LANGUAGES)('the map of provinces in %s', (lang) => {
  test.each([
    ['no province', []],
    ['one province', [province]],
  ])('with %s, draws all 34 provinces and both archipelagos with their full labels', (_case, provinces) => {
    const markup = render(lang, provinces)
    expect(markup.match(/data-province="/g)).toHaveLength(34)
    for (const { id, name, of } of ARCHIPELAGOS) {
      // Once where it is, once in a box for narrow screens and paper.
      expect(markup.match(new RegExp(`data-archipelago="${id}"`, 'g'))).toHaveLength(2)
      expect(markup.split(name).length - 1).toBeGreaterThanOrEqual(3)
      expect(markup.split(of).length - 1).toBeGreaterThanOrEqual(3)
    }
    expect(markup).toContain('Biển Đông')
    expect(markup).toContain('East Sea')
  })
})

test('both archipelagos lie inside the wide picture, and their boxes inside the narrow one', () => {
  for (const { islets } of mapShapes().archipelagos) {
    expect(islets.length).toBeGreaterThanOrEqual(3)
    for (const { x, y } of islets) {
      expect(x).toBeGreaterThan(FRAME.mainlandWidth)
      expect(x).toBeLessThan(FRAME.width)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(FRAME.height)
    }
  }
  const boxes = [
    ...render('vi', []).matchAll(
      /data-archipelago="[a-z-]+" transform="translate\((\d+) (\d+)\)"><rect class="inset" width="(\d+)" height="(\d+)"/g,
    ),
  ]
  expect(boxes).toHaveLength(2)
  for (const [, left, top, width, height] of boxes.map((box) => box.map(Number))) {
    expect((left ?? 0) + (width ?? 0)).toBeLessThanOrEqual(FRAME.mainlandWidth)
    expect((top ?? 0) + (height ?? 0)).toBeLessThanOrEqual(FRAME.height)
  }
})

test('a style sheet hides one of the two drawings only where the other is shown', () => {
  const css = readFileSync(join(ROOT, 'src/web/styles/places.css'), 'utf8')
  const hiding = css.match(/\.true-position \{ display: none; \}/g)
  const showing = css.match(/\.true-position \{ display: none; \}\s*\.in-boxes \{ display: inline; \}/g)
  expect(hiding).toHaveLength(2)
  expect(showing).toHaveLength(2)
})

test('the whole country is in the frame: the southernmost, westernmost and northernmost places too', () => {
  for (const [lon, lat] of [
    [104.72, 8.56],
    [102.14, 22.4],
    [105.32, 23.39],
    [109.46, 12.65],
  ] as const) {
    const { x, y } = onMap(lon, lat)
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(FRAME.mainlandWidth)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(FRAME.height)
  }
})

describe('classes of the map', () => {
  test.each([
    [[0, 0], []],
    [[1], [1]],
    [
      [1, 3],
      [1, 2],
    ],
    [
      [109, 62, 1],
      [1, 5, 20, 100],
    ],
  ])('%j has the bounds %j', (counts, bounds) => expect(classBounds(counts)).toEqual(bounds))

  test('none on record has its own shade, and more is never lighter', () => {
    const bounds = classBounds([109])
    expect(shadeOf(0, bounds)).toBe(0)
    const shades = Array.from({ length: 110 }, (_, count) => shadeOf(count, bounds))
    expect(shades.slice(1).every((shade, i) => shade >= (shades[i] ?? 0) && shade <= 4)).toBe(true)
    expect(bounds.map((_, i) => classLabel(bounds, i))).toEqual(['1–4', '5–19', '20–99', '100 +'])
  })
})

test('labels never overlap and stay in the picture', () => {
  const wishes = Array.from({ length: 40 }, (_, i) => ({
    id: String(i),
    text: 'Bắc Ninh 62',
    x: 300 + (i % 5) * 30,
    y: 200 + i * 8,
    weight: i,
  }))
  const placed = placeLabels(wishes, { width: 816, height: 1600 })
  const half = ('Bắc Ninh 62'.length * 14) / 2
  for (const a of placed) {
    expect(a.x - half).toBeGreaterThanOrEqual(0)
    for (const b of placed) if (a !== b) expect(Math.abs(a.x - b.x) >= 2 * half || Math.abs(a.y - b.y) >= 28).toBe(true)
  }
})

import { describe, expect, test } from 'vitest'
import { factText, measureText, rangeText } from '../../src/web/companies/profile/measure.ts'
import { qrCode } from '../../src/web/sheet/qr-code.server.ts'
import { shortened } from '../../src/web/sheet/shortened.ts'
import type { SheetContent } from '../../src/web/sheet/sheet-content.ts'

describe('amounts', () => {
  const measured = (text: string, unit: string | null = null, amount: number | null = null) => ({ text, unit, amount })
  const yearly = (amount: string) => `${amount} per year`

  test.each([
    ['a number with its unit, as the language writes it', measured('40000', 'm²', 40000), 'vi', '40.000 m²'],
    ['a part of a number is kept', measured('0.075', 'mm', 0.075), 'en', '0.075 mm'],
    ['a sign is not lost', measured('±0.075', 'mm', 0.075), 'en', '±0.075 mm'],
    ['words stay words', measured('several lines', null), 'en', 'several lines'],
    [
      'words with the number that was read in them',
      measured('about 3 million pieces', 'pcs', 3000000),
      'en',
      'about 3 million pieces (3,000,000 pcs)',
    ],
    ['a unit the words have is not told twice', measured('up to 40 mm', 'mm', 40), 'en', 'up to 40 mm'],
    ['a unit after a number in words', measured('up to 40', 'mm'), 'en', 'up to 40 mm'],
  ] as const)('%s', (_what, stated, lang, shown) => expect(measureText(stated, lang)).toBe(shown))

  test('the time of a capacity goes with its number, not with words', () => {
    expect(measureText(measured('40000', 'm²', 40000), 'en', yearly)).toBe('40,000 m² per year')
    expect(measureText(measured('10 lines', null), 'en', yearly)).toBe('10 lines')
  })

  test('years, people and money are told apart', () => {
    expect(factText({ property: 'founded', ...measured('2009') }, 'en')).toBe('2009')
    expect(factText({ property: 'employees', ...measured('6500', 'people') }, 'ko')).toBe('6,500')
    expect(factText({ property: 'investment_usd', ...measured('60000000', 'USD') }, 'vi')).toBe('60 triệu USD')
  })

  test('ranges may be open', () => {
    expect(rangeText(0.4, 3.2, 'en')).toBe('0.4–3.2')
    expect([rangeText(null, 8, 'en'), rangeText(8, null, 'en'), rangeText(null, null, 'en')]).toEqual(['≤ 8', '≥ 8', null])
  })
})

describe('what can be drawn', () => {
  // As the fonts of the sheet: Latin with Vietnamese, and Hangul; no kana.
  const writable = (text: string) => /^[\u0020-\u024F\u1E00-\u1EFF\uAC00-\uD7A3\u2013\u2026±]*$/.test(text)
  const content: SheetContent = {
    lang: 'en',
    name: 'Towa Viet Nam',
    names: ['東和ベトナム', '토와 베트남', 'Công ty Đông Hòa'.normalize('NFD')],
    demo: null,
    heading: 'Sheet',
    summary: [],
    blocks: [{ title: 'Makes', lines: [{ text: 'lenses 光学 of glass', said: 'press' }] }],
    absent: null,
    sourcesTitle: 'Sources',
    sources: [`${'word '.repeat(60)}end`],
    live: 'Live',
    address: 'https://example.org/en/companies/VN0000000',
    stamp: '',
    more: (count) => `${count} more`,
  }

  test('a name in letters no font has is left out, others are whole', () => {
    expect(shortened(content, writable).names).toEqual(['토와 베트남', 'Công ty Đông Hòa'])
  })

  test('another text loses those letters only, and none is too long', () => {
    const { blocks, sources } = shortened(content, writable)
    expect(blocks[0]?.lines[0]?.text).toBe('lenses  of glass')
    expect(sources[0]?.length).toBeLessThanOrEqual(220)
    expect(sources[0]).toMatch(/word…$/)
  })
})

test('a QR code has its quiet zone and three finders', () => {
  const { size, path } = qrCode('https://example.org/en/companies/VN7K3M9Q2C')
  const cells = new Set<string>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let step = 0; step < Number(width); step++) cells.add(`${Number(x) + step} ${y}`)
  const finder = (left: number, top: number) =>
    [0, 1, 2, 3, 4, 5, 6].every((step) => cells.has(`${left + step} ${top}`) && cells.has(`${left} ${top + step}`))
  expect([finder(4, 4), finder(size - 11, 4), finder(4, size - 11), finder(size - 11, size - 11)]).toEqual([true, true, true, false])
  expect([...cells].every((cell) => cell.split(' ').every((at) => Number(at) >= 4 && Number(at) < size - 4))).toBe(true)
})

/** Advance widths of Source Sans 3 (weight 500) in 1/1000 em, measured once from the font files. The server has no canvas,
 *  and names must break at the same place there and in the browser, whether or not the font has arrived. */
const ASCII = [
  200, 302, 455, 505, 505, 833, 624, 262, 314, 314, 428, 505, 262, 316, 262, 347, 505, 505, 505, 505, 505, 505, 505, 505, 505, 505, 262,
  262, 505, 505, 505, 435, 861, 551, 592, 573, 620, 532, 502, 622, 657, 273, 487, 588, 494, 736, 652, 669, 574, 669, 581, 539, 541, 650,
  526, 793, 527, 489, 540, 314, 347, 314, 505, 500, 546, 510, 558, 459, 559, 501, 304, 512, 551, 254, 255, 508, 263, 836, 553, 546, 559,
  559, 360, 425, 350, 550, 481, 734, 464, 481, 434, 314, 248, 314, 505,
]

const OTHERS: Readonly<Record<string, number>> = {
  đ: 563,
  Đ: 640,
  Ư: 665,
  '–': 480,
  '—': 800,
  '…': 956,
  '·': 262,
  '’': 262,
  '“': 455,
  '”': 455,
  '×': 505,
  '−': 505,
}

/** Hangul comes from Noto Sans KR, where every syllable has the same width. */
const HANGUL = 920
const FULL_WIDTH = 1000

const known = new Map<string, number>()

function charWidth(char: string): number {
  const seen = known.get(char)
  if (seen !== undefined) return seen
  const width = OTHERS[char] ?? ASCII[char.charCodeAt(0) - 32] ?? foreignWidth(char)
  known.set(char, width)
  return width
}

/** An accent never changes the width of its letter in this font; ơ and ư are as wide as o and u. */
function foreignWidth(char: string): number {
  if (char >= '가' && char <= '힣') return HANGUL
  if (char >= '⺀') return FULL_WIDTH
  const base = char.normalize('NFD').charCodeAt(0)
  return ASCII[base - 32] ?? 560
}

/** Width of a text in em; multiply by the font size. Bold headings (600) are 1.3 % wider. */
export function textWidth(text: string, weight: 500 | 600 = 500): number {
  let sum = 0
  for (const char of text) sum += charWidth(char)
  return (sum / 1000) * (weight === 600 ? 1.013 : 1)
}

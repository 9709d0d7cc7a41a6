/** Sizes in real pixels for a font size of the names. Nothing is drawn larger and then shrunk. */
export const MIN_FONT = 9.5
/** Larger letters would only spread the picture: on big screens it stands in the middle instead. */
export const MAX_FONT = 14

export const MARGIN = 10
export const TOP = 4
export const BOTTOM = 6
export const CARD_PAD = 5
export const CARD_GAP = 5
export const TILE_GAP = 2
export const BAND_GAP = 10
/** Ribbons need room to be followed by the eye. */
export const MIN_COLUMN_GAP = 36
export const MAX_COLUMN_GAP = 120

export interface Metrics {
  font: number
  line: number
  tile: number
  head: number
  foot: number
  stageHead: number
  /** Left edge of the name inside a tile, after the glyph. */
  textX: number
  /** Free space at the right of a name. */
  textRight: number
  /** Width kept free beside the services for the key of the ribbons. */
  key: number
}

export function metricsFor(font: number): Metrics {
  const line = font * 1.14
  return {
    font,
    line,
    tile: Math.floor(2 * line + 2.6),
    head: Math.round(font + 4.5),
    foot: 3,
    stageHead: Math.ceil(font + 8.5),
    textX: font * 0.8 + 5.6,
    textRight: 2.4,
    key: Math.ceil(font * 18.6),
  }
}

/** Smallest tile in which names of `em` width fit at this font size. */
export function tileWidthFor(font: number, em: number): number {
  const { textX, textRight } = metricsFor(font)
  return Math.ceil(em * font + textX + textRight)
}

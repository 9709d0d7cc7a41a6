/** What the server sends for a province map. Coordinates are in the units of the picture. */
export interface MapFrame {
  width: number
  /** Up to here the picture is shown on narrow screens and paper; beyond lie the archipelagos, drawn in boxes there. */
  mainlandWidth: number
  height: number
}

export interface Archipelago {
  id: string
  provinceId: string
  /** The same in every language of the interface. */
  label: string
  islets: { x: number; y: number }[]
}

export interface MapShapes {
  frame: MapFrame
  land: string
  provinces: { id: string; d: string }[]
  archipelagos: Archipelago[]
}

export interface PlacedLabel {
  id: string
  text: string
  x: number
  y: number
}

import type { Overlay, Status } from '../../domain/vocabulary.ts'

/** Marks in a 12 × 12 box, told apart by shape alone: the list, the badges and the map draw the same ones. */
export const STATUS_GLYPHS: Record<Status, { d: string; filled: boolean }> = {
  strong: { d: 'M6 1a5 5 0 1 0 0 10A5 5 0 1 0 6 1Z', filled: true },
  emerging: { d: 'M6 1 11 10.5H1Z', filled: true },
  weak: { d: 'M1 4.5h10v3H1Z', filled: true },
  missing: { d: 'M2 2l8 8M10 2l-8 8', filled: false },
  data_poor: { d: 'M6 1.8a4.2 4.2 0 1 0 0 8.4A4.2 4.2 0 1 0 6 1.8Z', filled: false },
}

export const OVERLAY_GLYPHS: Record<Overlay, { d: string; filled: boolean }> = {
  bottleneck: { d: 'M6 .5 11.5 6 6 11.5.5 6Z', filled: true },
  enclave: { d: 'M1.5 1.5h9v9h-9Z', filled: false },
  single_source: { d: 'M6 3.6a2.4 2.4 0 1 0 0 4.8A2.4 2.4 0 1 0 6 3.6Z', filled: true },
}

import type { ImportState } from './import-state.tsx'

export const STEPS = ['read', 'map', 'check', 'preview', 'apply'] as const
export type Step = (typeof STEPS)[number]

const STEP_OF: Record<ImportState, Step | null> = {
  reading: 'read',
  mapping: 'map',
  staging: 'check',
  linking: 'check',
  ready: 'preview',
  applying: 'apply',
  applied: 'apply',
  undoing: 'apply',
  undone: null,
  cancelled: null,
  failed: null,
}

/** Where the import stands; null when it came to an end before its time. */
export function stepOf(state: ImportState): Step | null {
  return STEP_OF[state]
}

/** The rows have been checked and linked: there is something to look at. */
export function hasPreview(state: ImportState): boolean {
  return ['ready', 'applying', 'applied', 'undoing', 'undone'].includes(state)
}

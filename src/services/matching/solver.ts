import type { Highs } from 'highs'
import { loadHighs } from '../../matching/load-highs.ts'

let loaded: Promise<Highs> | undefined

/** HiGHS, compiled to WebAssembly; 3.5 MB, so it is loaded when somebody first asks for what needs it. */
export function loadSolver(): Promise<Highs> {
  loaded ??= loadHighs()
  return loaded
}

import loadHighs, { type Highs } from 'highs'

/** The types of the package are those of its CommonJS build; what Node imports is the function itself. */
const load = loadHighs as unknown as typeof loadHighs.default

let loaded: Promise<Highs> | undefined

/** HiGHS, compiled to WebAssembly; 3.5 MB, so it is loaded when somebody first asks for what needs it. */
export function loadSolver(): Promise<Highs> {
  loaded ??= load()
  return loaded
}

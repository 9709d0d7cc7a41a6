import loader, { type Highs } from 'highs'

/** The types of the package are those of its CommonJS build, in which the default export is a module; what Node imports is the loader itself. */
export function loadHighs(): Promise<Highs> {
  return (loader as unknown as () => Promise<Highs>)()
}

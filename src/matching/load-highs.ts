import loader, { type Highs } from 'highs'

/** The package is typed as CommonJS and is none where it is imported: its default export is the loader itself. */
export function loadHighs(): Promise<Highs> {
  return (loader as unknown as (typeof loader)['default'])()
}

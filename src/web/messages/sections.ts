/** Which message files a section of the site needs. `common` goes to every page; the first part of the path decides the rest. */
export const NAMESPACES = ['common', 'home', 'map', 'segment', 'gaps', 'companies', 'places', 'trade', 'data'] as const
export type Namespace = (typeof NAMESPACES)[number]

const SECTIONS: Record<string, readonly Namespace[]> = {
  '': ['home'],
  map: ['map', 'segment'],
  segments: ['segment', 'companies', 'places'],
  gaps: ['gaps', 'segment'],
  companies: ['companies', 'segment', 'places'],
  places: ['places', 'companies', 'segment'],
  trade: ['trade', 'segment'],
  programmes: ['data', 'places'],
  data: ['data'],
  sources: ['data'],
}

export function sectionOf(pathname: string): string {
  return pathname.split('/')[2] ?? ''
}

export function namespacesOf(pathname: string): readonly Namespace[] {
  return ['common', ...(SECTIONS[sectionOf(pathname)] ?? [])]
}

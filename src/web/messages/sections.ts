/** Which message files a section of the site needs. `common` goes to every page; the first part of the path decides the rest. */
export const NAMESPACES = [
  'common',
  'home',
  'map',
  'segment',
  'gaps',
  'companies',
  'places',
  'trade',
  'data',
  'imports',
  'linkage',
  'quality',
  'review',
  'curation',
  'history',
  'corrections',
] as const
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
  operator: ['imports'],
  imports: ['imports', 'linkage'],
  quality: ['quality'],
  review: ['review', 'linkage'],
  curation: ['curation'],
  corrections: ['corrections', 'curation'],
  history: ['history'],
}

/** The history of a company is a section of its own: readers of companies do not download its messages. */
export function sectionOf(pathname: string): string {
  const [, , section = '', , page] = pathname.split('/')
  return section === 'companies' && page === 'history' ? page : section
}

export function namespacesOf(pathname: string): readonly Namespace[] {
  return ['common', ...(SECTIONS[sectionOf(pathname)] ?? [])]
}

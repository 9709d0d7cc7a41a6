/** Which message files a section of the site needs. `common` goes to every page; the first part of the path decides the rest. */
export const NAMESPACES = [
  'common',
  'home',
  'map',
  'segment',
  'gaps',
  'companies',
  'search',
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
  'compare',
  'profile',
  'shortlists',
  'vocabulary',
  'account',
  'claims',
  'disclosure',
  'introductions',
  'staff',
  'events',
  'needs',
  'qualify',
] as const
export type Namespace = (typeof NAMESPACES)[number]

const SECTIONS: Record<string, readonly Namespace[]> = {
  '': ['home'],
  map: ['map', 'segment'],
  search: ['search', 'companies', 'compare'],
  segments: ['segment', 'companies', 'places'],
  gaps: ['gaps', 'segment'],
  companies: ['companies', 'search', 'places', 'compare', 'shortlists'],
  company: ['profile', 'companies', 'history', 'compare', 'shortlists'],
  places: ['places', 'companies', 'segment'],
  trade: ['trade', 'segment'],
  programmes: ['data', 'places'],
  data: ['data'],
  sources: ['data'],
  operator: ['imports'],
  imports: ['imports', 'linkage'],
  quality: ['quality'],
  review: ['review', 'linkage'],
  curation: ['curation', 'vocabulary'],
  vocabulary: ['vocabulary'],
  corrections: ['corrections', 'curation'],
  history: ['history'],
  shortlists: ['shortlists', 'compare', 'companies'],
  'saved-searches': ['shortlists', 'companies'],
  'sign-up': ['account'],
  'verify-email': ['account'],
  'sign-in': ['account'],
  reset: ['account'],
  'reset-password': ['account'],
  'first-admin': ['account'],
  account: ['account', 'disclosure'],
  organisations: ['account'],
  invitation: ['account'],
  claim: ['claims'],
  claims: ['claims'],
  'my-company': ['claims', 'profile'],
  documents: ['claims'],
  disclosure: ['disclosure'],
  inquiries: ['disclosure'],
  introductions: ['introductions', 'claims'],
  outcomes: ['introductions'],
  privacy: ['disclosure'],
  needs: ['needs', 'companies', 'compare', 'shortlists'],
  match: ['needs', 'companies', 'compare', 'shortlists'],
  boms: ['needs', 'companies'],
  qualify: ['qualify'],
  consortium: ['qualify', 'companies'],
  staff: ['staff'],
  events: ['events'],
  status: ['staff'],
}

/** A company, its history and who sees what of it are sections of their own: readers of the list do not download their messages. */
export function sectionOf(pathname: string): string {
  const [, , section = '', id = '', page] = pathname.split('/')
  if (section !== 'companies' || id === '') return section
  if (page === 'needs') return page
  if (page === 'qualify' || page === 'next-products') return 'qualify'
  if (page === 'private' || page === 'inquiry') return 'disclosure'
  return page === 'history' ? page : 'company'
}

export function namespacesOf(pathname: string): readonly Namespace[] {
  return ['common', ...(SECTIONS[sectionOf(pathname)] ?? [])]
}

import type { RoutePolicyName } from '../domain/policy/routes.ts'

export interface RawRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS'
  readonly path: string
  /** `by_content`: as the route of the contract from which it is made decides for whoever asks. */
  readonly policy: RoutePolicyName | 'by_content'
}

/** Every route outside the contract: what is no JSON, or no answer about the data. A test finds those that are not listed. */
export const RAW_ROUTES: readonly RawRoute[] = [
  { method: 'GET', path: '/healthz', policy: 'everyone' },
  { method: 'GET', path: '/readyz', policy: 'everyone' },
  { method: 'GET', path: '/openapi.json', policy: 'everyone' },
  { method: 'GET', path: '/docs', policy: 'everyone' },
  { method: 'GET', path: '/favicon.svg', policy: 'everyone' },
  { method: 'GET', path: '/geo/provinces.topojson', policy: 'everyone' },
  { method: 'GET', path: '/csp-reports', policy: 'everyone' },
  { method: 'POST', path: '/csp-reports', policy: 'everyone' },
  { method: 'GET', path: '/export/:file', policy: 'by_content' },
  { method: 'GET', path: '/api/v1/saved-searches/:id/feed.atom', policy: 'by_content' },
  { method: 'POST', path: '/api/v1/documents', policy: 'member' },
  { method: 'GET', path: '/api/v1/documents/:id/file', policy: 'member' },
  { method: 'POST', path: '/api/v1/introductions/:id/documents', policy: 'person' },
  { method: 'GET', path: '/api/v1/introductions/:id/documents/:document_id/file', policy: 'member' },
  { method: 'GET', path: '/api/v1/events/:id/participants/:participant/timetable.ics', policy: 'member' },
  { method: 'GET', path: '/api/v1/companies/:id/values/template.xlsx', policy: 'company_editor' },
  { method: 'GET', path: '/api/v1/needs/template.xlsx', policy: 'everyone' },
  { method: 'GET', path: '/api/v1/account/oidc/callback', policy: 'own_session' },
  { method: 'GET', path: '/api/v1/imports/:id/events', policy: 'importer' },
  { method: 'GET', path: '/api/v1/imports/:id/rows.csv', policy: 'importer' },
  ...(['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'] as const).flatMap((method) => [
    { method, path: '/api/v1/uploads', policy: 'importer' as const },
    { method, path: '/api/v1/uploads/:id', policy: 'importer' as const },
  ]),
  // Pages: each is made of answers of the contract for whoever asks.
  { method: 'GET', path: '/*', policy: 'by_content' },
  { method: 'POST', path: '/*', policy: 'by_content' },
]

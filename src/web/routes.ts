import { index, prefix, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('routes/language-redirect.tsx'),
  route(':lang', 'routes/layout.tsx', [
    index('routes/home.tsx'),
    route('map', 'routes/map.tsx'),
    route('segments', 'routes/segments.tsx'),
    route('segments/:id', 'routes/segment.tsx'),
    route('gaps', 'routes/gaps.tsx'),
    ...prefix('companies', [
      index('routes/companies.tsx'),
      route(':id', 'routes/company.tsx'),
      route(':id/history', 'routes/company-history.tsx'),
    ]),
    route('places', 'routes/places.tsx'),
    route('places/:id', 'routes/place.tsx'),
    route('trade', 'routes/trade.tsx'),
    route('programmes', 'routes/programmes.tsx'),
    route('data', 'routes/data.tsx'),
    route('sources/:id', 'routes/source.tsx'),
    route('operator', 'routes/operator.tsx'),
    ...prefix('imports', [index('routes/imports.tsx'), route('new', 'routes/import-new.tsx'), route(':id', 'routes/import.tsx')]),
    route('quality', 'routes/quality.tsx'),
    ...prefix('corrections', [
      index('routes/corrections.tsx'),
      route('new', 'routes/correction-new.tsx'),
      route(':ref', 'routes/correction.tsx'),
    ]),
    ...prefix('review', [index('routes/review.tsx'), route(':task', 'routes/review-task.tsx')]),
    ...prefix('curation', [
      route('log', 'routes/curation-log.tsx'),
      route('merge', 'routes/merge.tsx'),
      route('split', 'routes/split.tsx'),
      route('move', 'routes/move-site.tsx'),
    ]),
    route('*', 'routes/not-found.tsx'),
  ]),
] satisfies RouteConfig

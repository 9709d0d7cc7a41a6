import { index, prefix, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('routes/language-redirect.tsx'),
  route(':lang', 'routes/layout.tsx', [
    index('routes/home.tsx'),
    route('map', 'routes/map.tsx'),
    route('segments', 'routes/segments.tsx'),
    route('segments/:id', 'routes/segment.tsx'),
    route('gaps', 'routes/gaps.tsx'),
    ...prefix('companies', [index('routes/companies.tsx'), route(':id', 'routes/company.tsx')]),
    route('places', 'routes/places.tsx'),
    route('places/:id', 'routes/place.tsx'),
    route('trade', 'routes/trade.tsx'),
    route('programmes', 'routes/programmes.tsx'),
    route('data', 'routes/data.tsx'),
    route('sources/:id', 'routes/source.tsx'),
    route('*', 'routes/not-found.tsx'),
  ]),
] satisfies RouteConfig

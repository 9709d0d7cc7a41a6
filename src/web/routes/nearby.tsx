import '../styles/companies.css'
import '../styles/places.css'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'
import type { Nearby } from '../../api/contract/place.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { DownloadLinks } from '../components/download-links.tsx'
import { FilterForm } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { slugParam, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { mapProvinces, mapSymbols } from '../places/map-data.server.ts'
import { NearbyFields } from '../places/nearby-fields.tsx'
import { NearbyGateways, NearbyParks, NearbySites, Wider } from '../places/nearby-lists.tsx'
import { ProvinceMap } from '../places/province-map.tsx'
import { RADII, radiusOf } from '../places/radius.ts'
import { circleOnMap, mapShapes } from '../places/shapes.server.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/nearby.ts'

/** A place in the middle of most of the industry, so that the page is never empty. */
const FIRST = 'province:bac-ninh'
/** On a phone each is a card. */
const PAGE = 20

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const [provinces, parks, gateways, segments] = await Promise.all([
    api.place.provinces({ lang, limit: 500 }),
    api.place.parks({ lang, limit: 500 }),
    api.place.gateways({ lang, limit: 500 }),
    api.segment.list({ lang, limit: 500, sort: 'name' }),
  ])
  const query = { near: textParam(search, 'near', 140) ?? FIRST, radius_km: radiusOf(search), segment: slugParam(search, 'segment'), lang }
  const found = await notFoundAsResponse(api.place.nearby({ ...query, limit: PAGE, cursor: search.get('cursor') ?? undefined }))
  const { centre } = found
  return {
    found,
    query: { near: query.near, radius_km: String(query.radius_km), ...(query.segment && { segment: query.segment }) },
    wider: found.total === 0 ? await widerCircle(api, query) : null,
    shapes: mapShapes(),
    circle: circleOnMap(centre.lon, centre.lat, found.radius_km),
    provinces: mapProvinces(
      provinces.items,
      () => null,
      (province) => `/${lang}/places/${province.id}`,
    ),
    symbols: mapSymbols(found.parks, found.gateways),
    choices: {
      provinces: provinces.items.map(({ id, name }) => ({ id, name })),
      parks: parks.items.map(({ id, name }) => ({ id, name })),
      gateways: gateways.items.map(({ id, name }) => ({ id, name })),
      segments: segments.items.map(({ id, name }) => ({ id, name })),
    },
    names: await sourceNames(
      api,
      lang,
      [...found.items.map((item) => item.company), ...found.parks, ...found.gateways].map((row) => row.source_id),
    ),
  }
}

/** The smallest wider circle that holds something. */
async function widerCircle(api: ApiClient, query: { near: string; radius_km: number; segment: string | undefined; lang: Language }) {
  for (const radius_km of RADII) {
    if (radius_km <= query.radius_km) continue
    const { total } = await api.place.nearby({ ...query, radius_km, limit: 1 })
    if (total > 0) return { radius_km, total }
  }
  return null
}

export default function NearbyPage({ loaderData }: Route.ComponentProps) {
  const { found, query, wider, shapes, circle, provinces, symbols, choices, names } = loaderData
  const t = useTranslations('places.nearby')
  const places = useTranslations('places')
  const lang = useLocale()
  const name = centreName(found.centre, t)
  const heading = t('heading', { km: found.radius_km, name })
  return (
    <div className="page">
      <PageMeta title={heading} description={t('description')} canonicalParams={['near', 'radius_km', 'segment']} />
      <PageHeader title={heading} lead={t('lead', { count: found.total })} crumbs={[{ to: `/${lang}/places`, name: places('title') }]}>
        <FilterForm owns={['near', 'radius_km', 'segment']} label={t('open')}>
          <NearbyFields centre={found.centre} radiusKm={found.radius_km} choices={choices} />
        </FilterForm>
      </PageHeader>
      <div className="map-and-list">
        <ProvinceMap
          shapes={shapes}
          provinces={provinces}
          symbols={symbols}
          circle={circle}
          title={t('map', { name, km: found.radius_km })}
          legend=""
        />
        <div className="stack">
          <NearbySites found={found} names={names} />
          {wider && <Wider {...wider} />}
          <div className="row-between">
            <Pagination total={found.total} nextCursor={found.next_cursor} />
            <DownloadLinks table="nearby" search={query} />
          </div>
        </div>
      </div>
      <NearbyParks parks={found.parks} names={names} />
      <NearbyGateways gateways={found.gateways} names={names} />
    </div>
  )
}

function centreName(centre: Nearby['centre'], t: ReturnType<typeof useTranslations<'places.nearby'>>): string {
  return centre.kind === 'point' ? t('point', { lat: centre.lat, lon: centre.lon }) : centre.name
}

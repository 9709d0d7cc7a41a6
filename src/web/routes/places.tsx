import '../styles/places.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { DownloadLinks } from '../components/download-links.tsx'
import { FilterForm, SearchField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { SourceLinks } from '../components/source-links.tsx'
import { changedSearch, choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { mapProvinces, mapSymbols } from '../places/map-data.server.ts'
import { ProvinceMap } from '../places/province-map.tsx'
import { ProvinceTable } from '../places/province-table.tsx'
import { mapShapes } from '../places/shapes.server.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/places.ts'

const LENSES = ['companies', 'parks'] as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const lens = choice(search, 'lens', LENSES) ?? 'companies'
  const [all, found] = await Promise.all([
    api.place.provinces({ lang, limit: 500 }),
    api.place.provinces({ lang, limit: 500, q: textParam(search, 'q') }),
  ])
  const ids = [...new Set(all.items.map((province) => province.source_id)), 'natural-earth']
  // The map shows the whole country whatever is looked for: only the list is narrowed.
  return {
    lens,
    shapes: mapShapes(),
    provinces: mapProvinces(
      all.items,
      (province) => (lens === 'companies' ? province.companies : null),
      (province) => `/${lang}/places/${province.id}`,
    ),
    symbols:
      lens === 'parks'
        ? mapSymbols((await api.place.parks({ lang, limit: 500 })).items, (await api.place.gateways({ lang, limit: 500 })).items)
        : [],
    found: found.items,
    total: all.total,
    ids,
    names: await sourceNames(api, lang, ids),
  }
}

export default function Places({ loaderData }: Route.ComponentProps) {
  const { lens, shapes, provinces, symbols, found, total, ids, names } = loaderData
  const t = useTranslations('places')
  const lang = useLocale()
  const [search] = useSearchParams()
  return (
    <div className="page">
      <PageMeta title={t('title')} description={t('description')} />
      <PageHeader title={t('heading')} lead={t('lead', { provinces: total })} />
      <div className="row-between">
        <nav aria-label={t('lens.label')}>
          <ul className="tabs">
            {LENSES.map((one) => (
              <li key={one}>
                <Link
                  to={changedSearch(search, { lens: one === 'companies' ? null : one })}
                  aria-current={one === lens ? 'true' : undefined}
                  preventScrollReset
                >
                  {t(`lens.${one}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <FilterForm owns={['q']} label={t('search')}>
          <SearchField label={t('search')} />
        </FilterForm>
      </div>
      <div className="map-and-list">
        <ProvinceMap
          shapes={shapes}
          provinces={provinces}
          symbols={symbols}
          title={t(lens === 'companies' ? 'map.title_companies' : 'map.title_parks')}
          legend={t('map.legend_companies')}
        />
        <div className="stack">
          {search.get('q') && <p role="status">{t('found', { count: found.length })}</p>}
          <ProvinceTable provinces={found} lens={lens} />
          <div className="row-between">
            <DownloadLinks table="provinces" search={search} />
            {lens === 'parks' && <DownloadLinks table="parks" />}
          </div>
        </div>
      </div>
      <p className="note">
        <SourceLinks ids={ids} names={names} />
        {' · '}
        <Link to={`/${lang}/companies?view=map`}>{t('map.title_companies')}</Link>
        {' · '}
        <Link to={`/${lang}/places/nearby`}>{t('nearby.open')}</Link>
        {' · '}
        <Link to={`/${lang}/places/names`}>{t('then.heading')}</Link>
      </p>
    </div>
  )
}

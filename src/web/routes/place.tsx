import '../styles/segment.css'
import '../styles/companies.css'
import '../styles/places.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { SourceLinks } from '../components/source-links.tsx'
import { formatDate, formatNumber } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import { mapProvinces } from '../places/map-data.server.ts'
import { Gateways, Parks } from '../places/park-table.tsx'
import { ProvinceCompanies, ProvinceSegments } from '../places/province-industry.tsx'
import { ProvinceMap } from '../places/province-map.tsx'
import { formerNames } from '../places/province-table.tsx'
import { mapShapes } from '../places/shapes.server.ts'
import { InstitutionCards } from '../segment/support.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/place.ts'

const COMPANIES_SHOWN = 12

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const place = await notFoundAsResponse(api.place.province({ id: params.id, lang }))
  const [all, companies] = await Promise.all([
    api.place.provinces({ lang, limit: 500 }),
    api.company.list({ province: place.id, sort: 'evidence', limit: COMPANIES_SHOWN, lang }),
  ])
  const ids = [place, ...place.park_list, ...place.gateways, ...place.institutions, ...companies.items].map((row) => row.source_id)
  return {
    place,
    companies: companies.items,
    /** The address may use a name from before July 2025. */
    cameBy: place.id === params.id ? undefined : place.former.find((former) => former.id === params.id)?.name,
    shapes: mapShapes(),
    provinces: mapProvinces(
      all.items,
      (province) => province.companies,
      (province) => `/${lang}/places/${province.id}`,
    ),
    names: await sourceNames(api, lang, ids),
  }
}

export default function Place({ loaderData: { place, companies, cameBy, shapes, provinces, names } }: Route.ComponentProps) {
  const t = useTranslations('places')
  const lang = useLocale()
  const former = formerNames(place)
  const figures = [
    [t('page.companies_label'), place.companies],
    [t('page.sites_label'), place.sites],
    [t('page.parks_label'), place.parks],
  ] as const
  return (
    <article className="page">
      <PageMeta title={place.name} description={t('page.description', { name: place.name, companies: place.companies })} />
      <PageHeader
        title={place.name}
        lead={t('page.lead', { type: t(`type.${place.type}`), region: place.region_name })}
        crumbs={[{ to: `/${lang}/places`, name: t('title') }]}
      >
        {cameBy && <p className="note-box">{t('page.former_match', { name: cameBy, now: place.name })}</p>}
        <dl className="key-figures">
          {figures.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value === 0 ? <span className="missing-value">{t('table.none')}</span> : formatNumber(value, lang)}</dd>
            </div>
          ))}
        </dl>
        {place.companies > 0 && (
          <p className="no-print">
            <Link className="button" to={`/${lang}/companies?province=${place.id}`}>
              {t('page.all_companies', { name: place.name })}
            </Link>{' '}
            <Link className="button" to={`/${lang}/places/nearby?near=province:${place.id}&radius_km=50`}>
              {t('nearby.link')}
            </Link>
          </p>
        )}
      </PageHeader>
      <div className="map-and-list">
        <ProvinceMap
          shapes={shapes}
          provinces={provinces}
          current={place.id}
          title={t('map.title_companies')}
          legend={t('map.legend_companies')}
        />
        <div className="stack">
          <section aria-labelledby="former">
            <h2 id="former">{t('page.former')}</h2>
            {former.length === 0 ? (
              <p>{t('table.former_same')}</p>
            ) : (
              <ul className="tight">
                {place.former.map((one) => (
                  <li key={one.id}>{t('page.former_item', { name: one.name, date: formatDate(one.valid_to, lang) })}</li>
                ))}
              </ul>
            )}
            <p className="note">
              {t('page.in_force', { date: formatDate(place.valid_from, lang) })} · <SourceLinks ids={[place.source_id]} names={names} />
            </p>
          </section>
          <ProvinceSegments segments={place.segments} provinceId={place.id} />
        </div>
      </div>
      <ProvinceCompanies companies={companies} total={place.companies} provinceId={place.id} name={place.name} names={names} />
      <Parks parks={place.park_list} provinceName={place.name} names={names} />
      <Gateways gateways={place.gateways} names={names} />
      <section aria-labelledby="institutions">
        <h2 id="institutions">{t('page.institutions')}</h2>
        {place.institutions.length === 0 ? (
          <p>{t('page.institutions_none')}</p>
        ) : (
          <InstitutionCards institutions={place.institutions} names={names} heading="h3" />
        )}
      </section>
    </article>
  )
}

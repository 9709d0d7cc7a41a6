import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Nearby } from '../../api/contract/place.ts'
import { EvidenceLine } from '../companies/evidence-line.tsx'
import { type Column, DataTable } from '../components/data-table.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatNumber } from '../format/number.ts'
import { changedSearch } from '../links.ts'
import { gatewayKind, parkKind } from './kinds.ts'

type Basis = Nearby['items'][number]['distance_basis']

/** A distance and how far it can be trusted. */
function Distance({ km, basis }: { km: number; basis: Basis }) {
  const t = useTranslations('places.nearby')
  const lang = useLocale()
  const known = basis === 'published' || basis === 'park'
  return (
    <>
      <span className="no-break">{t(known ? 'distance_km' : 'about_km', { km: formatNumber(km, lang, known && km < 10 ? 1 : 0) })}</span>
      {!known && <small className="quiet">{t(`basis_${basis}`)}</small>}
    </>
  )
}

export function NearbySites({ found, names }: { found: Nearby; names: SourceNames }) {
  const t = useTranslations('places.nearby')
  const companies = useTranslations('companies')
  const evidence = useTranslations('common.evidence')
  const lang = useLocale()
  const columns: Column<Nearby['items'][number]>[] = [
    {
      id: 'company',
      header: t('company'),
      rowHeader: true,
      cell: ({ company, site }) => (
        <>
          <Link to={`/${lang}/companies/${company.id}`}>{company.name}</Link>
          <DemoMark fictional={company.fictional} />
          <small className="quiet">{[site.name, site.park?.name, site.province?.name].filter(Boolean).join(', ')}</small>
        </>
      ),
    },
    { id: 'distance', header: t('distance'), cell: (row) => <Distance km={row.distance_km} basis={row.distance_basis} /> },
    {
      id: 'makes',
      header: t('makes'),
      cell: ({ company }) =>
        [...new Set(company.segments.map((made) => made.name))].slice(0, 3).join(', ') || (
          <span className="missing-value">{companies('page.makes_none')}</span>
        ),
    },
    { id: 'evidence', header: evidence('label'), cell: ({ company }) => <EvidenceLine of={company} names={names} /> },
  ]
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{t('sites')}</h2>
      {found.total === 0 ? (
        <p role="status">{t('none')}</p>
      ) : (
        <DataTable caption={t('sites')} hideCaption cards columns={columns} rows={found.items} rowKey={(row) => row.site.id} />
      )}
      {found.cut && <p className="note">{t('cut')}</p>}
      <p className="note">{t('approximate')}</p>
    </section>
  )
}

/** The way out of an empty circle. */
export function Wider({ radius_km, total }: { radius_km: number; total: number }) {
  const t = useTranslations('places.nearby')
  const [search] = useSearchParams()
  return (
    <p>
      <Link to={changedSearch(search, { radius_km })}>{t('widen', { km: radius_km, count: total })}</Link>
    </p>
  )
}

export function NearbyParks({ parks, names }: { parks: Nearby['parks']; names: SourceNames }) {
  const t = useTranslations('places.nearby')
  const page = useTranslations('places.page')
  const kinds = useTranslations('places.park_kind')
  const lang = useLocale()
  if (parks.length === 0) return null
  const columns: Column<Nearby['parks'][number]>[] = [
    {
      id: 'park',
      header: page('park'),
      rowHeader: true,
      cell: (park) => (
        <>
          {park.name} <SourceLinks ids={[park.source_id]} names={names} />
        </>
      ),
    },
    {
      id: 'kind',
      header: page('kind'),
      cell: (park) => {
        const kind = parkKind(park.kind)
        return kind === undefined ? park.kind : kinds(kind)
      },
    },
    { id: 'distance', header: t('distance'), cell: (park) => <Distance km={park.distance_km} basis={park.distance_basis} /> },
    {
      id: 'sites',
      header: page('sites_here'),
      numeric: true,
      cell: (park) =>
        park.sites === 0 ? (
          <span className="missing-value">{page('companies', { count: 0 })}</span>
        ) : (
          <Link to={`/${lang}/companies?park=${park.id}`}>{formatNumber(park.sites, lang)}</Link>
        ),
    },
  ]
  const table = (rows: typeof parks) => (
    <DataTable caption={t('parks')} hideCaption cards columns={columns} rows={rows} rowKey={(park) => park.id} />
  )
  const rest = parks.slice(PARKS_FIRST)
  return (
    <section aria-labelledby="parks">
      <h2 id="parks">{t('parks')}</h2>
      {table(parks.slice(0, PARKS_FIRST))}
      {rest.length > 0 && (
        <details>
          <summary>{t('more_parks', { count: rest.length })}</summary>
          {table(rest)}
        </details>
      )}
    </section>
  )
}

const PARKS_FIRST = 8

export function NearbyGateways({ gateways, names }: { gateways: Nearby['gateways']; names: SourceNames }) {
  const t = useTranslations('places.nearby')
  const kinds = useTranslations('places.gateway_kind')
  if (gateways.length === 0) return null
  return (
    <section aria-labelledby="gateways">
      <h2 id="gateways">{t('gateways')}</h2>
      <ul className="plain gateway-list">
        {gateways.map((gateway) => {
          const kind = gatewayKind(gateway.kind)
          return (
            <li key={gateway.id}>
              <b>{gateway.name}</b> <Distance km={gateway.distance_km} basis="published" />{' '}
              <span className="quiet">{[kind && kinds(kind), gateway.code].filter(Boolean).join(' · ')}</span>{' '}
              <SourceLinks ids={[gateway.source_id]} names={names} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Park } from '../../api/contract/place.ts'
import { DataTable } from '../components/data-table.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatShort } from '../format/number.ts'
import { gatewayKind, parkKind } from './kinds.ts'

export function Parks({ parks, provinceName, names }: { parks: readonly Park[]; provinceName: string; names: SourceNames }) {
  const t = useTranslations('places.page')
  const kinds = useTranslations('places.park_kind')
  const source = useTranslations('common.source')
  const formerly = useTranslations('companies.page')
  const lang = useLocale()
  const notKnown = <span className="missing-value">{t('not_known')}</span>
  return (
    <section aria-labelledby="parks">
      <h2 id="parks">{t('parks')}</h2>
      {parks.length === 0 ? (
        <p>{t('parks_none')}</p>
      ) : (
        <DataTable
          caption={t('parks')}
          hideCaption
          cards
          columns={[
            {
              id: 'park',
              header: t('park'),
              rowHeader: true,
              cell: (park: Park) => (
                <>
                  <Link to={`/${lang}/places/nearby?near=park:${park.id}&radius_km=25`}>{park.name}</Link>
                  {park.former_province && park.former_province.name !== provinceName && (
                    <small className="quiet">{formerly('former', { former: park.former_province.name, now: provinceName })}</small>
                  )}
                </>
              ),
            },
            { id: 'kind', header: t('kind'), cell: (park) => kindName(parkKind(park.kind), kinds) },
            {
              id: 'sites',
              header: t('sites_here'),
              numeric: true,
              cell: (park) =>
                park.sites > 0 ? (
                  <Link to={`/${lang}/companies?park=${park.id}`}>{park.sites}</Link>
                ) : (
                  <span className="missing-value">{t('companies', { count: 0 })}</span>
                ),
            },
            {
              id: 'area',
              header: t('area'),
              numeric: true,
              cell: (park) => (park.area_ha === null ? notKnown : t('area_value', { value: formatShort(park.area_ha, lang, 0) })),
            },
            { id: 'developer', header: t('developer'), cell: (park) => park.developer ?? notKnown },
            {
              id: 'source',
              header: source('label'),
              cell: (park) => (
                <>
                  <SourceLinks ids={[park.source_id]} names={names} label={false} />
                  {park.website && (
                    <small>
                      <a className="external" href={park.website} rel="nofollow noopener">
                        {t('website')}
                      </a>
                    </small>
                  )}
                </>
              ),
            },
          ]}
          rows={parks.toSorted((a, b) => b.sites - a.sites || a.name.localeCompare(b.name, lang))}
          rowKey={(park) => park.id}
        />
      )}
    </section>
  )
}

function kindName<T extends string>(kind: T | undefined, name: (kind: T) => string): string {
  return kind === undefined ? '' : name(kind)
}

interface Gateway {
  id: string
  kind: string
  code: string | null
  name: string
  source_id: string
}

export function Gateways({ gateways, names }: { gateways: readonly Gateway[]; names: SourceNames }) {
  const t = useTranslations('places.page')
  const kinds = useTranslations('places.gateway_kind')
  const lang = useLocale()
  return (
    <section aria-labelledby="gateways">
      <h2 id="gateways">{t('gateways')}</h2>
      {gateways.length === 0 ? (
        <p>{t('gateways_none')}</p>
      ) : (
        <ul className="plain gateway-list">
          {gateways.map((gateway) => (
            <li key={gateway.id}>
              <b>
                <Link to={`/${lang}/places/nearby?near=gateway:${gateway.id}&radius_km=50`}>{gateway.name}</Link>
              </b>{' '}
              <span className="quiet">{[kindName(gatewayKind(gateway.kind), kinds), gateway.code].filter(Boolean).join(' · ')}</span>{' '}
              <SourceLinks ids={[gateway.source_id]} names={names} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

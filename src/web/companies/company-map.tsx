import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { DataTable } from '../components/data-table.tsx'
import type { MapShapes } from '../places/map-types.ts'
import { type MapProvince, ProvinceMap } from '../places/province-map.tsx'

/** The companies found, by province, with the same figures as a table. */
export function CompanyMap({ shapes, provinces }: { shapes: MapShapes; provinces: readonly MapProvince[] }) {
  const t = useTranslations('companies.map')
  const rows = provinces.filter((province) => province.count).toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))
  return (
    <>
      <p className="note">{t('summary')}</p>
      <div className="map-and-list">
        <ProvinceMap shapes={shapes} provinces={provinces} title={t('title')} legend={t('count')} />
        <DataTable
          caption={t('caption')}
          columns={[
            { id: 'province', header: t('province'), rowHeader: true, cell: (row: MapProvince) => <Link to={row.to}>{row.name}</Link> },
            { id: 'count', header: t('count'), numeric: true, cell: (row) => row.count },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
        />
      </div>
    </>
  )
}

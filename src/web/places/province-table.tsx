import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Province } from '../../api/contract/place.ts'
import { DataTable } from '../components/data-table.tsx'

/** Names from before July 2025 that are not the name of today. */
export function formerNames(province: Pick<Province, 'name' | 'former'>): string[] {
  return province.former.length > 1
    ? province.former.map((former) => former.name)
    : province.former.filter((former) => former.name !== province.name).map((former) => former.name)
}

/** The provinces with what was merged into each; the lens's figure decides the order. */
export function ProvinceTable({ provinces, lens }: { provinces: readonly Province[]; lens: 'companies' | 'parks' }) {
  const t = useTranslations('places.table')
  const lang = useLocale()
  const rows = provinces.toSorted((a, b) => b[lens] - a[lens] || a.name.localeCompare(b.name, lang))
  const count = (value: number) => (value === 0 ? <span className="missing-value">{t('none')}</span> : value)
  return (
    <DataTable
      caption={t('caption')}
      hideCaption
      columns={[
        {
          id: 'name',
          header: t('name'),
          rowHeader: true,
          cell: (row: Province) => (
            <>
              <Link to={`/${lang}/places/${row.id}`}>{row.name}</Link>
              {formerNames(row).length > 0 && (
                <small className="quiet">
                  {t('former')}: {formerNames(row).join(', ')}
                </small>
              )}
            </>
          ),
        },
        { id: 'companies', header: t('companies'), numeric: true, cell: (row) => count(row.companies) },
        { id: 'parks', header: t('parks'), numeric: true, cell: (row) => count(row.parks) },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
    />
  )
}

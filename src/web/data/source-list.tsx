import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Source } from '../../api/contract/source.ts'
import { DataTable } from '../components/data-table.tsx'
import { DownloadLinks } from '../components/download-links.tsx'
import { ActiveFilters, FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formatDate, formatNumber } from '../format/number.ts'
import { choice } from '../links.ts'
import { SOURCE_KINDS } from './source-kinds.ts'

interface SourceListProps {
  sources: readonly Source[]
  total: number
  licences: readonly string[]
  nextCursor: string | null
}

export function SourceList({ sources, total, licences, nextCursor }: SourceListProps) {
  const t = useTranslations('data')
  const list = useTranslations('common.list')
  const lang = useLocale()
  const [search] = useSearchParams()
  const q = search.get('q')
  const kind = choice(search, 'kind', SOURCE_KINDS)
  const licence = search.get('licence')
  const active = [
    ...(q ? [{ param: 'q', name: `“${q}”`, label: q }] : []),
    ...(kind ? [{ param: 'kind', name: t(`kind.${kind}`), label: t(`kind.${kind}`) }] : []),
    ...(licence ? [{ param: 'licence', name: licence, label: licence }] : []),
  ]
  return (
    <section aria-labelledby="sources">
      <div className="row-between">
        <h2 id="sources">
          {t('sources.title')} <span className="quiet">{list('total', { count: total })}</span>
        </h2>
        <DownloadLinks table="sources" search={{ ...(q && { q }), ...(kind && { kind }) }} />
      </div>
      <p>{t('sources.text')}</p>
      <FilterForm owns={['q', 'kind', 'licence']} label={t('sources.title')} hash="sources">
        <SearchField label={t('sources.search')} />
        <SelectField
          param="kind"
          label={t('sources.kind')}
          none={t('sources.any')}
          options={SOURCE_KINDS.map((value) => ({ value, name: t(`kind.${value}`) }))}
        />
        <SelectField
          param="licence"
          label={t('sources.licence')}
          none={t('sources.any')}
          options={licences.map((value) => ({ value, name: value }))}
        />
      </FilterForm>
      <ActiveFilters filters={active} hash="sources" />
      {sources.length === 0 ? (
        <p>{list('none')}</p>
      ) : (
        <DataTable
          caption={t('sources.title')}
          hideCaption
          cards
          rows={sources}
          rowKey={(row) => row.id}
          columns={[
            {
              id: 'title',
              header: t('sources.name'),
              rowHeader: true,
              cell: (row) => <Link to={`/${lang}/sources/${row.id}`}>{row.title}</Link>,
            },
            {
              id: 'publisher',
              header: t('sources.publisher'),
              cell: (row) => row.publisher ?? <span className="missing-value">{t('sources.no_publisher')}</span>,
            },
            { id: 'kind', header: t('sources.kind'), cell: (row) => t(`kind.${row.kind}`) },
            { id: 'licence', header: t('sources.licence'), cell: (row) => row.licence },
            {
              id: 'published',
              header: t('sources.published'),
              cell: (row) =>
                row.published_on ? formatDate(row.published_on, lang) : <span className="missing-value">{t('sources.no_date')}</span>,
            },
            { id: 'used', header: t('sources.used'), numeric: true, cell: (row) => formatNumber(row.used, lang) },
          ]}
        />
      )}
      <Pagination total={total} nextCursor={nextCursor} hash="sources" />
    </section>
  )
}

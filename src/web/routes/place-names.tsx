import '../styles/places.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { PlaceName } from '../../api/contract/place.ts'
import { apiContext } from '../api-context.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { DownloadLinks } from '../components/download-links.tsx'
import { FilterForm } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { SourceLinks } from '../components/source-links.tsx'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/place-names.ts'

/** The last day of the 63: what old documents and lists mean. */
const FIRST = '2025-06-30'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const asked = new URL(request.url).searchParams.get('as_of') ?? ''
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) && new Date(asked).toISOString().startsWith(asked)
  const as_of = isDay ? asked : FIRST
  const { items } = await api.place.names({ as_of, lang, limit: 500 })
  const ids = [...new Set(items.map((item) => item.source_id))]
  return { as_of, items, ids, names: await sourceNames(api, lang, ids) }
}

export default function PlaceNames({ loaderData: { as_of, items, ids, names } }: Route.ComponentProps) {
  const t = useTranslations('places')
  const lang = useLocale()
  const columns: Column<PlaceName>[] = [
    { id: 'code', header: t('then.code'), cell: (row) => row.gso_code },
    { id: 'was', header: t('then.was'), rowHeader: true, cell: (row) => row.name },
    {
      id: 'now',
      header: t('then.now'),
      cell: (row) => (
        <>
          <Link to={`/${lang}/places/${row.now.id}`}>{row.now.name}</Link>
          {row.now.name === row.name && <small className="quiet">{t('then.same')}</small>}
        </>
      ),
    },
    { id: 'until', header: t('then.until'), cell: (row) => (row.valid_to === null ? '' : formatDate(row.valid_to, lang)) },
  ]
  return (
    <div className="page">
      <PageMeta title={t('then.heading')} description={t('then.note')} canonicalParams={['as_of']} />
      <PageHeader
        title={t('then.heading')}
        lead={t('then.lead', { count: items.length, date: formatDate(as_of, lang) })}
        crumbs={[{ to: `/${lang}/places`, name: t('title') }]}
      >
        <FilterForm owns={['as_of']} label={t('then.label')}>
          <label className="field">
            <span>{t('then.label')}</span>
            <input key={as_of} type="date" name="as_of" defaultValue={as_of} min="2000-01-01" max="2100-12-31" required />
          </label>
        </FilterForm>
      </PageHeader>
      <DataTable caption={t('then.heading')} hideCaption columns={columns} rows={items} rowKey={(row) => row.id} />
      <div className="row-between">
        <p className="note">
          {t('then.note')} <SourceLinks ids={ids} names={names} />
        </p>
        <DownloadLinks table="place-names" search={{ as_of }} />
      </div>
    </div>
  )
}

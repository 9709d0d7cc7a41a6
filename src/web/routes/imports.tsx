import '../styles/imports.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { DataTable } from '../components/data-table.tsx'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { FilterForm, SelectField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formatMoment } from '../format/moment.ts'
import { formatNumber } from '../format/number.ts'
import { CountLine } from '../imports/count-line.tsx'
import { ImportStateBadge } from '../imports/import-state.tsx'
import { choice } from '../links.ts'
import { operatorOnly } from '../operator-only.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/imports.ts'

const STATES = ['mapping', 'ready', 'applied', 'undone', 'failed', 'cancelled'] as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  const state = choice(search, 'state', STATES)
  const cursor = search.get('cursor') ?? undefined
  return { page: await operatorOnly(lang, '/imports', context.get(apiContext).import.list({ lang, limit: 30, state, cursor })) }
}

export default function Imports({ loaderData: { page } }: Route.ComponentProps) {
  const t = useTranslations('imports')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={t('lead')}>
        <p>
          <Link className="button button-main" to={`/${lang}/imports/new`}>
            {t('new.link')}
          </Link>
        </p>
      </PageHeader>
      <FilterForm owns={['state']}>
        <SelectField
          param="state"
          label={t('list.state')}
          none={t('list.any_state')}
          options={STATES.map((state) => ({ value: state, name: t(`state.${state}`) }))}
        />
      </FilterForm>
      {page.items.length === 0 ? (
        <p className="note-box">{t('list.none')}</p>
      ) : (
        <DataTable
          caption={t('title')}
          hideCaption
          cards
          rows={page.items}
          rowKey={(item) => item.id}
          columns={[
            {
              id: 'file',
              header: t('list.file'),
              rowHeader: true,
              cell: (item) => (
                <>
                  <Link to={`/${lang}/imports/${item.id}`} className="file-name">
                    {item.file.name}
                  </Link>
                  <small className="quiet">{formatMoment(item.created_at, lang)}</small>
                </>
              ),
            },
            { id: 'state', header: t('list.state'), cell: (item) => <ImportStateBadge state={item.state} /> },
            {
              id: 'source',
              header: t('list.source'),
              cell: (item) => (
                <>
                  {item.source.title}
                  {item.source.publisher && <small className="quiet">{item.source.publisher}</small>}
                  <small>
                    <EvidenceBadge grade={item.evidence_grade} asOf={item.as_of} />
                  </small>
                </>
              ),
            },
            { id: 'rows', header: t('list.rows'), numeric: true, cell: (item) => formatNumber(item.counts.rows, lang) },
            { id: 'counts', header: t('list.counts'), cell: (item) => <CountLine counts={item.counts} /> },
          ]}
        />
      )}
      <Pagination total={page.total} nextCursor={page.next_cursor} />
    </div>
  )
}

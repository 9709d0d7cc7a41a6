import '../styles/curation.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { CORRECTION_FIELDS, CORRECTION_STATES } from '../../domain/corrections.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { DownloadLinks } from '../components/download-links.tsx'
import { ActiveFilters, FacetList, FilterForm, SearchField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { Clock } from '../corrections/clock.tsx'
import { CorrectionTable } from '../corrections/correction-table.tsx'
import { changedSearch, choice, slugParam, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/corrections.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const filters = {
    q: textParam(search, 'q'),
    state: choice(search, 'state', CORRECTION_STATES),
    field: choice(search, 'field', CORRECTION_FIELDS),
    subject_id: slugParam(search, 'subject_id'),
    overdue: search.get('overdue') === 'true' ? true : undefined,
  }
  const [page, figures] = await Promise.all([
    notFoundAsResponse(
      api.correction.list({
        ...filters,
        overdue: filters.overdue ? 'true' : undefined,
        lang,
        limit: 50,
        cursor: search.get('cursor') ?? undefined,
      }),
    ),
    api.correction.figures({ lang }),
  ])
  return { page, figures, filters }
}

// A correction that came in a moment ago must be in the log.
export const headers = () => ({ 'cache-control': 'no-store' })

function total({ open, need_more, accepted, rejected }: Route.ComponentProps['loaderData']['figures']): number {
  return open + need_more + accepted + rejected
}

export default function Corrections({ loaderData: { page, figures, filters } }: Route.ComponentProps) {
  const t = useTranslations('corrections')
  const lang = useLocale()
  const [search] = useSearchParams()
  const names = { q: filters.q, subject_id: filters.subject_id, overdue: filters.overdue ? t('overdue') : undefined }
  return (
    <div className="page">
      <PageMeta title={t('title')} description={t('lead')} />
      <PageHeader title={t('title')} lead={t('lead')}>
        <p>
          <Link className="button button-main" to={`/${lang}/corrections/new`}>
            {t('suggest')}
          </Link>
        </p>
      </PageHeader>
      <Clock figures={figures} />
      <div className="with-facets">
        <div>
          {(['state', 'field'] as const).map((param) => (
            <FacetList key={param} param={param} legend={t(`facet.${param}`)} items={page.facets[param] ?? []} />
          ))}
          <p>
            <Link
              className="chip"
              to={changedSearch(search, { overdue: filters.overdue ? null : 'true' })}
              aria-current={filters.overdue ? 'true' : undefined}
            >
              {t('only_overdue')} <b>{figures.overdue}</b>
            </Link>
          </p>
        </div>
        <div className="stack">
          <FilterForm owns={['q']} label={t('search')}>
            <SearchField label={t('search')} />
          </FilterForm>
          <ActiveFilters
            filters={Object.entries(names).flatMap(([param, name]) => (name === undefined ? [] : [{ param, name, label: name }]))}
          />
          {page.items.length === 0 ? (
            <p className="card">{total(figures) === 0 ? t('none_yet') : t('empty')}</p>
          ) : (
            <CorrectionTable corrections={page.items} />
          )}
          <div className="row-between">
            <Pagination total={page.total} nextCursor={page.next_cursor} />
            <DownloadLinks table="corrections" search={search} />
          </div>
        </div>
      </div>
    </div>
  )
}

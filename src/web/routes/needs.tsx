import '../styles/needs.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { NEED_KINDS } from '../../domain/needs.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { DownloadLinks } from '../components/download-links.tsx'
import { type ActiveFilter, ActiveFilters, FacetList, FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { useEdition } from '../components/site-data.ts'
import { formatDate } from '../format/number.ts'
import { choice, slugParam, textParam } from '../links.ts'
import { NeedCard } from '../needs/need-card.tsx'
import { NoNeeds } from '../needs/no-needs.tsx'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/needs.ts'

const SORTS = ['newest', 'deadline', 'volume'] as const
const FACETS = ['kind', 'segment', 'process', 'province', 'certificate'] as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const before = textParam(search, 'deadline_before', 10)
  const filters = {
    q: textParam(search, 'q'),
    kind: choice(search, 'kind', NEED_KINDS),
    segment: slugParam(search, 'segment'),
    process: slugParam(search, 'process'),
    province: slugParam(search, 'province'),
    certificate: slugParam(search, 'certificate'),
    buyer: slugParam(search, 'buyer'),
    deadline_before: before && /^\d{4}-\d{2}-\d{2}$/.test(before) ? before : undefined,
  }
  const [page, summary] = await Promise.all([
    notFoundAsResponse(
      api.need.list({ ...filters, lang, limit: 20, cursor: search.get('cursor') ?? undefined, sort: choice(search, 'sort', SORTS) }),
    ),
    api.need.summary({ lang, limit: 1 }),
  ])
  return {
    page,
    filters,
    inAll: summary.needs,
    names: await sourceNames(
      api,
      lang,
      page.items.flatMap(({ source_id }) => source_id ?? []),
    ),
  }
}

export default function Needs({ loaderData: { page, filters, inAll, names } }: Route.ComponentProps) {
  const t = useTranslations('needs')
  const common = useTranslations('common')
  const lang = useLocale()
  const edition = useEdition()
  const [search] = useSearchParams()
  const nameOf = (param: string, value: string) => page.facets[param]?.find((facet) => facet.value === value)?.name ?? value
  const active = Object.entries<string | undefined>(filters).flatMap(([param, value]): ActiveFilter[] => {
    if (value === undefined) return []
    const name =
      param === 'q' ? `“${value}”` : param === 'deadline_before' ? t('until', { date: formatDate(value, lang) }) : nameOf(param, value)
    return [{ param, name, label: name }]
  })
  return (
    <div className="page needs-page">
      <PageMeta title={t('title')} description={t('description')} canonicalParams={['segment']} />
      <PageHeader title={t('heading', { count: page.total })} lead={edition.fictional ? undefined : t('lead')}>
        <p className="row no-print">
          <Link
            className="button button-main"
            to={`/${lang}/needs/new${filters.segment ? `?segment=${filters.segment}` : ''}`}
            rel="nofollow"
          >
            {t('post')}
          </Link>
          <Link className="button" to={`/${lang}/match${filters.segment ? `?segment=${filters.segment}` : ''}`}>
            {t('try')}
          </Link>
          <Link to={`/${lang}/needs/mine`} rel="nofollow">
            {t('mine.title')}
          </Link>
          <Link to={`/${lang}/boms`} rel="nofollow">
            {t('bom.title')}
          </Link>
        </p>
      </PageHeader>
      <div className="with-facets">
        <details className="facets-fold">
          <summary>{common('filter.label')}</summary>
          {FACETS.map((param) => (
            <FacetList
              key={param}
              param={param}
              legend={t(`facet.${param}`)}
              items={page.facets[param] ?? []}
              open={param !== 'certificate'}
            />
          ))}
        </details>
        <div className="stack">
          <FilterForm owns={['q', 'sort', 'deadline_before']} label={t('search')}>
            <SearchField label={t('search')} />
            <label className="field">
              <span>{t('deadline_before')}</span>
              <input key={filters.deadline_before ?? ''} type="date" name="deadline_before" defaultValue={filters.deadline_before ?? ''} />
            </label>
            <SelectField param="sort" label={common('list.sort')} options={SORTS.map((value) => ({ value, name: t(`sort.${value}`) }))} />
          </FilterForm>
          <ActiveFilters filters={active} />
          {page.items.length === 0 ? (
            <NoNeeds filtered={active.length > 0} inAll={inAll} segment={filters.segment} />
          ) : (
            <ul className="need-list" aria-label={t('title')}>
              {page.items.map((need) => (
                <NeedCard key={need.need_id} need={need} names={names} />
              ))}
            </ul>
          )}
          <div className="row-between">
            <Pagination total={page.total} nextCursor={page.next_cursor} />
            <DownloadLinks table="needs" search={search} />
          </div>
          <p className="note">{t('anonymous_explain')}</p>
        </div>
      </div>
    </div>
  )
}

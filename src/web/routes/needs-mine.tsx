import '../styles/needs.css'
import '../styles/curation.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { NEED_STATES } from '../../domain/needs.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { ActiveFilters, FacetList } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formatDate } from '../format/number.ts'
import { choice, searchOf, textParam } from '../links.ts'
import { NeedFacts } from '../needs/need-facts.tsx'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/needs-mine.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const searchParams = searchOf(request)
  return membersOnly(
    lang,
    `/needs/mine?${searchParams}`,
    context.get(apiContext).need.own({
      lang,
      q: textParam(searchParams, 'q'),
      state: choice(searchParams, 'state', NEED_STATES),
      as: choice(searchParams, 'as', ['own', 'named']),
      limit: 50,
      cursor: searchParams.get('cursor') ?? undefined,
    }),
  )
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function MyNeeds({ loaderData: page }: Route.ComponentProps) {
  const t = useTranslations('needs')
  const lang = useLocale()
  const [search] = useSearchParams()
  const state = search.get('state')
  const stateName = page.facets['state']?.find(({ value }) => value === state)?.name ?? state
  return (
    <div className="page needs-page">
      <PageMeta title={t('mine.title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('mine.title')} lead={t('mine.lead')} crumbs={[{ to: `/${lang}/needs`, name: t('title') }]}>
        <p className="row no-print">
          <Link className="button button-main" to={`/${lang}/needs/new`}>
            {t('post')}
          </Link>
          <Link className="button" to={`/${lang}/needs/import`}>
            {t('import.title')}
          </Link>
          <Link className="button" to={`/${lang}/boms`}>
            {t('bom.title')}
          </Link>
        </p>
      </PageHeader>
      <div className="with-facets">
        <details className="facets-fold">
          <summary>{t('mine.filter')}</summary>
          <FacetList param="state" legend={t('mine.state')} items={page.facets['state'] ?? []} />
        </details>
        <div className="stack">
          <ActiveFilters filters={state === null ? [] : [{ param: 'state', name: stateName, label: stateName ?? '' }]} />
          {page.items.length === 0 ? (
            <p className="note-box">{state === null ? t('mine.none') : t('mine.none_here')}</p>
          ) : (
            <ul className="need-list" aria-label={t('mine.title')}>
              {page.items.map((need) => (
                <li key={need.need_id} className="card need-card">
                  <h2 className="card-title">
                    <Link to={`/${lang}/needs/${need.need_id}`} lang={need.title_lang}>
                      {need.title}
                    </Link>
                    <DemoMark fictional={need.fictional} />
                  </h2>
                  <p className="need-line">
                    <b>{need.state_name}</b>
                    <span>{need.organisation_name}</span>
                    {need.view === 'named' && <span>{t('mine.named')}</span>}
                    {need.due_on && (
                      <span className={need.overdue ? 'refusal' : undefined}>{t('own.due', { date: formatDate(need.due_on, lang) })}</span>
                    )}
                  </p>
                  <NeedFacts need={need} />
                  {need.state === 'open' && need.view !== 'named' && (
                    <p>
                      <Link to={`/${lang}/needs/${need.need_id}/matches`}>
                        {t('own.matches')}
                        <span className="visually-hidden"> {need.title}</span>
                      </Link>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )}
          <Pagination total={page.total} nextCursor={page.next_cursor} />
        </div>
      </div>
    </div>
  )
}

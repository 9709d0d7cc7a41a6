import '../styles/curation.css'
import { Form, Link, useActionData, useNavigation, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { ActiveFilters, FacetList } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formatNumber } from '../format/number.ts'
import { operatorOnly } from '../operator-only.ts'
import { pageLanguage } from '../page-language.ts'
import { idParam, queueFilters, queueSearch } from '../review/filters.ts'
import { LastDecision } from '../review/last-decision.tsx'
import { QueueList } from '../review/queue-list.tsx'
import type { Route } from './+types/review.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const filters = queueFilters(search)
  const page = await operatorOnly(
    lang,
    `/review${queueSearch(filters)}`,
    api.review.list({ ...filters, lang, limit: 50, cursor: search.get('cursor') ?? undefined }),
  )
  const done = idParam(search, 'done')
  return { page, filters, last: done === undefined ? null : await api.review.get({ id: done, lang }).catch(() => null) }
}

/** Looks through the whole directory for pairs nobody has judged yet. */
export async function action({ context, params }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  return { found: await operatorOnly(lang, '/review', context.get(apiContext).review.search({ lang })) }
}

const FACETS = ['state', 'level', 'origin', 'reason'] as const

export default function Review({ loaderData: { page, filters, last } }: Route.ComponentProps) {
  const t = useTranslations('review')
  const lang = useLocale()
  const [search] = useSearchParams()
  const first = page.items[0]
  const isOpen = filters.state === 'open'
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <PageHeader title={t('title')} lead={isOpen ? t('lead', { count: page.total }) : t('lead_closed', { count: page.total })}>
        {first && isOpen && (
          <p>
            <Link className="button button-main" to={`/${lang}/review/${first.id}${queueSearch(filters)}`}>
              {t('start')}
            </Link>
          </p>
        )}
      </PageHeader>
      <LastDecision task={last} search={queueSearch(filters)} />
      <div className="with-facets">
        <div>
          {FACETS.map((param) => (
            <FacetList key={param} param={param} legend={t(`facet.${param}`)} items={page.facets[param] ?? []} />
          ))}
        </div>
        <div className="stack">
          <ActiveFilters
            filters={(['import_id', 'cluster_id'] as const).flatMap((param) =>
              filters[param] === undefined ? [] : [{ param, name: t(`facet.${param}`), label: t(`facet.${param}`) }],
            )}
          />
          {page.items.length === 0 ? <Empty isOpen={isOpen} /> : <QueueList tasks={page.items} filters={filters} />}
          <Pagination total={page.total} nextCursor={page.next_cursor} />
          <p className="note">{t('order')}</p>
          <SearchDirectory key={search.get('origin')} />
        </div>
      </div>
    </div>
  )
}

function Empty({ isOpen }: { isOpen: boolean }) {
  const t = useTranslations('review')
  return <p className="card">{isOpen ? t('empty') : t('empty_closed')}</p>
}

function SearchDirectory() {
  const t = useTranslations('review.search')
  const lang = useLocale()
  const found = useActionData<typeof action>()?.found
  const busy = useNavigation().formMethod === 'POST'
  return (
    <section aria-labelledby="search-directory" className="card">
      <h2 id="search-directory" className="card-title">
        {t('title')}
      </h2>
      <p className="note">{t('text')}</p>
      <Form method="post">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('busy') : t('button')}
        </button>
      </Form>
      <p role="status">
        {found &&
          t('found', {
            subjects: formatNumber(found.subjects, lang),
            pairs: formatNumber(found.pairs_compared, lang),
            opened: found.tasks_opened,
            judged: found.already_judged,
          })}
      </p>
    </section>
  )
}

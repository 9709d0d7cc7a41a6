import '../styles/curation.css'
import '../styles/disclosure.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { PRIVACY_KINDS, PRIVACY_STATES } from '../../domain/privacy.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { FacetList } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formatDate } from '../format/number.ts'
import { changedSearch, choice } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/privacy-queue.ts'

export function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  return membersOnly(
    lang,
    '/privacy/queue',
    context.get(apiContext).privacy.list({
      lang,
      state: choice(search, 'state', PRIVACY_STATES),
      kind: choice(search, 'kind', PRIVACY_KINDS),
      overdue: search.get('overdue') === 'true' ? 'true' : undefined,
      limit: 50,
      cursor: search.get('cursor') ?? undefined,
    }),
  )
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function PrivacyQueue({ loaderData: page }: Route.ComponentProps) {
  const t = useTranslations('disclosure')
  const lang = useLocale()
  const [search] = useSearchParams()
  const onlyLate = search.get('overdue') === 'true'
  return (
    <div className="page">
      <PageMeta title={t('queue.title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('queue.title')} lead={t('queue.lead')} />
      <div className="with-facets">
        <div>
          <FacetList param="state" legend={t('request.state')} items={page.facets['state'] ?? []} />
          <FacetList param="kind" legend={t('queue.kind')} items={page.facets['kind'] ?? []} />
          <p>
            <Link
              className="chip"
              to={changedSearch(search, { overdue: onlyLate ? null : 'true' })}
              aria-current={onlyLate ? 'true' : undefined}
            >
              {t('queue.overdue')}
            </Link>
          </p>
        </div>
        <div className="stack">
          {page.items.length === 0 ? (
            <p className="card">{t('queue.none')}</p>
          ) : (
            <ul className="letter-rows card">
              {page.items.map((request) => (
                <li key={request.ref}>
                  <Link to={`/${lang}/privacy/queue/${request.ref}`}>
                    {request.ref}: {request.kind_name}
                  </Link>
                  <div className="note">
                    <b>{request.state_name}</b>
                    {request.overdue && <b> × {t('queue.overdue')}</b>}
                    {request.answered_on === null &&
                      request.answer_due_on !== null &&
                      ` · ${t('request.answer_due')} ${formatDate(request.answer_due_on, lang)}`}
                    {request.closed_on === null && request.due_on !== null && ` · ${t('request.due')} ${formatDate(request.due_on, lang)}`}
                  </div>
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

import '../styles/introductions.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { INTRODUCTION_STATES } from '../../domain/introductions.ts'
import { memberOnly, membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { FileLinks } from '../components/file-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { CaseRow } from '../introductions/case-row.tsx'
import { changedSearch, choice } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/introductions.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  const api = context.get(apiContext)
  const { staff } = await memberOnly(api, lang, '/introductions')
  const page = await membersOnly(
    lang,
    '/introductions',
    api.introduction.list({
      lang,
      state: choice(search, 'state', INTRODUCTION_STATES),
      waits_for_me: search.get('waits_for_me') === 'true' ? 'true' : undefined,
      limit: 50,
      cursor: search.get('cursor') ?? undefined,
    }),
  )
  return { page, officer: staff === 'officer' || staff === 'admin' }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Introductions({ loaderData: { page, officer } }: Route.ComponentProps) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  const [search] = useSearchParams()
  const state = search.get('state')
  const waits = search.get('waits_for_me') === 'true'
  const query = new URLSearchParams([...search].filter(([key, value]) => key !== 'cursor' && value !== ''))
  query.set('lang', lang)
  return (
    <div className="page">
      <PageMeta title={t('list.title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('list.title')} lead={t('list.lead')}>
        <p className="row">
          <Link className="button button-main" to={`/${lang}/introductions/new`}>
            {t('list.new')}
          </Link>
          <Link className="button" to={`/${lang}/introductions/conduct`}>
            {t('conduct.title')}
          </Link>
          <Link className="button" to={`/${lang}/outcomes`}>
            {t('outcomes.title')}
          </Link>
          {officer && (
            <Link className="button" to={`/${lang}/introductions/stalled`}>
              {t('stalled.title')}
            </Link>
          )}
        </p>
      </PageHeader>
      <p className="row">
        <Link
          className="chip"
          to={changedSearch(search, { state: null, waits_for_me: null })}
          aria-current={!waits && state === null ? 'true' : undefined}
        >
          {t('list.all')}
        </Link>
        <Link className="chip" to={changedSearch(search, { waits_for_me: 'true', state: null })} aria-current={waits ? 'true' : undefined}>
          {t('list.waits')}
        </Link>
        {INTRODUCTION_STATES.map((one) => (
          <Link
            key={one}
            className="chip"
            to={changedSearch(search, { state: one, waits_for_me: null })}
            aria-current={state === one ? 'true' : undefined}
          >
            {t(`state.${one}`)}
          </Link>
        ))}
      </p>
      {page.items.length === 0 ? (
        <p className="card">{t('list.none')}</p>
      ) : (
        <>
          <ul className="case-lists card">
            {page.items.map((one) => (
              <CaseRow key={one.introduction_id} one={one} />
            ))}
          </ul>
          <p>
            <FileLinks file="introductions" search={query} json={`/api/v1/introductions?${query}`} />
          </p>
        </>
      )}
      <Pagination total={page.total} nextCursor={page.next_cursor} />
    </div>
  )
}

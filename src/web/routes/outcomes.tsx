import '../styles/introductions.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { FileLinks } from '../components/file-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { FunnelTable } from '../introductions/funnel-table.tsx'
import { changedSearch, choice } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/outcomes.ts'

const GROUPS = ['segment', 'province', 'event'] as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const url = new URL(request.url)
  const api = context.get(apiContext)
  const query = {
    lang,
    by: choice(url.searchParams, 'by', GROUPS) ?? ('segment' as const),
    limit: 100,
    cursor: url.searchParams.get('cursor') ?? undefined,
  }
  const live = url.searchParams.get('live') === 'true'
  const { staff } = await api.account.get({})
  const page = live
    ? await membersOnly(lang, `/outcomes${url.search}`, api.outcome.live(query))
    : await notFoundAsResponse(api.outcome.list(query))
  return { page, live, by: query.by, officer: staff === 'officer' || staff === 'admin' }
}

// What officers see besides is theirs.
export const headers = () => ({ 'cache-control': 'no-store' })

/** What came of introductions, for everybody. */
export default function Outcomes({ loaderData: { page, live, by, officer } }: Route.ComponentProps) {
  const t = useTranslations('introductions.outcomes')
  const lang = useLocale()
  const [search] = useSearchParams()
  const query = new URLSearchParams({ lang, by })
  const empty = page.items.every((row) => (row.introduction.confirmed ?? 0) === 0)
  return (
    <div className="page">
      <PageMeta title={t('title')} description={t('lead')} />
      {live && <meta name="robots" content="noindex" />}
      <PageHeader title={t('title')} lead={t('lead')} />
      <p className="row">
        {GROUPS.map((group) => (
          <Link key={group} className="chip" to={changedSearch(search, { by: group })} aria-current={by === group ? 'true' : undefined}>
            {t(`by_${group}`)}
          </Link>
        ))}
        {officer && (
          <Link className="chip" to={changedSearch(search, { live: live ? null : 'true' })} aria-current={live ? 'true' : undefined}>
            {t('live')}
          </Link>
        )}
      </p>
      {live && <p className="note-box">{t('live_note')}</p>}
      {empty && !live && <p className="card">{t('none_yet')}</p>}
      <FunnelTable rows={page.items} caption={t('title')} exact={live} />
      <Pagination total={page.total} nextCursor={page.next_cursor} />
      <p>
        <FileLinks file={live ? 'outcomes-live' : 'outcomes'} search={query} json={`/api/v1/outcomes${live ? '/live' : ''}?${query}`} />
      </p>
      <section className="card" aria-labelledby="how">
        <h2 id="how" className="card-title">
          {t('how')}
        </h2>
        <ul>
          <li>{t('how_two')}</li>
          <li>{t('how_value')}</li>
          <li>{t('how_few')}</li>
          <li>{t('how_who')}</li>
        </ul>
      </section>
    </div>
  )
}

import '../styles/introductions.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { FileLinks } from '../components/file-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { CaseRow } from '../introductions/case-row.tsx'
import { changedSearch, choice } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/introductions-stalled.ts'

const WITH = ['true', 'false'] as const

export function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  const cursor = search.get('cursor') ?? undefined
  const facilitated = choice(search, 'facilitated', WITH)
  return membersOnly(lang, '/introductions/stalled', context.get(apiContext).introduction.stalled({ lang, facilitated, limit: 50, cursor }))
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function StalledIntroductions({ loaderData: page }: Route.ComponentProps) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  const [search] = useSearchParams()
  const facilitated = search.get('facilitated')
  const query = new URLSearchParams([...search].filter(([key, value]) => key !== 'cursor' && value !== ''))
  query.set('lang', lang)
  return (
    <div className="page">
      <PageMeta title={t('stalled.title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('stalled.title')} lead={t('stalled.lead')} crumbs={[{ to: `/${lang}/introductions`, name: t('list.title') }]} />
      <p className="row">
        {([null, ...WITH] as const).map((one) => (
          <Link
            key={one}
            className="chip"
            to={changedSearch(search, { facilitated: one })}
            aria-current={facilitated === one ? 'true' : undefined}
          >
            {t(`stalled.${one === null ? 'all' : one === 'true' ? 'with' : 'without'}`)}
          </Link>
        ))}
      </p>
      {page.items.length === 0 ? (
        <p className="card">{t('stalled.none')}</p>
      ) : (
        <>
          <ul className="case-lists card">
            {page.items.map((one) => (
              <CaseRow key={one.introduction_id} one={one} />
            ))}
          </ul>
          <p>
            <FileLinks file="stalled-introductions" search={query} json={`/api/v1/stalled-introductions?${query}`} />
          </p>
        </>
      )}
      <Pagination total={page.total} nextCursor={page.next_cursor} />
    </div>
  )
}

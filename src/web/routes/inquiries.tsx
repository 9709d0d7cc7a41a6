import '../styles/disclosure.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { INQUIRY_SIDES } from '../../domain/inquiries.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formatDate } from '../format/number.ts'
import { changedSearch, choice } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/inquiries.ts'

export function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  const side = choice(search, 'side', INQUIRY_SIDES)
  return membersOnly(
    lang,
    '/inquiries',
    context.get(apiContext).inquiry.list({ lang, side, limit: 50, cursor: search.get('cursor') ?? undefined }),
  )
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Inquiries({ loaderData: page }: Route.ComponentProps) {
  const t = useTranslations('disclosure.inquiries')
  const lang = useLocale()
  const [search] = useSearchParams()
  const side = search.get('side')
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={t('lead')} />
      <p className="row">
        <Link className="chip" to={changedSearch(search, { side: null })} aria-current={side === null ? 'true' : undefined}>
          {t('all')}
        </Link>
        {INQUIRY_SIDES.map((one) => (
          <Link key={one} className="chip" to={changedSearch(search, { side: one })} aria-current={side === one ? 'true' : undefined}>
            {t(one)}
          </Link>
        ))}
      </p>
      {page.items.length === 0 ? (
        <p className="card">{t('none')}</p>
      ) : (
        <ul className="letter-rows card">
          {page.items.map((letter) => (
            <li key={letter.inquiry_id}>
              <Link to={`/${lang}/inquiries/${letter.inquiry_id}`}>{letter.subject ?? t('erased')}</Link>
              <div className="note">
                {letter.side === 'sender' ? t('to', { name: letter.company_name }) : t('from', { name: letter.from_name })}
                {letter.side === 'company' && letter.from_verified && ` (${t('verified')})`} · {letter.purpose_name} ·{' '}
                <b>{letter.state_name}</b> · {t('messages', { count: letter.messages })} ·{' '}
                {formatDate(letter.changed_at.slice(0, 10), lang)}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Pagination total={page.total} nextCursor={page.next_cursor} />
    </div>
  )
}

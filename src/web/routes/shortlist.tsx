import '../styles/companies.css'
import '../styles/company-list.css'
import '../styles/compare.css'
import '../styles/shortlists.css'
import { Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { COMPARE_FORM, CompareTray } from '../compare/compare-tray.tsx'
import { FileLinks } from '../components/file-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import { changeShortlist } from '../shortlists/change-shortlist.server.ts'
import { ListTools } from '../shortlists/list-tools.tsx'
import { RefusalNote } from '../shortlists/refusal-note.tsx'
import { ShareLink } from '../shortlists/share-link.tsx'
import { ShortlistItems } from '../shortlists/shortlist-items.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/shortlist.ts'

const MOST_ITEMS = 200

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const list = await notFoundAsResponse(api.shortlist.get({ id: params.id, lang }))
  const [{ items }, held] = await Promise.all([
    api.shortlist.items({ id: params.id, limit: MOST_ITEMS, lang }),
    api.shortlist.held({ lang }),
  ])
  return {
    list,
    items,
    isOwn: held.items.some((one) => one.shortlist_id === list.shortlist_id),
    address: `${new URL(request.url).origin}/${lang}/shortlists/${list.shortlist_id}`,
    names: await sourceNames(
      api,
      lang,
      items.flatMap(({ company }) => company?.source_id ?? []),
    ),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const done = await changeShortlist(context.get(apiContext), params.id, lang, await request.formData())
  if (done.refusal) return { refusal: done.refusal }
  throw redirect(`/${lang}/${done.to}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Shortlist({ loaderData: { list, items, isOwn, address, names }, actionData }: Route.ComponentProps) {
  const t = useTranslations('shortlists')
  const lang = useLocale()
  const files = new URLSearchParams({ id: list.shortlist_id, lang })
  return (
    <div className="page shortlist-page">
      <PageMeta title={list.title} />
      {/* The address is the right to read it: no search engine may hand it out. */}
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="same-origin" />
      <PageHeader title={list.title} crumbs={[{ to: `/${lang}/shortlists`, name: t('title') }]}>
        <p className="quiet">
          {t('count', { count: list.total })} · {t('changed', { date: formatDate(list.changed_at.slice(0, 10), lang) })} ·{' '}
          {t('kept_until', { date: formatDate(list.kept_until, lang) })}
        </p>
      </PageHeader>
      <RefusalNote refusal={actionData?.refusal} />
      {!isOwn && <p className="note-box">{t('read_only')}</p>}
      <div className="row-between no-print">
        <ShareLink address={address} />
        {items.length > 0 && (
          <FileLinks file="shortlist" search={files} json={`/api/v1/shortlists/${list.shortlist_id}/items?limit=200&lang=${lang}`} print />
        )}
      </div>
      {items.length === 0 ? (
        <p className="note-box">
          {isOwn ? t('empty_own') : t('empty')} <Link to={`/${lang}/companies`}>{t('to_companies')}</Link>
        </p>
      ) : (
        <>
          <ShortlistItems items={items} isOwn={isOwn} names={names} />
          <CompareTray key={COMPARE_FORM} />
        </>
      )}
      <ListTools list={list} isOwn={isOwn} />
    </div>
  )
}

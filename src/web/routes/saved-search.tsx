import '../styles/shortlists.css'
import { Form, Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formatMoment } from '../format/moment.ts'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import { Differences } from '../shortlists/differences.tsx'
import { RefusalNote } from '../shortlists/refusal-note.tsx'
import { SearchTerms } from '../shortlists/search-terms.tsx'
import type { Route } from './+types/saved-search.ts'

const SHOWN = 30

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = await notFoundAsResponse(api.savedSearch.get({ id: params.id, lang }))
  const [{ items: digests }, held] = await Promise.all([
    api.savedSearch.digests({ id: params.id, limit: SHOWN, lang }),
    api.savedSearch.held({ lang }),
  ])
  return {
    search,
    digests,
    isOwn: held.items.some((one) => one.saved_search_id === search.saved_search_id),
    feed: `${new URL(request.url).origin}/api/v1/saved-searches/${search.saved_search_id}/feed.atom?lang=${lang}`,
  }
}

/** The one form of the page deletes it. */
export async function action({ context, params }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const { refusal } = await orRefusal(context.get(apiContext).savedSearch.remove({ id: params.id, lang }))
  if (refusal) return { refusal }
  throw redirect(`/${lang}/saved-searches`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function SavedSearchPage({ loaderData: { search, digests, isOwn, feed }, actionData }: Route.ComponentProps) {
  const t = useTranslations('shortlists.saved')
  const lang = useLocale()
  const title = search.terms.map((term) => term.name).join(', ')
  const nothing = search.now.added.length + search.now.changed.length + search.now.gone.length === 0
  return (
    <div className="page">
      <PageMeta title={t('title_of', { search: title })} />
      <meta name="robots" content="noindex, nofollow" />
      <link rel="alternate" type="application/atom+xml" href={feed} title={title} />
      <PageHeader title={title} crumbs={[{ to: `/${lang}/saved-searches`, name: t('title') }]}>
        <SearchTerms terms={search.terms} />
        <p className="quiet">
          {t('since', { date: formatDate(search.created_at.slice(0, 10), lang) })} ·{' '}
          {t('kept_until', { date: formatDate(search.kept_until, lang) })}
        </p>
        <p className="row no-print">
          <Link className="button" to={`/${lang}/companies?${search.query}`}>
            {t('open', { count: search.now.total })}
          </Link>
          <a className="button" href={feed}>
            {t('feed')}
          </a>
        </p>
      </PageHeader>
      <RefusalNote refusal={actionData?.refusal} />
      <section aria-labelledby="now">
        <h2 id="now">{t('now')}</h2>
        <p className="note">{t('now_text', { time: formatMoment(search.checked_at, lang) })}</p>
        {nothing ? <p>{t('nothing')}</p> : <Differences of={search.now} level={3} />}
      </section>
      <section aria-labelledby="digests">
        <h2 id="digests">{t('digests')}</h2>
        {digests.length === 0 && <p>{t('no_digests')}</p>}
        <div className="stack">
          {digests.map((digest) => (
            <article key={digest.digest_no} id={`digest-${digest.digest_no}`} className="card">
              <h3 className="card-title">{formatMoment(digest.made_at, lang)}</h3>
              <p>{digest.sentence}</p>
              <Differences of={digest} level={4} />
            </article>
          ))}
        </div>
      </section>
      {isOwn && (
        <details className="more no-print">
          <summary>{t('delete')}</summary>
          <Form method="post" className="row">
            <p>{t('delete_sure')}</p>
            <button className="button">{t('delete_yes')}</button>
          </Form>
        </details>
      )}
      <p className="note">{t('privacy')}</p>
    </div>
  )
}

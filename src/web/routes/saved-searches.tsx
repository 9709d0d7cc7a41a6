import '../styles/shortlists.css'
import { Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formText } from '../curation/form-texts.ts'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import { RefusalNote } from '../shortlists/refusal-note.tsx'
import { SearchTerms } from '../shortlists/search-terms.tsx'
import type { Route } from './+types/saved-searches.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  return { searches: (await context.get(apiContext).savedSearch.held({ lang })).items }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const saved = await orRefusal(context.get(apiContext).savedSearch.create({ query: formText(form, 'query') ?? '', lang }))
  if (saved.refusal) return { refusal: saved.refusal }
  throw redirect(`/${lang}/saved-searches/${saved.answer.saved_search_id}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function SavedSearches({ loaderData: { searches }, actionData }: Route.ComponentProps) {
  const t = useTranslations('shortlists.saved')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/${lang}/companies`, name: t('companies') }]} />
      <RefusalNote refusal={actionData?.refusal} />
      {searches.length === 0 ? (
        <p className="note-box">{t('none')}</p>
      ) : (
        <ul className="cards">
          {searches.map((search) => (
            <li key={search.saved_search_id} className="card">
              <h2 className="card-title">
                <Link to={`/${lang}/saved-searches/${search.saved_search_id}`}>{search.terms.map((term) => term.name).join(', ')}</Link>
              </h2>
              <SearchTerms terms={search.terms} />
              <p className="quiet">{t('since', { date: formatDate(search.created_at.slice(0, 10), lang) })}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

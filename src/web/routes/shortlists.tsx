import '../styles/shortlists.css'
import { Form, Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formText } from '../curation/form-texts.ts'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import { RefusalNote } from '../shortlists/refusal-note.tsx'
import type { Route } from './+types/shortlists.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  return { lists: (await api.shortlist.held({ lang })).items }
}

/** A new list, or one like another. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const made = await orRefusal(
    context.get(apiContext).shortlist.create({ title: formText(form, 'title'), copy_of: formText(form, 'copy_of'), lang }),
  )
  if (made.refusal) return { refusal: made.refusal }
  throw redirect(`/${lang}/shortlists/${made.answer.shortlist_id}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Shortlists({ loaderData: { lists }, actionData }: Route.ComponentProps) {
  const t = useTranslations('shortlists')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/${lang}/companies`, name: t('companies') }]} />
      <RefusalNote refusal={actionData?.refusal} />
      {lists.length === 0 ? (
        <p className="note-box">{t('none')}</p>
      ) : (
        <ul className="cards">
          {lists.map((list) => (
            <li key={list.shortlist_id} className="card">
              <h2 className="card-title">
                <Link to={`/${lang}/shortlists/${list.shortlist_id}`}>{list.title}</Link>
              </h2>
              <p>{t('count', { count: list.total })}</p>
              <p className="quiet">{t('changed', { date: formatDate(list.changed_at.slice(0, 10), lang) })}</p>
            </li>
          ))}
        </ul>
      )}
      <section className="card no-print" aria-labelledby="new-list">
        <h2 id="new-list" className="card-title">
          {t('new.title')}
        </h2>
        <Form method="post" className="filter-form">
          <label className="field field-grow">
            <span>{t('new.name')}</span>
            <input type="text" name="title" required maxLength={120} />
          </label>
          <button className="button button-main">{t('new.make')}</button>
        </Form>
        <p className="note">{t('new.key')}</p>
      </section>
      <p>
        <Link to={`/${lang}/saved-searches`}>{t('saved.title')}</Link>
      </p>
    </div>
  )
}

import '../styles/shortlists.css'
import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'

/** Keeps the search on screen: what comes, changes and goes is told in a digest. `search` as it stands in the address. */
export function SaveSearch({ search }: { search: URLSearchParams }) {
  const t = useTranslations('shortlists.save')
  const lang = useLocale()
  return (
    <Form method="post" action={`/${lang}/saved-searches`} className="save-search no-print">
      <input type="hidden" name="query" value={search.toString()} />
      <button className="button" title={t('explain')}>
        {t('save')}
      </button>
    </Form>
  )
}

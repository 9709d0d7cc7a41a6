import { Form, Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Choice } from '../curation/find-companies.server.ts'
import { MOST_COMPARED } from './chosen.ts'

/** Finds one more company; each result is a link that puts it beside the others. */
export function AddCompany({ choices, full }: { choices: readonly Choice[]; full: boolean }) {
  const t = useTranslations('compare.add')
  const [search] = useSearchParams()
  const q = search.get('q') ?? ''
  const kept = [...search].filter(([key, value]) => key !== 'q' && value !== '')
  if (full) return <p className="note no-print">{t('full', { most: MOST_COMPARED })}</p>
  return (
    <section className="card no-print" aria-labelledby="add-company">
      <h2 id="add-company" className="card-title">
        {t('title')}
      </h2>
      <Form method="get" className="filter-form" role="search" preventScrollReset>
        {kept.map(([key, value]) => (
          <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
        ))}
        <label className="field field-grow">
          <span>{t('label')}</span>
          <input key={q} type="search" name="q" defaultValue={q} maxLength={200} required />
        </label>
        <button className="button">{t('search')}</button>
      </Form>
      {q !== '' && choices.length === 0 && <p role="status">{t('none')}</p>}
      <ul className="plain">
        {choices.map((choice) => (
          <li key={choice.id}>
            <Link to={`?${new URLSearchParams([...kept, ['id', choice.id]])}`} preventScrollReset>
              {choice.name}
            </Link>{' '}
            <span className="quiet">{choice.place}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

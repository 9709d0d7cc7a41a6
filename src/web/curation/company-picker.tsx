import { Form, Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { changedSearch } from '../links.ts'
import type { Choice } from './find-companies.server.ts'

/** Finds the other company by name, product or place; each result is a link that puts it into the address. */
export function CompanyPicker({
  param,
  label,
  choices,
  searched,
}: {
  param: string
  label: string
  choices: readonly Choice[]
  searched: boolean
}) {
  const t = useTranslations('curation.picker')
  const [search] = useSearchParams()
  const kept = [...search].filter(([key, value]) => key !== 'q' && value !== '')
  return (
    <section className="card" aria-label={label}>
      <Form method="get" className="filter-form" role="search">
        {kept.map(([key, value]) => (
          <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
        ))}
        <label className="field field-grow">
          <span>{label}</span>
          <input type="search" name="q" defaultValue={search.get('q') ?? ''} maxLength={200} required />
        </label>
        <button type="submit" className="button">
          {t('search')}
        </button>
      </Form>
      {searched && choices.length === 0 && <p>{t('none')}</p>}
      <ul className="plain">
        {choices.map((choice) => (
          <li key={choice.id}>
            <Link to={changedSearch(search, { [param]: choice.id, q: null })}>{choice.name}</Link>{' '}
            <span className="quiet">
              {choice.place} ({choice.id})
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

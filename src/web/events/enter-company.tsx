import { Form, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { EVENT_SIDES } from '../../domain/meeting-events.ts'
import type { Choice } from '../curation/find-companies.server.ts'

/** For those who registered by telephone: a company of the directory is entered by the organiser. */
export function EnterCompany({ found }: { found: readonly Choice[] | null }) {
  const t = useTranslations('events')
  const [search] = useSearchParams()
  const kept = [...search].filter(([key, value]) => !['company', 'done', 'cursor'].includes(key) && value !== '')
  return (
    <section className="card" aria-labelledby="enter">
      <h2 id="enter" className="card-title">
        {t('participants.enter')}
      </h2>
      <p className="note">{t('participants.enter_lead')}</p>
      <Form method="get" className="filter-form" role="search" aria-label={t('participants.enter')} preventScrollReset>
        {kept.map(([key, value]) => (
          <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
        ))}
        <label className="field field-grow">
          <span>{t('participants.enter_search')}</span>
          <input type="search" name="company" required maxLength={200} defaultValue={search.get('company') ?? ''} />
        </label>
        <button className="button">{t('participants.enter_find')}</button>
      </Form>
      {found?.length === 0 && <p>{t('participants.none')}</p>}
      <ul className="plain">
        {found?.map((company) => (
          <li key={company.id} className="row-between">
            <span>
              <b>{company.name}</b> <span className="note">{company.place}</span>
            </span>
            <Form method="post" className="row">
              <input type="hidden" name="intent" value="enter" />
              <input type="hidden" name="company_id" value={company.id} />
              {EVENT_SIDES.map((side) => (
                <button
                  key={side}
                  className="button"
                  name="side"
                  value={side}
                  aria-label={t('participants.enter_name', { name: company.name, side: t(`side.${side}`) })}
                >
                  {t(`side.${side}`)}
                </button>
              ))}
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}

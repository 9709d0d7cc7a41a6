import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Grant, PrivateValue } from '../../api/contract/disclosure.ts'
import { TextField } from '../account/text-field.tsx'
import { formatDate } from '../format/number.ts'

interface GrantListProps {
  grants: readonly Grant[]
  values: readonly PrivateValue[]
}

/** Organisations the company named, and one more. */
export function GrantList({ grants, values }: GrantListProps) {
  const t = useTranslations('disclosure.grants')
  const end = useTranslations('disclosure.private')('end')
  const lang = useLocale()
  const named = values.filter((value) => value.visibility === 'named_party')
  return (
    <section aria-labelledby="grants" className="card stack">
      <h2 id="grants" className="card-title">
        {t('title')}
      </h2>
      <p>{t('lead')}</p>
      {grants.length === 0 ? (
        <p className="quiet">{t('none')}</p>
      ) : (
        <ul className="private-rows">
          {grants.map((grant) => (
            <li key={grant.grant_id}>
              <div>
                <b>{grant.organisation_name}</b> · {t(grant.fact_id === null ? 'all' : 'one')} ·{' '}
                {grant.expires_at === null ? t('no_end') : t('until_date', { date: formatDate(grant.expires_at.slice(0, 10), lang) })}
                {grant.expired && ` (${t('expired')})`}
                <div className="note">{grant.reason}</div>
              </div>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="grant_id" value={grant.grant_id} />
                <button className="button" name="intent" value="end_grant" aria-label={`${end}: ${grant.organisation_name}`}>
                  {end}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" className="stack">
        <div className="form-grid">
          <TextField name="grantee" label={t('who')} note={t('who_note')} required maxLength={200} />
          <TextField name="reason" label={t('reason')} required minLength={3} maxLength={500} />
          <TextField name="expires_on" type="date" label={t('until')} />
          <label className="field">
            <span>{t('all')}</span>
            <select name="fact_id" defaultValue="">
              <option value="">{t('all')}</option>
              {named.map((value) => (
                <option key={value.fact_id} value={value.fact_id}>
                  {value.property_name}: {value.value}
                </option>
              ))}
            </select>
          </label>
        </div>
        <p>
          <button className="button" name="intent" value="grant">
            {t('add')}
          </button>
        </p>
      </Form>
    </section>
  )
}

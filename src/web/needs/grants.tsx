import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { NeedDetail, NeedGrant } from '../../api/contract/need.ts'
import { formatDate } from '../format/number.ts'

/** Organisations that are named: they see whose it is, and the private parts they are given. */
export function Grants({ need, grants }: { need: NeedDetail; grants: readonly NeedGrant[] }) {
  const t = useTranslations('needs.grant')
  const lang = useLocale()
  return (
    <section className="card private-box" aria-labelledby="grants">
      <h2 id="grants">{t('title')}</h2>
      <p className="note">{t('lead')}</p>
      {grants.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul className="private-rows">
          {grants.map((grant) => (
            <li key={grant.grant_id}>
              <div>
                <b>{grant.organisation_name}</b>
                <p className="note">
                  {grant.parts.length === 0 ? t('no_parts') : t('parts', { parts: grant.parts.join(', ') })}
                  {grant.expires_at &&
                    ` · ${grant.expired ? t('expired') : t('until', { date: formatDate(grant.expires_at.slice(0, 10), lang) })}`}
                  {grant.reason && ` · ${grant.reason}`}
                </p>
              </div>
              <Form method="post">
                <input type="hidden" name="grant_id" value={grant.grant_id} />
                <button className="button button-small" name="intent" value="end_grant">
                  {t('end')}
                  <span className="visually-hidden"> {grant.organisation_name}</span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <details className="more no-print">
        <summary>{t('add')}</summary>
        <Form method="post" className="stack" key={grants.length}>
          <label className="field field-text">
            <span>{t('grantee')}</span>
            <input type="text" name="grantee" required minLength={2} maxLength={200} autoComplete="off" />
            <small className="note">{t('grantee_note')}</small>
          </label>
          {need.parts.length > 0 && (
            <fieldset>
              <legend className="field-legend">{t('parts_given')}</legend>
              {need.parts.map((part) => (
                <label key={part.part_no} className="check">
                  <input type="checkbox" name="part" value={part.part_no} />
                  {part.name}
                </label>
              ))}
            </fieldset>
          )}
          <label className="field field-text">
            <span>{t('reason')}</span>
            <input type="text" name="reason" maxLength={500} autoComplete="off" />
          </label>
          <label className="field">
            <span>{t('expires')}</span>
            <input type="date" name="expires_on" />
          </label>
          <p>
            <button className="button" name="intent" value="grant">
              {t('add')}
            </button>
          </p>
        </Form>
      </details>
    </section>
  )
}

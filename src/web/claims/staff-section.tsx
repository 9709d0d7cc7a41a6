import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ClaimDetail } from '../../api/contract/claim.ts'
import { formatDate } from '../format/number.ts'

/** What the directory knows, beside what is claimed; and the decision. */
export function StaffSection({ claim }: { claim: ClaimDetail }) {
  const t = useTranslations('claims.staff')
  const lang = useLocale()
  const { evidence } = claim
  if (evidence === null) return null
  return (
    <section className="card" aria-labelledby="staff">
      <h2 id="staff" className="card-title">
        {t('title')}
      </h2>
      <dl className="facts">
        <dt>{t('tax_code')}</dt>
        <dd>{evidence.tax_code_on_record ?? t('none')}</dd>
        <dt>{t('websites')}</dt>
        <dd>
          {evidence.websites.length === 0 && t('none')}
          {evidence.websites.map((each) => (
            <div key={each.value + each.source_id}>
              <code>{each.value}</code> <Link to={`/${lang}/sources/${each.source_id}`}>{each.source_id}</Link>{' '}
              {!each.counts && <span className="note">{t('does_not_count')}</span>}
            </div>
          ))}
        </dd>
        <dt>{t('numbers')}</dt>
        <dd>{evidence.numbers.length === 0 ? t('none') : evidence.numbers.join(', ')}</dd>
        {evidence.holders.length > 0 && (
          <>
            <dt>{t('holders')}</dt>
            <dd>{evidence.holders.map((each) => `${each.organisation_name} (${formatDate(each.since.slice(0, 10), lang)})`).join(', ')}</dd>
          </>
        )}
        {evidence.others.length > 0 && (
          <>
            <dt>{t('others')}</dt>
            <dd>
              {evidence.others.map((each) => (
                <div key={each.claim_id}>
                  <Link to={`/${lang}/claims/${each.claim_id}`}>{each.organisation_name}</Link> · {each.state_name}
                </div>
              ))}
            </dd>
          </>
        )}
        {evidence.challenges.length > 0 && (
          <>
            <dt>{t('challenges')}</dt>
            <dd>
              {evidence.challenges.map((each) => (
                <div key={each.at} className="written">
                  {each.organisation_name}: {each.reason}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {evidence.claimed_before > 0 && <p className="note-box">{t('before', { count: evidence.claimed_before })}</p>}
      {(claim.may.review || claim.may.revoke) && (
        <Form method="post" className="own-form">
          <input type="hidden" name="intent" value={claim.may.review ? 'review' : 'revoke'} />
          <label className="field">
            <span>{t('reason')}</span>
            <textarea name="reason" required minLength={10} maxLength={2000} rows={3} />
          </label>
          {claim.may.review ? (
            <p className="row">
              <button className="button button-main" name="decision" value="accept">
                {t('accept')}
              </button>
              <button className="button" name="decision" value="ask">
                {t('ask')}
              </button>
              <button className="button" name="decision" value="refuse">
                {t('refuse')}
              </button>
            </p>
          ) : (
            <>
              <p className="note">{t('revoke_note')}</p>
              <button className="button">{t('revoke')}</button>
            </>
          )}
        </Form>
      )}
    </section>
  )
}

import { Form, Link, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { withReturn } from '../account/return-path.ts'

interface BeginClaimProps {
  company: { id: string; name: string; tax_code: string | null; claimed: boolean }
  organisations: readonly { organisation_id: string; name: string }[]
  signedIn: boolean
  code: string
  /** As it was sent and refused. */
  typed: string | undefined
}

/** For whom, and with which tax code; visitors make an account first and come back here. */
export function BeginClaim({ company, organisations, signedIn, code, typed }: BeginClaimProps) {
  const t = useTranslations('claims.start')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  const here = `/claim?${new URLSearchParams({ company: company.id, ...(code && { code }) })}`
  return (
    <section className="card">
      {company.claimed && <p className="note-box">{t('claimed')}</p>}
      {signedIn ? (
        <Form method="post" className="own-form">
          <input type="hidden" name="company_id" value={company.id} />
          <input type="hidden" name="organisation_name" value={company.name} />
          <label className="field">
            <span>{t('code')}</span>
            <input
              type="text"
              name="tax_code"
              inputMode="numeric"
              required
              minLength={8}
              maxLength={24}
              defaultValue={typed ?? (code || (company.tax_code ?? ''))}
              autoComplete="off"
            />
            <small className="note">{t('code_note')}</small>
          </label>
          <label className="field">
            <span>{t('organisation')}</span>
            <select name="organisation_id">
              {organisations.map((each) => (
                <option key={each.organisation_id} value={each.organisation_id}>
                  {each.name}
                </option>
              ))}
              <option value="">{t('new_organisation', { name: company.name })}</option>
            </select>
          </label>
          <button className="button button-main" disabled={busy}>
            {t('begin')}
          </button>
        </Form>
      ) : (
        <>
          <p>{t('sign_in')}</p>
          <p className="row">
            <Link className="button button-main" to={`/${lang}${withReturn('/sign-up', here)}`}>
              {t('sign_up_link')}
            </Link>
            <Link className="button" to={`/${lang}${withReturn('/sign-in', here)}`}>
              {t('sign_in_link')}
            </Link>
          </p>
        </>
      )}
    </section>
  )
}

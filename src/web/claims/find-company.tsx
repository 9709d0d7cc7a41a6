import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'

interface FindCompanyProps {
  code: string
  found: {
    tax_code: string
    message: string
    company: { id: string; name: string; name_vi: string | null; place: string | null } | null
  } | null
}

/** By the tax code, which every company knows by heart. */
export function FindCompany({ code, found }: FindCompanyProps) {
  const t = useTranslations('claims.start')
  const lang = useLocale()
  return (
    <section className="card">
      <Form method="get" className="own-form">
        <label className="field">
          <span>{t('code')}</span>
          <input type="text" name="code" inputMode="numeric" required minLength={8} maxLength={24} defaultValue={code} autoComplete="off" />
          <small className="note">{t('code_note')}</small>
        </label>
        <button className="button button-main">{t('find')}</button>
      </Form>
      {found && (
        <p role="status" className="note-box">
          {found.message}
        </p>
      )}
      {found?.company && (
        <p>
          <b>{(lang === 'vi' ? found.company.name_vi : null) ?? found.company.name}</b> {found.company.place}{' '}
          <Link className="button" to={`?${new URLSearchParams({ company: found.company.id, code: found.tax_code })}`}>
            {t('go')}
          </Link>
        </p>
      )}
      <p className="note">
        <Link to={`/${lang}/companies`}>{t('or_search')}</Link>
      </p>
    </section>
  )
}

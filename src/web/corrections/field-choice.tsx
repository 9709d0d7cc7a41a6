import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../api/contract/company.ts'
import { siteName } from '../companies/site-name.ts'
import { COMPANY_CORRECTIONS, type CorrectionField, SITE_CORRECTIONS } from '../../domain/corrections.ts'
import { companyValue, siteValue } from './fields.ts'
import { useValueName } from './value-names.ts'

/** The first step: what we show today, field by field, each with the way to say that it is wrong. */
export function FieldChoice({ company }: { company: CompanyDetail }) {
  const t = useTranslations('corrections.new')
  return (
    <>
      <section aria-labelledby="about-company">
        <h2 id="about-company">{t('about_company', { name: company.name })}</h2>
        <Fields
          subject={company.id}
          company={company.id}
          fields={COMPANY_CORRECTIONS.map((field) => [field, companyValue(company, field)])}
        />
      </section>
      {company.site_list.map((site) => (
        <section key={site.id} aria-labelledby={`about-${site.id}`}>
          <h2 id={`about-${site.id}`}>{t('about_site', { name: siteName(site) })}</h2>
          <Fields subject={site.id} company={company.id} fields={SITE_CORRECTIONS.map((field) => [field, siteValue(site, field)])} />
        </section>
      ))}
    </>
  )
}

function Fields({
  subject,
  company,
  fields,
}: {
  subject: string
  company: string
  fields: readonly (readonly [CorrectionField, string | null])[]
}) {
  const t = useTranslations('corrections')
  const valueName = useValueName()
  const lang = useLocale()
  return (
    <ul className="plain field-choice">
      {fields.map(([field, value]) => (
        <li key={field}>
          <span>
            <b>{t(`field.${field}`)}</b>
            {value !== null && <span className="quiet">: {valueName(field, value)}</span>}
            {value === null && hasValue(field) && <span className="missing-value"> {t('new.not_shown')}</span>}
          </span>
          <Link to={`/${lang}/corrections/new?subject=${subject}&company=${company}&field=${field}`}>
            {value === null ? t('new.tell') : t('new.correct')}
            <span className="visually-hidden">: {t(`field.${field}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** "Something else" and "twice" are questions, not values. */
function hasValue(field: CorrectionField): boolean {
  return field !== 'other' && field !== 'duplicate'
}

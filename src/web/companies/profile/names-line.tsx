import { useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { otherNames } from '../company-names.tsx'
import { CopyButton } from './copy-button.tsx'

/** The other names and the tax code under the heading, ready to be copied into a contract or a search. */
export function NamesLine({ company }: { company: CompanyDetail }) {
  const t = useTranslations('profile')
  const companies = useTranslations('companies.page')
  return (
    <ul className="names-line">
      <li>
        <CopyButton text={company.name} what={company.name} label={t('copy.name')} />
      </li>
      {otherNames(company).map((name) => (
        <li key={name.text}>
          <span lang={name.lang}>{name.text}</span> <CopyButton text={name.text} what={name.text} />
        </li>
      ))}
      <li>
        <span className="quiet">{companies('tax_code')}</span>{' '}
        {company.tax_code === null ? (
          <span className="missing-value">{t('identity.not_known')}</span>
        ) : (
          <>
            <b>{company.tax_code}</b> <CopyButton text={company.tax_code} what={companies('tax_code')} />
          </>
        )}
      </li>
    </ul>
  )
}

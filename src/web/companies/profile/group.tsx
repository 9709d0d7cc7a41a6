import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'

const SHOWN = 12

/** Sister companies on our record: one group often has a plant for each product. */
export function Group({ group }: { group: CompanyDetail['group'] }) {
  const t = useTranslations('profile.group')
  const lang = useLocale()
  if (group === null || group.companies.length === 0) return null
  const link = ({ id, name }: { id: string; name: string }) => (
    <li key={id}>
      <Link to={`/${lang}/companies/${id}`}>{name}</Link>
    </li>
  )
  return (
    <section aria-labelledby="group" className="profile-section">
      <h2 id="group">{t('title', { name: group.name })}</h2>
      <p className="note">{t('text', { count: group.companies.length })}</p>
      <ul className="group-list">{group.companies.slice(0, SHOWN).map(link)}</ul>
      {group.companies.length > SHOWN && (
        <details className="more">
          <summary>{t('more', { count: group.companies.length - SHOWN })}</summary>
          <ul className="group-list">{group.companies.slice(SHOWN).map(link)}</ul>
        </details>
      )}
    </section>
  )
}

import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { isAsked, knownSections } from './known-sections.ts'
import { correctionPath } from './section.tsx'

/** Every part of the profile that no source says anything about, in one place, with the way to tell. */
export function NotKnown({ company }: { company: CompanyDetail }) {
  const t = useTranslations('profile')
  const property = useTranslations('companies.property')
  const lang = useLocale()
  const known = knownSections(company)
  const parts = [
    {
      id: 'can',
      field: 'capacity',
      title: t('can.title'),
      list: [t('can.process'), t('can.equipment'), t('can.material'), t('can.capacity'), t('can.moq'), t('can.lead_time')],
    },
    { id: 'certificates', field: 'certificate', title: t('certificates.title'), list: [] },
    { id: 'markets', field: 'customer', title: t('markets.title'), list: [property('customer'), t('markets.export_market')] },
    { id: 'size', field: 'employees', title: t('size.title'), list: [property('employees')] },
  ] as const
  const absent = parts.filter(({ id, field }) => !known.has(id) && isAsked(company, field))
  if (absent.length === 0) return null
  return (
    <section aria-labelledby="not-known" className="profile-section">
      <h2 id="not-known">{t('not_known.title')}</h2>
      <div className="card not-known">
        <ul className="plain">
          {absent.map(({ id, field, title, list }) => (
            <li key={id}>
              <b>{title}</b>
              {list.length > 0 && <span className="quiet">: {list.join(', ')}</span>}{' '}
              <Link to={correctionPath(lang, company.id, field)} rel="nofollow" className="no-print tell">
                {t('identity.tell')}
                <span className="visually-hidden">: {title}</span>
              </Link>
            </li>
          ))}
        </ul>
        <p className="note">{t('not_known.text')}</p>
      </div>
    </section>
  )
}

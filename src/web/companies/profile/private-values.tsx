import '../../styles/disclosure.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../../api/contract/index.ts'
import { useAccount } from '../../components/site-data.ts'
import { EvidenceBadge } from '../../components/evidence-badge.tsx'

export type VisibleValues = Awaited<ReturnType<ApiClient['disclosure']['visible']>>

interface PrivateValuesProps {
  companyId: string
  visible: VisibleValues
}

/** Values this reader may see beyond the public profile, each with the reason; and how to become somebody who sees more. */
export function PrivateValues({ companyId, visible }: PrivateValuesProps) {
  const t = useTranslations('profile.private')
  const lang = useLocale()
  const account = useAccount()
  const { items, hidden } = visible
  if (items.length === 0 && hidden.length === 0 && !visible.may_edit) return null
  return (
    <section aria-labelledby="private" className="card private-box">
      <h2 id="private" className="card-title">
        {t('title')}
      </h2>
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <li key={item.fact_id}>
              <div>
                {item.property_name}
                {item.segment && ` (${item.segment.name})`}:{' '}
                <b>
                  {item.value} {item.unit}
                </b>{' '}
                <EvidenceBadge grade={item.evidence_grade} asOf={item.as_of} />
              </div>
              <div className="private-why">{item.why_text}</div>
            </li>
          ))}
        </ul>
      )}
      {hidden.map(({ visibility, count, properties }) => (
        <p key={visibility} className="private-more">
          {t(`more_${visibility}`, { count, names: properties.map((property) => property.name).join(', ') })}{' '}
          {account === null ? (
            <Link to={`/${lang}/sign-in?to=/companies/${companyId}`} rel="nofollow">
              {t('sign_in')}
            </Link>
          ) : (
            <Link to={`/${lang}/organisations/new`} rel="nofollow">
              {t('become_buyer')}
            </Link>
          )}
        </p>
      ))}
      {visible.may_edit && (
        <p>
          <Link to={`/${lang}/companies/${companyId}/private`}>{t('edit')}</Link>
        </p>
      )}
    </section>
  )
}

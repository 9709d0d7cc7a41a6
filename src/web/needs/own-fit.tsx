import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyNeed, NeedDetail } from '../../api/contract/need.ts'
import { withReturn } from '../account/return-path.ts'
import { useAccount } from '../components/site-data.ts'
import { formatNumber } from '../format/number.ts'
import { FitMark } from './fit-mark.tsx'
import { fieldsOf } from './requirement-fields.ts'

export interface OwnFit {
  company: { id: string; name: string }
  /** null: the need is not among those looked at for this company. */
  fit: Pick<CompanyNeed, 'fit' | 'fit_name' | 'score' | 'lacks'> | null
}

/** "Does my company fit?", for whoever comes as a supplier. */
export function OwnFits({ need, fits }: { need: NeedDetail; fits: readonly OwnFit[] }) {
  const t = useTranslations('needs.fit')
  const lang = useLocale()
  const account = useAccount()
  const back = `/needs/${need.need_id}`
  return (
    <section className="card" aria-labelledby="fit">
      <h2 id="fit">{t('title')}</h2>
      {fits.map(({ company, fit }) => (
        <div key={company.id} className="own-fit">
          <h3>
            <Link to={`/${lang}/companies/${company.id}`}>{company.name}</Link>
          </h3>
          {fit === null ? (
            <p>{t('other_field')}</p>
          ) : (
            <>
              <p>
                <FitMark fit={fit.fit}>{fit.fit_name}</FitMark> · {t('score', { score: formatNumber(fit.score, lang) })}
              </p>
              {fit.lacks.length > 0 && (
                <ul className="tight">
                  {fit.lacks.map((lack) => (
                    <li key={lack.text}>
                      {lack.text} <span className="quiet">({lack.known ? t('known') : t('not_known')})</span>
                    </li>
                  ))}
                </ul>
              )}
            </>
          )}
          <p>
            <Link to={`/${lang}/companies/${company.id}/needs${fit === null ? '' : `#${need.need_id}`}`}>
              {t('all_of', { name: company.name })}
            </Link>
          </p>
        </div>
      ))}
      {fits.length === 0 && (
        <>
          <p>{account ? t('no_company') : t('visitor')}</p>
          <p className="row no-print">
            <Link className="button" to={`/${lang}/claim`} rel="nofollow">
              {t('claim')}
            </Link>
            {!account && (
              <Link to={`/${lang}${withReturn('/sign-in', back)}`} rel="nofollow">
                {t('sign_in')}
              </Link>
            )}
          </p>
        </>
      )}
      {need.requirement && (
        <p>
          <Link to={`/${lang}/match?${fieldsOf(need.requirement)}`} rel="nofollow">
            {t('who_fits')}
          </Link>
        </p>
      )}
    </section>
  )
}

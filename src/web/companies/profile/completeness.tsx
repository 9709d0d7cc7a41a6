import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { correctionPath } from './section.tsx'

/** How much of what a buyer asks first is here, what would help most, and why each missing thing is asked. */
export function Completeness({ company }: { company: CompanyDetail }) {
  const t = useTranslations('profile.completeness')
  const lang = useLocale()
  const { pct, have, lack, next_best: next } = company.completeness
  const site = company.site_list[0]?.id
  return (
    <section aria-labelledby="completeness" className="card completeness">
      <h2 id="completeness" className="card-title">
        {t('title')}
      </h2>
      <p>
        <b className="completeness-pct">{t('pct', { pct })}</b> {t('of')}
      </p>
      <meter min={0} max={100} value={pct} aria-label={t('title')} aria-valuetext={t('pct', { pct })}>
        {t('pct', { pct })}
      </meter>
      {next && (
        <p className="next-best">
          {t('next')} <b>{next.name}</b>. {next.why}{' '}
          <Link to={correctionPath(lang, company.id, next.property, site)} rel="nofollow" className="no-print">
            {t('add')}
            <span className="visually-hidden">: {next.name}</span>
          </Link>
        </p>
      )}
      {have.length > 0 && (
        <p className="note">
          {t('have')} {have.map((item) => item.name).join(', ')}.
        </p>
      )}
      {lack.length > 0 && (
        <details className="more">
          <summary>{t('lack', { count: lack.length })}</summary>
          <ul className="tight">
            {lack.map((item) => (
              <li key={item.property}>
                <Link to={correctionPath(lang, company.id, item.property, site)} rel="nofollow">
                  {item.name}
                </Link>{' '}
                <span className="quiet">
                  {t('weight', { weight: item.weight })} · {item.why}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="note">{t('not_there')}</p>
    </section>
  )
}

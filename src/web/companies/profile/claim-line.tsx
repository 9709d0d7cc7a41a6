import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { formatDate } from '../../format/number.ts'

/** Whether the company itself keeps this page; if not, the way for it to do so. */
export function ClaimLine({ company }: { company: Pick<CompanyDetail, 'id' | 'claim'> }) {
  const t = useTranslations('profile.claim')
  const lang = useLocale()
  const { state, since, window_ends_on, revoked_source_ids } = company.claim
  const day = (date: string | null) => (date === null ? '' : formatDate(date, lang))
  return (
    <>
      {revoked_source_ids.length > 0 && <p className="note-box">{t('revoked')}</p>}
      {state === 'none' ? (
        <p className="note no-print">
          {t('yours')}{' '}
          <Link to={`/${lang}/claim?company=${company.id}`} rel="nofollow">
            {t('claim')}
          </Link>
        </p>
      ) : (
        <p className="note">
          <span aria-hidden="true">✓ </span>
          {state === 'maintained'
            ? t('maintained', { date: day(since) })
            : t('in_window', { date: day(since), until: day(window_ends_on) })}
        </p>
      )}
    </>
  )
}

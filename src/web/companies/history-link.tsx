import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'

/** The way to everything anybody ever said about the company. */
export function HistoryLink({ id }: { id: string }) {
  const t = useTranslations('companies.page')
  const lang = useLocale()
  return (
    <p className="no-print">
      <Link to={`/${lang}/companies/${id}/history`}>{t('history')}</Link> <span className="quiet">{t('history_text')}</span>
    </p>
  )
}

import { useLocale, useTranslations } from 'use-intl'

export type ExportTable =
  | 'segments'
  | 'companies'
  | 'gaps'
  | 'trade'
  | 'headlines'
  | 'industry'
  | 'sources'
  | 'provinces'
  | 'parks'
  | 'programmes'
  | 'institutions'
  | 'coverage'
  | 'quality-figures'
  | 'quality-findings'
  | 'corrections'

/** The list on screen, with its filters, as CSV and as the API's JSON. Plain links: the server answers them. */
export function DownloadLinks({ table, search }: { table: ExportTable; search?: URLSearchParams | Record<string, string> }) {
  const t = useTranslations('common.download')
  const lang = useLocale()
  const query = new URLSearchParams([...new URLSearchParams(search)].filter(([key, value]) => key !== 'cursor' && value !== ''))
  query.set('lang', lang)
  return (
    <span className="downloads">
      <span className="quiet">{t('label')}: </span>
      <a href={`/export/${table}.csv?${query}`} download>
        {t('csv')}
      </a>{' '}
      <a href={`/api/v1/${table}?${query}`}>{t('json')}</a>
    </span>
  )
}

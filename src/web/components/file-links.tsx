import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'

const never = () => () => {}

/** What is on screen as CSV, workbook and the API's JSON; and on paper, where a script can ask for it. Plain links: the server answers them. */
export function FileLinks({
  file,
  search,
  json,
  print = false,
}: {
  file: string
  search: URLSearchParams
  json?: string
  print?: boolean
}) {
  const t = useTranslations('common.download')
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <span className="downloads">
      <span className="quiet">{t('label')}: </span>
      <a href={`/export/${file}.csv?${search}`} download>
        {t('csv')}
      </a>{' '}
      <a href={`/export/${file}.xlsx?${search}`} download>
        {t('xlsx')}
      </a>{' '}
      {json !== undefined && <a href={json}>{t('json')}</a>}
      {print && hasScript && (
        <button type="button" className="button button-small" onClick={() => window.print()}>
          {t('print')}
        </button>
      )}
    </span>
  )
}

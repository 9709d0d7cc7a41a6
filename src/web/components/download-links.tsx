import { useLocale } from 'use-intl'
import { FileLinks } from './file-links.tsx'

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
  | 'nearby'
  | 'place-names'
  | 'programmes'
  | 'institutions'
  | 'coverage'
  | 'quality-figures'
  | 'quality-findings'
  | 'corrections'
  | 'events'
  | 'needs'

/** The list on screen, with its filters. */
export function DownloadLinks({ table, search }: { table: ExportTable; search?: URLSearchParams | Record<string, string> }) {
  const lang = useLocale()
  const query = new URLSearchParams([...new URLSearchParams(search)].filter(([key, value]) => key !== 'cursor' && value !== ''))
  query.set('lang', lang)
  return <FileLinks file={table} search={query} json={`/api/v1/${table}?${query}`} />
}

import { useSearchParams } from 'react-router'
import { useLocale } from 'use-intl'
import { FileLinks } from '../components/file-links.tsx'

interface EventFilesProps {
  eventId: string
  /** As exports name it, and as the API does. */
  table: 'participants' | 'meetings' | 'waiting'
  version?: number
}

/** A list of an event, whole, with the filters of the page. */
export function EventFiles({ eventId, table, version }: EventFilesProps) {
  const lang = useLocale()
  const [search] = useSearchParams()
  const kept = table === 'participants' ? [...search].filter(([key, value]) => FILTERS.has(key) && value !== '') : []
  const query = new URLSearchParams([...kept, ['lang', lang]])
  if (version !== undefined) query.set('version', String(version))
  const file = new URLSearchParams([...query, ['event_id', eventId]])
  return <FileLinks file={`event-${table}`} search={file} json={`/api/v1/events/${eventId}/${table}?${query}`} />
}

const FILTERS: ReadonlySet<string> = new Set(['q', 'side', 'state', 'presence'])

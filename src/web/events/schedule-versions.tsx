import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { EventSchedule } from '../../api/contract/event-meetings.ts'
import { DataTable } from '../components/data-table.tsx'
import { formatMoment } from '../format/moment.ts'
import { formatNumber, formatShort } from '../format/number.ts'
import { changedSearch } from '../links.ts'

interface ScheduleVersionsProps {
  versions: { items: readonly EventSchedule[]; total: number; next_cursor: string | null }
  shown: number | null
}

/** Every schedule that was made; nothing is overwritten. */
export function ScheduleVersions({ versions, shown }: ScheduleVersionsProps) {
  const t = useTranslations('events.schedule')
  const lang = useLocale()
  const [search] = useSearchParams()
  if (versions.total === 0) return null
  return (
    <section aria-labelledby="versions" className="stack no-print">
      <h2 id="versions">{t('versions')}</h2>
      <DataTable
        caption={t('versions')}
        hideCaption
        cards
        rows={versions.items}
        rowKey={(row) => String(row.version)}
        columns={[
          {
            id: 'version',
            header: t('versions'),
            rowHeader: true,
            cell: (row) => (
              <Link
                to={changedSearch(search, { version: row.version, done: null })}
                aria-current={row.version === shown ? 'true' : undefined}
              >
                {t('version', { version: row.version })}
              </Link>
            ),
          },
          { id: 'state', header: t('state'), cell: (row) => row.state_name },
          { id: 'made', header: t('made'), cell: (row) => formatMoment(row.made_at, lang) },
          { id: 'meetings', header: t('meetings'), numeric: true, cell: (row) => formatNumber(row.meetings, lang) },
          { id: 'worth', header: t('worth'), numeric: true, cell: (row) => formatShort(row.value, lang, 2) },
          { id: 'changes', header: t('changes'), cell: (row) => <Changes schedule={row} /> },
        ]}
      />
      {versions.next_cursor && (
        <p>
          <Link className="button" to={changedSearch(search, { older: versions.next_cursor })}>
            {t('older')}
          </Link>
        </p>
      )}
    </section>
  )
}

function Changes({ schedule }: { schedule: EventSchedule }) {
  const t = useTranslations('events')
  const { kept, moved, added, dropped, repairs_version } = schedule
  if (repairs_version === null) return t('schedule.made_anew')
  return t('schedule.repairs', { version: repairs_version, kept: kept ?? 0, moved: moved ?? 0, added: added ?? 0, dropped: dropped ?? 0 })
}

import { useLocale, useTranslations } from 'use-intl'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { formatDate } from '../format/number.ts'
import type { RecordOfSubject } from './records.ts'

/** What each source row said, to be ticked when it is about something else. */
export function RecordChoice({ records, chosen }: { records: readonly RecordOfSubject[]; chosen: readonly string[] }) {
  const t = useTranslations('curation.split')
  const origin = useTranslations('curation.origin')
  const lang = useLocale()
  return (
    <ul className="plain record-choice">
      {records.map(({ id, first, values }) => (
        <li key={id} className="card">
          <label className="check">
            <input type="checkbox" name="record" value={id} defaultChecked={chosen.includes(id)} />
            <span>
              <b>{first.source_title}</b>{' '}
              <span className="quiet">
                {first.row_no === null ? origin(first.origin) : t('row', { row: first.row_no })} ·{' '}
                {t('recorded', { date: formatDate(first.recorded_at.slice(0, 10), lang) })}
              </span>
            </span>
          </label>
          <EvidenceBadge grade={first.evidence_grade} asOf={first.as_of} />
          <dl className="inline-facts">
            {values.map((each) => (
              <div key={each.id}>
                <dt>{each.property_name}</dt>
                <dd>{each.value_name ?? t('none')}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

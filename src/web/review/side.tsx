import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ReviewTask } from '../../api/contract/review.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'

type ReviewSide = ReviewTask['left']

/** Who stands on one side, and who says so. */
export function Side({ side, title }: { side: ReviewSide; title: string }) {
  const t = useTranslations('review')
  const lang = useLocale()
  return (
    <div className="card">
      <p className="note">{side.kind === 'row' ? t('side.row', { row: side.row_no ?? 0, file: side.file_name ?? '' }) : title}</p>
      <h2 className="card-title">{side.company_id ? <Link to={`/${lang}/companies/${side.company_id}`}>{side.name}</Link> : side.name}</h2>
      {side.company_id && (
        <p className="note">
          <Link to={`/${lang}/companies/${side.company_id}/history`}>{t('side.history')}</Link>
        </p>
      )}
      <ul className="plain">
        {side.sources.map((source) => (
          <li key={source.id}>
            {source.evidence_grade && <EvidenceBadge grade={source.evidence_grade} asOf={source.as_of} />}{' '}
            <span className="source-links">
              <Link to={`/${lang}/sources/${source.id}`}>{source.title}</Link>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A few words for a table head. */
export function useSideNames(task: ReviewTask): { left: string; right: string } {
  const t = useTranslations('review.side')
  const left = task.left.kind === 'row' ? t('this_row', { row: task.left.row_no ?? 0 }) : t('first')
  return { left, right: task.left.kind === 'row' ? t('known') : t('second') }
}

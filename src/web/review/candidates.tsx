import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ReviewTask } from '../../api/contract/review.ts'
import { formatProbability } from '../linkage/bits.ts'

/** All it could be, the likeliest first; one is set beside the row at a time. */
export function Candidates({
  candidates,
  chosen,
  linkTo,
}: {
  candidates: ReviewTask['candidates']
  chosen: string | undefined
  linkTo: (subjectId: string) => string
}) {
  const t = useTranslations('review')
  const lang = useLocale()
  if (candidates.length < 2) return null
  return (
    <nav aria-label={t('candidates')}>
      <ul className="chips">
        {candidates.map((candidate, index) => (
          <li key={candidate.subject_id}>
            <Link
              className="chip"
              to={linkTo(candidate.subject_id)}
              aria-current={candidate.subject_id === chosen ? 'true' : undefined}
              preventScrollReset
              {...(index < 9 && { 'data-shortcut': String(index + 1), 'aria-keyshortcuts': String(index + 1) })}
            >
              {index < 9 && <kbd className="js-only">{index + 1}</kbd>} {candidate.name}{' '}
              <b>{formatProbability(candidate.probability, lang)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

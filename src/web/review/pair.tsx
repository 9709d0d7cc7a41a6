import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ReviewTask } from '../../api/contract/review.ts'
import { Waterfall } from '../linkage/waterfall.tsx'
import { Candidates } from './candidates.tsx'
import { DecisionForm } from './decision-form.tsx'
import { FieldTable } from './field-table.tsx'
import { type QueueFilters, queueSearch } from './filters.ts'
import { Side, useSideNames } from './side.tsx'

interface PairProps {
  task: ReviewTask
  filters: QueueFilters
  candidateId: string | null
  nextId: string | null
}

/** The row or company beside one candidate: the answers first, then what they rest on. */
export function Pair({ task, filters, candidateId, nextId }: PairProps) {
  const t = useTranslations('review')
  const lang = useLocale()
  const names = useSideNames(task)
  const candidate = task.candidates.find((one) => one.subject_id === candidateId) ?? task.candidates[0]
  const isOpen = task.state === 'open' || task.state === 'unsure'
  return (
    <>
      <Candidates
        candidates={task.candidates}
        chosen={candidate?.subject_id}
        linkTo={(subjectId) => `/${lang}/review/${task.id}${queueSearch(filters, { candidate: subjectId })}`}
      />
      <div className="grid-2">
        <Side side={task.left} title={names.left} />
        {candidate ? <Side side={candidate.right} title={names.right} /> : <p className="card">{t('no_candidate_text')}</p>}
      </div>
      {isOpen && <DecisionForm task={task} candidate={candidate} />}
      {nextId !== null && nextId !== task.id && (
        <p>
          <Link to={`/${lang}/review/${nextId}${queueSearch(filters)}`} data-shortcut="k" aria-keyshortcuts="k">
            {t('skip')}
          </Link>{' '}
          <kbd className="js-only">K</kbd>
        </p>
      )}
      {candidate && (
        <>
          <h2>{t('fields.title')}</h2>
          <FieldTable fields={candidate.fields} leftName={names.left} rightName={names.right} />
          <h2>{t('why')}</h2>
          {(candidate.veto ?? candidate.accept) && <p className="note-box">{candidate.veto ?? candidate.accept}</p>}
          <Waterfall
            parts={candidate.parts}
            bits={candidate.bits}
            probability={candidate.probability}
            leftName={names.left}
            rightName={names.right}
          />
        </>
      )}
    </>
  )
}

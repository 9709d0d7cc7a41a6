import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Reference } from '../../api/contract/common.ts'

const SHOWN = 5

/** The segments a programme or institution concerns; none named means the whole industry. */
export function ConcernedSegments({ segments }: { segments: readonly Reference[] }) {
  const t = useTranslations('data.support')
  const filter = useTranslations('common.filter')
  const rest = segments.slice(SHOWN)
  return (
    <div className="note">
      {t('segments')}: {segments.length === 0 ? t('all_segments') : <SegmentLinks segments={segments.slice(0, SHOWN)} />}
      {rest.length > 0 && (
        <details className="inline-details">
          <summary>{filter('more', { count: rest.length })}</summary>
          <p>
            <SegmentLinks segments={rest} />
          </p>
        </details>
      )}
    </div>
  )
}

function SegmentLinks({ segments }: { segments: readonly Reference[] }) {
  const lang = useLocale()
  return segments.map((segment, index) => (
    <span key={segment.id}>
      {index > 0 && ', '}
      <Link to={`/${lang}/segments/${segment.id}`}>{segment.name}</Link>
    </span>
  ))
}

import { useLocale, useTranslations } from 'use-intl'
import type { Way } from '../../api/contract/qualify.ts'
import { formatShort } from '../format/number.ts'

const DAYS_A_MONTH = 365.25 / 12

/** How far it is, in three lines: what is left, what is only said, how long at least. */
export function WaySummary({ way }: { way: Pick<Way, 'required' | 'expected' | 'time'> }) {
  const t = useTranslations('qualify.way')
  const lang = useLocale()
  const { required, expected, time } = way
  const months = (days: number) => formatShort(days / DAYS_A_MONTH, lang, 1)
  const known = time.days_most > 0
  return (
    <div className="note-box way-summary">
      <p className="way-distance">
        <b>{t('distance', { left: required.left, total: required.total })}</b>
      </p>
      <svg
        className="way-bar"
        role="img"
        aria-label={t('distance', { left: required.left, total: required.total })}
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
      >
        <Parts tally={required} />
      </svg>
      {required.claimed > 0 && <p>{t('claimed', { count: required.claimed })}</p>}
      {expected.total > 0 && <p>{t('optional', { left: expected.left, total: expected.total })}</p>}
      <p>
        {t('time')}:{' '}
        <b>
          {!known
            ? t('time_none')
            : time.days_least === 0
              ? t('time_most', { most: months(time.days_most) })
              : t('time_value', { least: months(time.days_least), most: months(time.days_most) })}
        </b>
        . {time.without_figure > 0 && t('without', { count: time.without_figure })}
      </p>
    </div>
  )
}

function Parts({ tally: { total, shown, claimed } }: { tally: Way['required'] }) {
  const width = (count: number) => (total === 0 ? 0 : (100 * count) / total)
  return (
    <>
      <rect className="way-bar-left" width="100" height="8" />
      <rect className="way-bar-claimed" width={width(shown + claimed)} height="8" />
      <rect className="way-bar-shown" width={width(shown)} height="8" />
    </>
  )
}

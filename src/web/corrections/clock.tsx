import { useLocale, useTranslations } from 'use-intl'
import type { correctionFigures } from '../../api/contract/corrections.ts'
import { formatShort } from '../format/number.ts'

type Figures = (typeof correctionFigures)['_output'] & { sentence: string }

/** How long we take: the promise beside what happened. */
export function Clock({ figures }: { figures: Figures }) {
  const t = useTranslations('corrections.clock')
  const lang = useLocale()
  const days = (value: number | null) => (value === null ? t('none_closed') : t('days', { count: formatShort(value, lang, 1) }))
  const rows: [string, string | number][] = [
    [t('promise'), t('days', { count: figures.promise_days })],
    [t('median'), days(figures.median_days)],
    [t('p90'), days(figures.p90_days)],
    [t('open'), figures.open],
    [t('need_more'), figures.need_more],
    [t('overdue'), figures.overdue],
    [t('accepted'), figures.accepted],
    [t('rejected'), figures.rejected],
  ]
  return (
    <section aria-labelledby="clock" className="card">
      <h2 id="clock" className="card-title">
        {t('title')}
      </h2>
      <p>{figures.sentence}</p>
      <dl className="clock">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{t('note')}</p>
    </section>
  )
}

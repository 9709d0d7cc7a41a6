import { useLocale, useTranslations } from 'use-intl'
import type { Conduct } from '../../api/contract/outcome.ts'
import { formatDate, formatPercent } from '../format/number.ts'

type Figures = NonNullable<Conduct['shown']>

/** Shares with how sure they are, and what the subject says to them. */
export function ConductFigures({ one, figures = one.shown }: { one: Conduct; figures?: Figures | null }) {
  const t = useTranslations('introductions.conduct')
  const lang = useLocale()
  if (figures === null) return null
  return (
    <section className="card stack" aria-label={t('of', { name: one.name ?? one.subject_id })}>
      <h2 className="card-title">{t('of', { name: one.name ?? one.subject_id })}</h2>
      {(['answers', 'carries_on'] as const).map((measure) => {
        const share = figures[measure]
        return (
          <div key={measure}>
            <b>{t(`${measure}_${one.side}`)}</b>
            {share === null ? (
              <p className="note">{t('too_few')}</p>
            ) : (
              <>
                <p>
                  {t('share', {
                    share: formatPercent(share.share * 100, lang, 0),
                    low: formatPercent(share.low * 100, lang, 0),
                    high: formatPercent(share.high * 100, lang, 0),
                    cases: share.cases,
                    counterparts: share.counterparts,
                  })}
                </p>
                <Interval low={share.low} share={share.share} high={share.high} />
              </>
            )}
          </div>
        )
      })}
      <p className="note">{t('note', { date: formatDate(figures.as_of, lang) })}</p>
      {one.reply && (
        <p className="note-box written">
          <b>{t('reply_of')}</b> {one.reply}
        </p>
      )}
    </section>
  )
}

function Interval({ low, share, high }: { low: number; share: number; high: number }) {
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`
  return (
    <div className="interval" aria-hidden="true">
      <span style={{ insetInlineStart: percent(low), width: percent(high - low) }} />
      <i style={{ insetInlineStart: percent(share) }} />
    </div>
  )
}

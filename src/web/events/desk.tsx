import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { formatNumber } from '../format/number.ts'

/** What those who organise an event look at first, and the step that comes next. */
export function Desk({ desk }: { desk: NonNullable<MeetingEventDetail['desk']> }) {
  const t = useTranslations('events.desk')
  const lang = useLocale()
  const version = (number: number | null) => (number === null ? t('no_version') : t('version', { version: number }))
  const figures: [string, string][] = [
    [t('applied'), formatNumber(desk.applied, lang)],
    [t('with_wishes'), formatNumber(desk.with_wishes, lang)],
    [t('scored'), formatNumber(desk.scored_pairs, lang)],
    [t('interpreters'), formatNumber(desk.interpreters, lang)],
    [t('newest'), version(desk.newest_version)],
    [t('published'), version(desk.published_version)],
    [t('present'), formatNumber(desk.present, lang)],
    [t('absent'), formatNumber(desk.absent, lang)],
  ]
  return (
    <section className="card" aria-labelledby="desk">
      <h2 id="desk" className="card-title">
        {t('title')}
      </h2>
      <dl className="figure-strip">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {desk.moves.length > 0 && <Moves moves={desk.moves} />}
    </section>
  )
}

function Moves({ moves }: { moves: NonNullable<MeetingEventDetail['desk']>['moves'] }) {
  const t = useTranslations('events.move')
  const onward = moves.filter((to) => to !== 'cancelled')
  return (
    <>
      <h3 className="card-title">{t('title')}</h3>
      <Form method="post" className="row">
        <input type="hidden" name="intent" value="move" />
        {onward.map((to, at) => (
          <button key={to} className={at === 0 ? 'button button-main' : 'button'} name="to" value={to}>
            {t(to)}
          </button>
        ))}
      </Form>
      {moves.includes('cancelled') && (
        <details className="more">
          <summary>{t('cancelled')}</summary>
          <Form method="post" className="filter-form">
            <input type="hidden" name="intent" value="move" />
            <label className="field field-grow">
              <span>{t('reason')}</span>
              <input type="text" name="reason" required minLength={3} maxLength={1000} />
            </label>
            <button className="button" name="to" value="cancelled">
              {t('cancelled')}
            </button>
          </Form>
        </details>
      )}
    </>
  )
}

import { useTranslations } from 'use-intl'
import type { NeedCondition } from '../../api/contract/need.ts'

/** What has to be so, and what would be better so, each in words. */
export function ConditionList({ conditions }: { conditions: readonly NeedCondition[] }) {
  const t = useTranslations('needs')
  const musts = conditions.filter(({ must }) => must)
  const wishes = conditions.filter(({ must }) => !must)
  return (
    <section className="card" aria-labelledby="conditions">
      <h2 id="conditions">{t('conditions')}</h2>
      <h3>{t('musts')}</h3>
      {musts.length === 0 ? (
        <p className="quiet">{t('no_musts')}</p>
      ) : (
        <ul className="condition-list">
          {musts.map(({ text }) => (
            <li key={text}>
              <span className="condition-mark" aria-hidden="true">
                ■
              </span>
              {text}
            </li>
          ))}
        </ul>
      )}
      {wishes.length > 0 && (
        <>
          <h3>{t('wishes')}</h3>
          <ul className="condition-list">
            {wishes.map(({ text, weight }) => (
              <li key={text}>
                <span className="condition-mark" aria-hidden="true">
                  □
                </span>
                {text}
                {weight !== null && weight > 1 && <span className="quiet"> ({t('strong')})</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

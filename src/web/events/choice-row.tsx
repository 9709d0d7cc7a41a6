import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { EventChoice } from '../../api/contract/event-meetings.ts'
import { WISHES } from '../../domain/meeting-events.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { useEdition } from '../components/site-data.ts'
import { formatShort } from '../format/number.ts'
import { useLanguageName } from './languages.ts'

interface ChoiceRowProps {
  choice: EventChoice
  /** In a reverse fair a supplier chooses parts; who wants them comes after. */
  partsFirst: boolean
}

/** Somebody of the other side, and what one wants of them. */
export function ChoiceRow({ choice, partsFirst }: ChoiceRowProps) {
  const t = useTranslations('events')
  const lang = useLocale()
  const nameOf = useLanguageName()
  const { fictional } = useEdition()
  const parts = choice.shows.map(({ title }) => title).join(', ')
  const name = (
    <>
      {choice.company_id ? <Link to={`/${lang}/companies/${choice.company_id}`}>{choice.name}</Link> : choice.name}
      {choice.company_id && <DemoMark fictional={fictional} />}
    </>
  )
  const facts = [
    choice.country_name,
    choice.languages.map(nameOf).join(', '),
    !choice.common_language && choice.understood && t('preferences.interpreter'),
    choice.score === null ? t('preferences.no_score') : t('preferences.score', { score: formatShort(choice.score, lang, 1) }),
  ].filter(Boolean)
  const field = `wish.${choice.participant_id}`
  return (
    <li className="card choice-row">
      <div>
        <p className="choice-name">{partsFirst && parts ? parts : name}</p>
        {partsFirst && parts ? <p>{name}</p> : parts && <p>{parts}</p>}
        <p className="note">{facts.join(' · ')}</p>
        {!choice.understood && <p className="refusal">{t('preferences.no_interpreter')}</p>}
      </div>
      <fieldset className="wish-choice">
        <legend className="visually-hidden">{t('preferences.wish', { name: choice.name })}</legend>
        {(['', ...WISHES] as const).map((wish) => (
          <label key={wish} data-wish={wish}>
            <input type="radio" name={field} value={wish} defaultChecked={(choice.wish ?? '') === wish} />{' '}
            <span>{t(`wish.${wish || 'unsaid'}`)}</span>
          </label>
        ))}
      </fieldset>
    </li>
  )
}

import { useLocale, useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { formatDate } from '../format/number.ts'
import { useLanguageName } from './languages.ts'

interface InterpreterRowProps {
  at: number
  /** null for an empty line. */
  interpreter: {
    interpreter_id: string
    label: string
    languages: readonly string[]
    away_slots: readonly number[]
    meetings: number
  } | null
  slots: MeetingEventDetail['slot_list']
}

export function InterpreterRow({ at, interpreter, slots }: InterpreterRowProps) {
  const t = useTranslations('events.interpreters')
  const lang = useLocale()
  const nameOf = useLanguageName()
  return (
    <div className="event-row" role="group" aria-label={t('label_n', { n: at + 1 })}>
      <input type="hidden" name="interpreter_id" value={interpreter?.interpreter_id ?? ''} />
      <label className="field field-grow">
        <span>{t('label')}</span>
        <input type="text" name="label" maxLength={80} defaultValue={interpreter?.label ?? ''} placeholder={t('label_n', { n: at + 1 })} />
      </label>
      <label className="field">
        <span>{t('languages')}</span>
        <input
          type="text"
          name="languages"
          maxLength={40}
          pattern="[a-z]{2}([ ,]+[a-z]{2})*"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={interpreter?.languages.join(' ') ?? ''}
          placeholder="vi ko"
        />
      </label>
      <label className="field">
        <span>{t('away')}</span>
        <select name={`away.${at}`} multiple size={3} defaultValue={interpreter?.away_slots.map(String) ?? []}>
          {slots.map(({ slot, day, starts }) => (
            <option key={slot} value={slot}>
              {formatDate(day, lang)}, {starts}
            </option>
          ))}
        </select>
      </label>
      {interpreter && (
        <p className="note">
          {interpreter.languages.map(nameOf).join(', ')} · {t('meetings', { count: interpreter.meetings })}
        </p>
      )}
    </div>
  )
}

import { type CSSProperties, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../domain/password-length.ts'
import type { FormRefusal } from './form-refusal.ts'
import { describedBy, isWrong } from './text-field.tsx'

interface PasswordFieldProps {
  name: string
  label: string
  /** A new one says how long it must be, and how long it is. */
  isNew?: boolean
  refusal?: FormRefusal | undefined
  refusalId?: string
}

/** Can be pasted into and shown; empties itself when the form was refused. */
export function PasswordField({ name, label, isNew = false, refusal, refusalId = 'refusal' }: PasswordFieldProps) {
  const t = useTranslations('account.password')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState(false)
  const [length, setLength] = useState(0)
  useEffect(() => {
    if (!refusal || !input.current) return
    input.current.value = ''
    setLength(0)
  }, [refusal])
  return (
    <div className="field field-text">
      <label htmlFor={id}>{label}</label>
      <span className="password-line">
        <input
          ref={input}
          id={id}
          type={shown ? 'text' : 'password'}
          name={name}
          required
          maxLength={LONGEST_PASSWORD}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          autoCapitalize="none"
          spellCheck={false}
          onInput={isNew ? (event) => setLength([...event.currentTarget.value].length) : undefined}
          aria-invalid={isWrong(refusal, name) || undefined}
          aria-describedby={describedBy(isNew && `${id}-note`, isWrong(refusal, name) && refusalId)}
        />
        <button type="button" className="button js-only" aria-controls={id} onClick={() => setShown(!shown)}>
          {t(shown ? 'hide' : 'show')}
          <span className="visually-hidden"> {t('what')}</span>
        </button>
      </span>
      {isNew && <LengthMeter length={length} noteId={`${id}-note`} />}
    </div>
  )
}

/** Of length alone: rules about signs make passwords worse. */
function LengthMeter({ length, noteId }: { length: number; noteId: string }) {
  const t = useTranslations('account.password')
  const enough = length >= SHORTEST_PASSWORD
  const style = { '--share': `${Math.min(length / SHORTEST_PASSWORD, 1) * 100}%` } as CSSProperties
  return (
    <>
      <span className="length-meter js-only" data-enough={enough || undefined} style={style} aria-hidden="true" />
      <small className="note" id={noteId}>
        {t('note', { least: SHORTEST_PASSWORD })}
      </small>
      {length > 0 && !enough && (
        <small className="note" aria-hidden="true">
          {t('left', { count: SHORTEST_PASSWORD - length })}
        </small>
      )}
      <small className="note" role="status">
        {enough && `✓ ${t('enough')}`}
      </small>
    </>
  )
}

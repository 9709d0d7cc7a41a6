import type { ReactNode } from 'react'
import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'

/** The last step of a change: why, and the button. What it is about comes along in hidden fields. */
export function ConfirmForm({
  fields,
  button,
  children,
}: {
  fields: readonly (readonly [name: string, value: string])[]
  button: string
  children?: ReactNode
}) {
  const t = useTranslations('curation')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" className="card stack" aria-label={button}>
      <input type="hidden" name="intent" value="confirm" />
      {fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
      <label className="field field-text">
        <span>{t('reason')}</span>
        <textarea name="reason" rows={3} required minLength={3} maxLength={2000} />
      </label>
      <p className="note">{t('reason_note')}</p>
      <button type="submit" className="button button-main" disabled={busy}>
        {button}
      </button>
    </Form>
  )
}

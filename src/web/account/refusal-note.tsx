import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { FormRefusal } from './form-refusal.ts'

const FIELDS = [
  'name',
  'email',
  'password',
  'new_password',
  'code',
  'language',
  'tax_code',
  'country',
  'website',
  'kind',
  'role',
  'scopes',
  'days',
] as const

interface RefusalNoteProps {
  refusal: FormRefusal | undefined
  /** What the fields of the form point to. */
  id?: string
}

/** Stands in the form it is about and takes the focus, so that nobody has to look for what went wrong. */
export function RefusalNote({ refusal, id = 'refusal' }: RefusalNoteProps) {
  const t = useTranslations('account')
  const note = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (refusal) note.current?.focus()
  }, [refusal])
  if (refusal === undefined) return null
  const fields = refusal.fields.map((field) => {
    const known = FIELDS.find((one) => one === field)
    return known === undefined ? field : t(`field.${known}`)
  })
  return (
    <p role="alert" id={id} ref={note} tabIndex={-1} className="note-box refusal-box">
      <span aria-hidden="true">× </span>
      {refusal.fields.includes('token')
        ? t('reset.no_token')
        : fields.length > 0
          ? t('check_fields', { fields: fields.join(', ') })
          : refusal.detail}
    </p>
  )
}

import { useEffect, useRef } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'

const DONE = [
  'profile',
  'password',
  'session',
  'sessions',
  'second_factor_on',
  'second_factor_off',
  'key_ended',
  'created',
  'invited',
  'taken_back',
  'role',
  'removed',
  'left',
  'accepted',
] as const
export type Done = (typeof DONE)[number]

/** Says what a form has just done: the page was asked for anew, so that a reload does it no second time. */
export function DoneNote() {
  const [search] = useSearchParams()
  const { key } = useLocation()
  const done = DONE.find((one) => one === search.get('done'))
  return done && <Note key={key} done={done} />
}

function Note({ done }: { done: Done }) {
  const t = useTranslations('account.done')
  const note = useRef<HTMLParagraphElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <p role="status" ref={note} tabIndex={-1} className="note-box done-note">
      <span aria-hidden="true">✓ </span>
      {t(done)}
    </p>
  )
}

import { lazy, Suspense, useId, useRef, useState, useSyncExternalStore } from 'react'
import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ComboState } from './suggestions.tsx'
import { useShortcut } from './use-shortcut.ts'

const Suggestions = lazy(async () => ({ default: (await import('./suggestions.tsx')).Suggestions }))
const CLOSED: ComboState = { isOpen: false }
const never = () => () => {}

interface SearchBoxProps {
  className: string
  /** Reachable with "/": one on a page. */
  shortcut?: boolean
  /** The visible label; without it the field carries its own. */
  label?: string
  hint?: string
  defaultValue?: string
  /** A button that says what it does instead of the looking glass. */
  wordy?: boolean
}

/** The one box for everything: a plain form; with script it suggests while somebody types, and only then is that part loaded. */
export function SearchBox({ className, shortcut = false, label, hint, defaultValue, wordy = false }: SearchBoxProps) {
  const t = useTranslations('common.search')
  const lang = useLocale()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  // Undefined until somebody is in the field: only then the list under it is loaded.
  const [typed, setTyped] = useState<string>()
  const [{ isOpen, active }, setState] = useState(CLOSED)
  // Without script it is a search field and must not promise a list.
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  useShortcut(input, shortcut)
  return (
    <Form method="get" action={`/${lang}/search`} role="search" aria-label={label ?? t('label')} className={className}>
      {label && <label htmlFor={`${id}-q`}>{label}</label>}
      <div className="search-row">
        <input
          ref={input}
          id={`${id}-q`}
          type="search"
          name="q"
          {...(label ? {} : { 'aria-label': t('label') })}
          {...(hint && { 'aria-describedby': `${id}-hint` })}
          placeholder={t('placeholder')}
          title={shortcut ? t('shortcut') : undefined}
          defaultValue={defaultValue}
          maxLength={200}
          onFocus={(event) => setTyped(event.currentTarget.value)}
          onInput={(event) => setTyped(event.currentTarget.value)}
          {...(hasScript && {
            role: 'combobox',
            autoComplete: 'off',
            'aria-autocomplete': 'list',
            'aria-expanded': isOpen,
            'aria-controls': isOpen ? `${id}-list` : undefined,
            'aria-activedescendant': active,
          })}
        />
        {shortcut && (
          <kbd className="search-key js-only" aria-hidden="true">
            /
          </kbd>
        )}
        <button type="submit" className={wordy ? 'button button-main' : 'search-go'} aria-label={wordy ? undefined : t('submit')}>
          {wordy ? t('submit') : <LookingGlass />}
        </button>
        {typed !== undefined && (
          <Suspense fallback={null}>
            <Suggestions input={input} q={typed.trim()} listId={`${id}-list`} onState={setState} />
          </Suspense>
        )}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="note">
          {hint}
        </p>
      )}
    </Form>
  )
}

function LookingGlass() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path d="M7.5 2.5a5 5 0 1 0 0 10 5 5 0 1 0 0-10ZM11.2 11.2 16 16" stroke="currentColor" strokeWidth="2" fill="none" />
    </svg>
  )
}

import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { SearchAnswer } from '../../api/contract/search.ts'
import { useAnswer } from './use-answer.ts'

/** What the field must tell a screen reader about its list. */
export interface ComboState {
  isOpen: boolean
  /** Id of the row the arrow keys stand on. */
  active?: string | undefined
}

interface Row {
  id: string
  to: string
  name: string
  detail: string | null
}

interface SuggestionsProps {
  input: RefObject<HTMLInputElement | null>
  /** What stands in the field. */
  q: string
  listId: string
  onState: (state: ComboState) => void
}

/** The list under the field: groups of links, walked with the arrow keys while the cursor stays in the field. */
export function Suggestions({ input, q, listId, onState }: SuggestionsProps) {
  const t = useTranslations('common.search')
  const lang = useLocale()
  const navigate = useNavigate()
  // Both are about the words as they stand: another letter opens the list again, with nothing chosen.
  const [closedFor, setClosedFor] = useState<string>()
  const [chosen, setChosen] = useState({ q, at: -1 })
  const at = chosen.q === q ? chosen.at : -1
  const setAt = (row: number) => setChosen({ q, at: row })
  const setWanted = (isWanted: boolean) => setClosedFor(isWanted ? undefined : q)
  const answer = useAnswer(q, lang)
  const groups = groupsOf(answer, lang, listId)
  const all: Row = { id: `${listId}-all`, to: `/${lang}/search?${new URLSearchParams({ q })}`, name: t('all', { q }), detail: null }
  const rows = [...groups.flatMap((group) => group.rows), all]
  const isOpen = closedFor !== q && q !== '' && answer !== undefined
  const active = isOpen ? rows[at]?.id : undefined

  useEffect(() => onState({ isOpen, active }), [onState, isOpen, active])
  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const go = (to: string) => {
    setWanted(false)
    input.current?.blur()
    void navigate(to)
  }
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (q === '') return
      event.preventDefault()
      setWanted(true)
      // One place more than rows: past the last the cursor is back in the field itself.
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (isOpen) setAt(((at + 1 + step + rows.length + 1) % (rows.length + 1)) - 1)
    } else if (event.key === 'Enter') {
      const row = isOpen ? rows[at] : undefined
      setWanted(false)
      if (!row) return
      event.preventDefault()
      go(row.to)
    } else if (event.key === 'Escape' && isOpen) {
      // The first Escape closes the list, the next one empties the field as the browser does.
      event.preventDefault()
      setWanted(false)
    }
  })
  const left = useEffectEvent(() => setWanted(false))
  useEffect(() => {
    const field = input.current
    if (!field) return undefined
    field.addEventListener('keydown', pressed)
    field.addEventListener('blur', left)
    return () => {
      field.removeEventListener('keydown', pressed)
      field.removeEventListener('blur', left)
    }
  }, [input])

  const row = (one: Row) => (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the field keeps the focus; the keys come from there
    <a
      key={one.id}
      id={one.id}
      href={one.to}
      role="option"
      tabIndex={-1}
      aria-selected={one.id === active}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        go(one.to)
      }}
    >
      <span>{one.name}</span>
      {one.detail && <small>{one.detail}</small>}
    </a>
  )
  return (
    <>
      <span role="status" className="visually-hidden">
        {isOpen && t('count', { count: rows.length - 1 })}
      </span>
      {isOpen && (
        // The mouse must not take the cursor out of the field: that would close the list before the click arrives.
        <div
          id={listId}
          role="listbox"
          tabIndex={-1}
          aria-label={t('suggestions')}
          className="suggestions"
          onMouseDown={(event) => event.preventDefault()}
        >
          {answer.did_you_mean && (
            <div role="presentation" className="suggestion-note">
              {t('instead', { q: answer.did_you_mean.q })}
            </div>
          )}
          {groups.map((group) => (
            <div key={group.kind} role="group" aria-labelledby={`${listId}-${group.kind}`}>
              <div role="presentation" id={`${listId}-${group.kind}`} className="suggestion-kind">
                {group.kind === 'straight' ? t('straight') : t(`kind.${group.kind}`)}
              </div>
              {group.rows.map(row)}
            </div>
          ))}
          {row(all)}
        </div>
      )}
    </>
  )
}

/** What a number stands for comes first. */
function groupsOf(answer: SearchAnswer | undefined, lang: string, listId: string) {
  if (!answer) return []
  const straight = answer.straight_to ? [{ kind: 'straight' as const, items: [answer.straight_to] }] : []
  return [...straight, ...answer.groups]
    .filter((group) => group.items.length > 0)
    .map(({ kind, items }) => ({
      kind,
      rows: items.map((item): Row => ({
        id: `${listId}-${kind}-${item.kind}-${item.id}`,
        to: `/${lang}/${item.href_path}`,
        name: item.name,
        detail: item.detail,
      })),
    }))
}

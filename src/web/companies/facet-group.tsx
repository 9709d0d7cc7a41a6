import { type KeyboardEvent, useId, useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { fold, matchesAllWords } from '../../domain/fold.ts'

export interface FacetOption {
  value: string
  name: string
  count: number
  /** Other names the field above the list finds it by, shown while something is typed there. */
  also?: string | undefined
  /** The words of the question this was read from: unticked by taking the reading back. */
  readFrom?: { text: string; to: string } | undefined
}

interface FacetGroupProps {
  param: string
  legend: string
  options: readonly FacetOption[]
  chosen: readonly string[]
  /** Said under the legend: what a tick means. */
  hint?: string
  /** Rows before "more"; lists longer than twice that get a field to find a row. */
  shown?: number
  open?: boolean
  children?: React.ReactNode
}

const MOST_SHOWN = 6

/** One filter as tick boxes with counts, inside the form of all filters. */
export function FacetGroup({ param, legend, options, chosen, hint, shown = MOST_SHOWN, open = true, children }: FacetGroupProps) {
  const t = useTranslations('companies.facet')
  const [wanted, setWanted] = useState('')
  const hintId = useId()
  const isChosen = (option: FacetOption) => option.readFrom !== undefined || chosen.includes(option.value)
  // What is chosen stands first, so that it is seen; but a row must not jump away under the finger that ticks it.
  const [chosenAtFirst] = useState(() => new Set(options.filter(isChosen).map((option) => option.value)))
  const isFirst = (option: FacetOption) => chosenAtFirst.has(option.value)
  const ordered = [...options.filter(isFirst), ...options.filter((option) => !isFirst(option))]
  if (ordered.length === 0) return null
  const isLong = options.length > shown * 2
  const first = isLong ? Math.max(shown, chosenAtFirst.size) : ordered.length
  const words = fold(wanted)
  const isOut = (option: FacetOption) => words !== '' && !matchesAllWords(fold(`${option.name} ${option.also ?? ''}`), words)
  // Rows that do not fit what is typed are hidden, not taken out: what is ticked there still counts.
  const row = (option: FacetOption) => (
    <FacetRow
      key={option.value}
      param={param}
      option={words === '' ? { ...option, also: undefined } : option}
      isChosen={isChosen(option)}
      isHidden={isOut(option)}
    />
  )
  const rest = ordered.slice(first)
  const count = ordered.filter(isChosen).length
  return (
    <details className="facet" open={open || count > 0}>
      <summary>
        <span>
          {legend}
          {count > 0 && <span className="facet-count"> {t('chosen', { count })}</span>}
        </span>
      </summary>
      <div role="group" aria-label={legend} aria-describedby={hint ? hintId : undefined}>
        {hint && (
          <p id={hintId} className="facet-hint">
            {hint}
          </p>
        )}
        {isLong && (
          <input
            type="search"
            className="facet-find js-only"
            aria-label={t('find', { legend })}
            placeholder={t('find_placeholder')}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={keepInForm}
          />
        )}
        <ul>{ordered.slice(0, first).map(row)}</ul>
        {rest.length > 0 && (
          // While something is typed the rows of "more" stand open, else what fits would stay folded away.
          <details className="facet-more" open={words !== '' || rest.some(isChosen)}>
            <summary hidden={words !== ''}>{t('more', { count: rest.length })}</summary>
            <ul>{rest.map(row)}</ul>
          </details>
        )}
        {words !== '' && ordered.every(isOut) && <p className="facet-hint">{t('find_none')}</p>}
        {children}
      </div>
    </details>
  )
}

/** Enter in the little field finds a row; it must not send the form. */
function keepInForm(event: KeyboardEvent) {
  if (event.key === 'Enter') event.preventDefault()
}

/** A tick box; what was read out of the words is a link that takes the reading back. */
export function FacetRow({
  param,
  option,
  isChosen,
  isHidden = false,
}: {
  param: string
  option: FacetOption
  isChosen: boolean
  isHidden?: boolean
}) {
  const t = useTranslations('companies.facet')
  const text = (
    <>
      <span className="facet-name">
        {option.name}
        {option.also && <small className="quiet">{option.also}</small>}
        {option.readFrom && <small className="quiet">{t('read_from', { text: option.readFrom.text })}</small>}
      </span>
      <span className="count">{option.count}</span>
    </>
  )
  if (option.readFrom)
    return (
      <li hidden={isHidden}>
        <Link className="check check-read" data-param={param} data-value={option.value} to={option.readFrom.to} preventScrollReset>
          <span className="check-mark" aria-hidden="true">
            ✓
          </span>
          {text}
        </Link>
      </li>
    )
  return (
    <li hidden={isHidden}>
      <label className="check">
        <input type="checkbox" name={param} value={option.value} defaultChecked={isChosen} />
        {text}
      </label>
    </li>
  )
}

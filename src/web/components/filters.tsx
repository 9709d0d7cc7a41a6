import type { ReactNode } from 'react'
import { Form, Link, useLocation, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Facets } from '../../api/contract/common.ts'
import { changedSearch } from '../links.ts'

type FacetItem = Facets[string][number]

/** A filter as a list of links with counts: works without script, opens in a new tab, can be copied. */
export function FacetList({
  param,
  legend,
  items,
  shown = 8,
  mark,
  open = true,
}: {
  param: string
  legend: string
  items: readonly FacetItem[]
  shown?: number
  mark?: (value: string) => ReactNode
  open?: boolean
}) {
  const t = useTranslations('common.filter')
  const [search] = useSearchParams()
  const selected = search.get(param)
  if (items.length === 0) return null
  const first = items.slice(0, shown)
  const rest = items.slice(shown)
  const row = (item: FacetItem) => (
    <li key={item.value}>
      <Link
        to={changedSearch(search, { [param]: item.value === selected ? null : item.value })}
        aria-current={item.value === selected ? 'true' : undefined}
        preventScrollReset
      >
        <span className="facet-name">
          {mark?.(item.value)}
          {item.name}
        </span>
        <span className="count">{item.count}</span>
      </Link>
    </li>
  )
  return (
    <details className="facet" open={open}>
      <summary>{legend}</summary>
      <ul>{first.map(row)}</ul>
      {rest.length > 0 && (
        <details className="facet-more" open={rest.some((item) => item.value === selected)}>
          <summary>{t('more', { count: rest.length })}</summary>
          <ul>{rest.map(row)}</ul>
        </details>
      )}
    </details>
  )
}

export interface ActiveFilter {
  param: string
  name: ReactNode
  /** For screen readers, when `name` is not text. */
  label: string
}

/** What is filtered now, each removable with one click. */
export function ActiveFilters({ filters, hash }: { filters: readonly ActiveFilter[]; hash?: string }) {
  const t = useTranslations('common.filter')
  const [search] = useSearchParams()
  const anchor = hash ? `#${hash}` : ''
  if (filters.length === 0) return null
  return (
    <ul className="chips" aria-label={t('active')}>
      {filters.map((filter) => (
        <li key={filter.param}>
          <Link
            className="chip"
            to={changedSearch(search, { [filter.param]: null }) + anchor}
            aria-label={t('remove', { name: filter.label })}
          >
            {filter.name} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <Link
            className="chip chip-clear"
            to={changedSearch(search, Object.fromEntries(filters.map(({ param }) => [param, null]))) + anchor}
          >
            {t('clear')}
          </Link>
        </li>
      )}
    </ul>
  )
}

/** A GET form that keeps the other filters of the address; works without script. */
export function FilterForm({
  owns,
  children,
  label,
  hash,
}: {
  owns: readonly string[]
  children: ReactNode
  label?: string
  hash?: string
}) {
  const { pathname } = useLocation()
  const t = useTranslations('common.filter')
  const [search] = useSearchParams()
  const kept = [...search].filter(([key, value]) => key !== 'cursor' && value !== '' && !owns.includes(key))
  return (
    <Form
      method="get"
      {...(hash && { action: `${pathname}#${hash}` })}
      className="filter-form"
      role="search"
      aria-label={label ?? t('label')}
      preventScrollReset
    >
      {kept.map(([key, value]) => (
        <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
      ))}
      {children}
      <button className="button" type="submit">
        {t('apply')}
      </button>
    </Form>
  )
}

/** Words to look for, inside a FilterForm. The key makes the field follow the address when a link changes it. */
export function SearchField({ param = 'q', label, placeholder }: { param?: string; label: string; placeholder?: string }) {
  const [search] = useSearchParams()
  const value = search.get(param) ?? ''
  return (
    <label className="field field-grow">
      <span>{label}</span>
      <input key={value} type="search" name={param} defaultValue={value} placeholder={placeholder} maxLength={200} />
    </label>
  )
}

export function SelectField({
  param,
  label,
  options,
  none,
}: {
  param: string
  label: string
  options: readonly { value: string; name: string }[]
  none?: string
}) {
  const [search] = useSearchParams()
  const value = search.get(param) ?? ''
  return (
    <label className="field">
      <span>{label}</span>
      <select key={value} name={param} defaultValue={value}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  )
}

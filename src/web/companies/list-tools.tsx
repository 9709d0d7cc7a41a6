import { useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { COMPANY_SORTS } from '../../domain/company-filters.ts'
import { FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { changedSearch } from '../links.ts'

export const VIEWS = ['list', 'table', 'map'] as const
export type View = (typeof VIEWS)[number]

/** Words, order and way of looking at the list. */
export function ListTools({ view, isNear }: { view: View; isNear: boolean }) {
  const t = useTranslations('companies')
  const common = useTranslations('common')
  const [search] = useSearchParams()
  const form = useRef<HTMLDivElement>(null)
  const sorts = COMPANY_SORTS.filter((sort) => sort !== 'distance' || isNear)
  return (
    <div className="list-tools">
      {/* With script another order asks at once; the words wait for the button. */}
      <div
        ref={form}
        className="list-ask"
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) form.current?.querySelector('form')?.requestSubmit()
        }}
      >
        <FilterForm owns={['q', 'sort']} label={t('search')}>
          <SearchField label={t('search')} placeholder={t('search_example')} />
          <SelectField param="sort" label={common('list.sort')} options={sorts.map((value) => ({ value, name: t(`sort.${value}`) }))} />
        </FilterForm>
      </div>
      <nav aria-label={t('view.label')}>
        <ul className="tabs">
          {VIEWS.map((one) => (
            <li key={one}>
              <Link
                to={changedSearch(search, { view: one === 'list' ? null : one })}
                aria-current={one === view ? 'true' : undefined}
                preventScrollReset
              >
                {t(`view.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

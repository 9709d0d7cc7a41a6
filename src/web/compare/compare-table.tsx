import type { CSSProperties } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Comparison } from '../../api/contract/compare.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { ShortlistButton } from '../shortlists/shortlist-button.tsx'
import { CellContent } from './cell-content.tsx'
import type { NumberedSources } from './numbered-sources.tsx'

type Company = Comparison['companies'][number]
type Row = Comparison['groups'][number]['rows'][number]

interface CompareTableProps {
  comparison: Comparison
  sources: NumberedSources
  onlyDifferences: boolean
}

/** Wide: a table that scrolls in its own region, names of rows and companies in place. On a phone each row is a card. */
export function CompareTable({ comparison: { companies, groups }, sources, onlyDifferences }: CompareTableProps) {
  const t = useTranslations('compare')
  const common = useTranslations('common.table')
  const shown = groups.map((group) => ({ ...group, rows: group.rows.filter((row) => row.differs || !onlyDifferences) }))
  const caption = t('caption')
  if (shown.every((group) => group.rows.length === 0)) return <p className="note-box">{t('no_differences')}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className="table-scroll compare-scroll" role="region" aria-label={common('scroll', { caption })} tabIndex={0}>
      <table className="data-table compare-table as-cards" style={{ '--columns': companies.length } as CSSProperties}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('rows')}</span>
            </th>
            {companies.map((company) => (
              <Head key={company.id} company={company} />
            ))}
          </tr>
        </thead>
        {shown.map(
          (group) =>
            group.rows.length > 0 && (
              <tbody key={group.group}>
                <tr className="compare-group" id={`group-${group.group}`}>
                  <th colSpan={companies.length + 1} scope="rowgroup">
                    <span>{group.name}</span>
                  </th>
                </tr>
                {group.rows.filter(isKnown).map((row) => (
                  <CompareRow
                    key={`${row.property} ${row.about?.id ?? ''} ${row.about?.name ?? ''}`}
                    row={row}
                    companies={companies}
                    sources={sources}
                  />
                ))}
                <Unknown rows={group.rows.filter((row) => !isKnown(row))} companies={companies} />
              </tbody>
            ),
        )}
      </table>
    </div>
  )
}

function Head({ company }: { company: Company }) {
  const t = useTranslations('compare')
  const lang = useLocale()
  const [search] = useSearchParams()
  const others = new URLSearchParams([...search].filter(([key, value]) => !(key === 'id' && value === company.id)))
  return (
    <th scope="col">
      <Link to={`/${lang}/companies/${company.id}`}>{company.name}</Link>
      <DemoMark fictional={company.fictional} />
      <span className="compare-tools no-print">
        <ShortlistButton id={company.id} name={company.name} />
        <Link to={`?${others}`} aria-label={t('remove', { name: company.name })} preventScrollReset>
          {t('remove_short')}
        </Link>
      </span>
    </th>
  )
}

function CompareRow({ row, companies, sources }: { row: Row; companies: readonly Company[]; sources: NumberedSources }) {
  const t = useTranslations('compare')
  return (
    <tr data-difference={row.difference}>
      <th scope="row">
        <span>{row.about?.name ?? row.name}</span>
        {row.about && <small className="quiet">{row.name}</small>}
        {row.unit && <small className="quiet">{t('in_unit', { unit: row.unit })}</small>}
        <Difference row={row} />
      </th>
      {row.cells.map((cell, index) => (
        <td key={companies[index]?.id} data-label={companies[index]?.name}>
          <CellContent cell={cell} sources={sources} />
        </td>
      ))}
    </tr>
  )
}

function isKnown(row: Row): boolean {
  return row.cells.some((cell) => cell.items.length > 0)
}

/** What no source says of any of them, in one line: it is said, and does not take the page. */
function Unknown({ rows, companies }: { rows: readonly Row[]; companies: readonly Company[] }) {
  const t = useTranslations('compare')
  if (rows.length === 0) return null
  return (
    <tr>
      <th scope="row">{t('unknown')}</th>
      <td colSpan={companies.length}>
        <span className="missing-value">
          {t('unknown_list', { count: companies.length, list: rows.map((row) => row.about?.name ?? row.name).join(', ') })}
        </span>
      </td>
    </tr>
  )
}

const GLYPHS = { values: '≠', some_unknown: '◐' } as const

/** In words and with a mark, never by colour alone. */
function Difference({ row: { difference, difference_text } }: { row: Row }) {
  if (difference === 'none') return null
  return (
    <span className={`difference difference-${difference}`}>
      <span aria-hidden="true">{GLYPHS[difference]}</span> {difference_text}
    </span>
  )
}

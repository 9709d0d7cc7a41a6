import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Comparison } from '../../api/contract/compare.ts'
import { EvidenceLine } from '../companies/evidence-line.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { ShortlistButton } from '../shortlists/shortlist-button.tsx'

type Company = Comparison['companies'][number]
type Row = Comparison['groups'][number]['rows'][number]
type Cell = Row['cells'][number]

interface CompareTableProps {
  comparison: Comparison
  names: SourceNames
  onlyDifferences: boolean
}

/** Wide: a table that scrolls in its own region, names of rows and companies in place. On a phone each row is a card. */
export function CompareTable({ comparison: { companies, groups }, names, onlyDifferences }: CompareTableProps) {
  const t = useTranslations('compare')
  const common = useTranslations('common.table')
  const shown = groups.map((group) => ({ ...group, rows: group.rows.filter((row) => row.differs || !onlyDifferences) }))
  const caption = t('caption')
  if (shown.every((group) => group.rows.length === 0)) return <p className="note-box">{t('no_differences')}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className="table-scroll compare-scroll" role="region" aria-label={common('scroll', { caption })} tabIndex={0}>
      <table className="data-table compare-table as-cards">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <td />
            {companies.map((company) => (
              <Head key={company.id} company={company} />
            ))}
          </tr>
        </thead>
        {shown.map(
          (group) =>
            group.rows.length > 0 && (
              <tbody key={group.group}>
                <tr className="compare-group">
                  <th colSpan={companies.length + 1} scope="rowgroup">
                    <span>{group.name}</span>
                  </th>
                </tr>
                {group.rows.map((row) => (
                  <CompareRow
                    key={`${row.property} ${row.about?.id ?? ''} ${row.about?.name ?? ''}`}
                    row={row}
                    companies={companies}
                    names={names}
                  />
                ))}
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

function CompareRow({ row, companies, names }: { row: Row; companies: readonly Company[]; names: SourceNames }) {
  const t = useTranslations('compare')
  const isUnknown = row.cells.every((cell) => cell.items.length === 0)
  return (
    <tr data-difference={row.difference}>
      <th scope="row">
        <span>{row.about?.name ?? row.name}</span>
        {row.about && <small className="quiet">{row.name}</small>}
        {row.unit && <small className="quiet">{t('in_unit', { unit: row.unit })}</small>}
        <Difference row={row} />
      </th>
      {isUnknown ? (
        <td colSpan={companies.length}>
          <span className="missing-value">{row.cells[0]?.missing_text}</span>
        </td>
      ) : (
        row.cells.map((cell, index) => (
          <td key={companies[index]?.id} data-label={companies[index]?.name}>
            <CellContent cell={cell} names={names} />
          </td>
        ))
      )}
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

const MOST_SHOWN = 4

function CellContent({ cell, names }: { cell: Cell; names: SourceNames }) {
  const t = useTranslations('compare')
  if (cell.missing_text !== null) return <span className="missing-value">{cell.missing_text}</span>
  const [first, rest] = [cell.items.slice(0, MOST_SHOWN), cell.items.slice(MOST_SHOWN)]
  return (
    <div className="compare-cell">
      <Items items={first} names={names} />
      {rest.length > 0 && (
        <details className="more">
          <summary>{t('more', { count: rest.length })}</summary>
          <Items items={rest} names={names} />
        </details>
      )}
    </div>
  )
}

/** Facts that rest on the same say of the same source stand together above it. */
function Items({ items, names }: { items: Cell['items']; names: SourceNames }) {
  const together = [...Map.groupBy(items, (item) => `${item.source_id} ${item.evidence_grade} ${item.as_of ?? ''}`)]
  return together.map(([key, own]) => (
    <div key={key}>
      <ul>
        {own.map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two sources may say the same words
          <li key={index}>
            {item.text}
            {item.note && <small className="quiet">{item.note}</small>}
          </li>
        ))}
      </ul>
      {own[0] && <EvidenceLine of={own[0]} names={names} />}
    </div>
  ))
}

import { useLocale, useTranslations } from 'use-intl'
import type { Headline } from '../../api/contract/trade.ts'
import { DataTable } from '../components/data-table.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatPercent, formatPeriod, formatPrinted } from '../format/number.ts'
import { readableFormula } from './readable-formula.ts'

/** The five figures that are quoted against each other, and the two balances made of them. */
const RUNGS = [
  'cep-exports-2025',
  'electronics-exports-2024',
  'electronics-exports-2025-jan-nov',
  'cep-imports-2025',
  'electronics-exports-2025',
]
const BALANCES = ['cep-balance-2025', 'mixed-balance-2025']

export function HeadlineLadder({ headlines, names }: { headlines: readonly Headline[]; names: SourceNames }) {
  const t = useTranslations('trade.ladder')
  const rungs = RUNGS.flatMap((id) => headlines.find((headline) => headline.id === id) ?? []).toSorted((a, b) => a.value - b.value)
  const balances = BALANCES.flatMap((id) => headlines.find((headline) => headline.id === id) ?? [])
  if (rungs.length === 0) return <PlainHeadlines headlines={headlines} names={names} />
  const widest = Math.max(...rungs.map((rung) => rung.value))
  return (
    <section className="card" aria-labelledby="ladder">
      <h2 id="ladder">{t('title')}</h2>
      <p className="prose-wide">{t('text')}</p>
      <ol className="ladder">
        {rungs.map((rung) => (
          <Rung key={rung.id} headline={rung} headlines={headlines} width={rung.value / widest} names={names} />
        ))}
      </ol>
      {balances.length > 0 && (
        <>
          <h3>{t('balances')}</h3>
          <p className="prose-wide">{t('balances_text')}</p>
          <ol className="ladder">
            {balances.map((balance) => (
              <Rung key={balance.id} headline={balance} headlines={headlines} names={names} />
            ))}
          </ol>
        </>
      )}
      <details className="more">
        <summary>{t('all', { count: headlines.length })}</summary>
        <AllHeadlines headlines={headlines} names={names} />
      </details>
    </section>
  )
}

/** An edition without the figures that are quoted against each other still shows those it has. */
function PlainHeadlines({ headlines, names }: { headlines: readonly Headline[]; names: SourceNames }) {
  const t = useTranslations('trade.ladder')
  if (headlines.length === 0) return null
  return (
    <section className="card" aria-labelledby="ladder">
      <h2 id="ladder">{t('all', { count: headlines.length })}</h2>
      <AllHeadlines headlines={headlines} names={names} />
    </section>
  )
}

function Rung({
  headline,
  headlines,
  width,
  names,
}: {
  headline: Headline
  headlines: readonly Headline[]
  width?: number
  names: SourceNames
}) {
  const t = useTranslations('trade.ladder')
  const flow = useTranslations('common.flow')
  const lang = useLocale()
  return (
    <li>
      <div className="rung-figure">
        <b className="number">{formatPrinted(headline.value, headline.unit, lang)}</b>
        {width !== undefined && (
          <svg width="100%" height="10" aria-hidden="true" focusable="false">
            <rect className={headline.flow === 'import' ? 'bar-import' : 'bar-domestic'} width={`${width * 100}%`} height="10" />
          </svg>
        )}
      </div>
      <div className="rung-text">
        <h3 className="card-title">{headline.name}</h3>
        <ul className="tags">
          <li>{flow(headline.flow)}</li>
          {headline.basket_name && <li>{headline.basket_name}</li>}
          <li>{formatPeriod(headline.period, lang)}</li>
          <li>{t(`exactness.${headline.exactness}`)}</li>
        </ul>
        <p>{headline.definition}</p>
        {headline.formula && (
          <p className="note">
            {t('formula')}: <code>{readableFormula(headline.formula, headlines, lang)}</code>
          </p>
        )}
        {headline.note && lang === 'en' && <p className="note">{headline.note}</p>}
        {headline.note && lang !== 'en' && (
          <details className="note">
            <summary>{t('note_english')}</summary>
            <p lang="en">{headline.note}</p>
          </details>
        )}
        <SourceLinks ids={[headline.source_id]} names={names} />
      </div>
    </li>
  )
}

function AllHeadlines({ headlines, names }: { headlines: readonly Headline[]; names: SourceNames }) {
  const t = useTranslations('trade.ladder')
  const lang = useLocale()
  return (
    <DataTable
      caption={t('all', { count: headlines.length })}
      hideCaption
      rows={headlines}
      rowKey={(row) => row.id}
      cards
      columns={[
        { id: 'name', header: t('figure'), rowHeader: true, cell: (row) => row.name },
        { id: 'period', header: t('period'), cell: (row) => formatPeriod(row.period, lang) },
        { id: 'value', header: t('value'), numeric: true, cell: (row) => formatPrinted(row.value, row.unit, lang) },
        {
          id: 'change',
          header: t('change'),
          numeric: true,
          cell: (row) =>
            row.change_pct === null ? <span className="missing-value">{t('change_unknown')}</span> : formatPercent(row.change_pct, lang),
        },
        { id: 'exactness', header: t('exact'), cell: (row) => t(`exactness.${row.exactness}`) },
        { id: 'source', header: t('source'), cell: (row) => <SourceLinks ids={[row.source_id]} names={names} label={false} /> },
      ]}
    />
  )
}

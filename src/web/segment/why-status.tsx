import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Diagnosis } from '../../api/contract/segment.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { OverlayBadge, StatusLine } from '../components/status-badge.tsx'

type RuleInput = Diagnosis['inputs'][number]

interface WhyStatusProps {
  diagnosis: Diagnosis
  gapRank: number | null
  names: SourceNames
}

/** The status, the rule in words, the values it rests on, and what would change it. */
export function WhyStatus({ diagnosis, gapRank, names }: WhyStatusProps) {
  const t = useTranslations('segment.why')
  const lang = useLocale()
  const heading = t('heading', { status: diagnosis.status_name })
  return (
    <section aria-labelledby="why" className="card why">
      <h2 id="why">{heading}</h2>
      <p className="why-sentence">
        <StatusLine status={diagnosis.status} overlays={[]} /> {diagnosis.sentence}
      </p>
      <p>
        <b>{t('rule')}:</b> {diagnosis.rule}
      </p>
      <RuleInputs caption={t('inputs')} inputs={diagnosis.inputs} names={names} />
      {diagnosis.would_change.length > 0 && (
        <>
          <h3>{t('would_change')}</h3>
          <ul className="tight">
            {diagnosis.would_change.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('overlays')}</h3>
      {diagnosis.overlays.length === 0 && <p>{t('no_overlays')}</p>}
      {diagnosis.overlays.map((overlay) => (
        <div key={overlay.id} className="overlay-why">
          <p>
            <OverlayBadge overlay={overlay.id} /> {overlay.sentence}
          </p>
          <details className="more">
            <summary>{t('overlay_heading', { name: overlay.name })}</summary>
            <p>
              <b>{t('rule')}:</b> {overlay.rule}
            </p>
            <RuleInputs caption={t('inputs')} inputs={overlay.inputs} names={names} />
          </details>
        </div>
      ))}
      {gapRank !== null && (
        <p>
          <Link to={`/${lang}/gaps`}>{t('gap_rank', { rank: gapRank })}</Link>
        </p>
      )}
    </section>
  )
}

function RuleInputs({ caption, inputs, names }: { caption: string; inputs: readonly RuleInput[]; names: SourceNames }) {
  const t = useTranslations('segment.why')
  const columns: Column<RuleInput>[] = [
    { id: 'name', header: t('col_input'), rowHeader: true, cell: (row) => row.name },
    {
      id: 'value',
      header: t('col_value'),
      cell: (row) => (row.value === null ? <span className="missing-value">{row.text}</span> : row.text),
    },
    { id: 'source', header: t('col_source'), cell: (row) => <SourceLinks ids={row.source_ids} names={names} label={false} /> },
  ]
  return <DataTable caption={caption} cards columns={columns} rows={inputs} rowKey={(row) => row.id} />
}

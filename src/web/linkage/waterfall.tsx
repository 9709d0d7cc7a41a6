import '../styles/linkage.css'
import { useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { DataTable } from '../components/data-table.tsx'
import { formatNumber } from '../format/number.ts'
import { AlignedWords, type AlignedWord } from './aligned-words.tsx'
import { formatBits, formatProbability } from './bits.ts'
import { useLinkageNames } from './linkage-names.ts'

/** One comparison of two companies or sites: how many bits it speaks for (+) or against (−) their being one. */
export interface WaterfallPart {
  comparison: string
  /** Names in the reader's language, where the API gives them. */
  name?: string | undefined
  level: string
  level_name?: string | undefined
  bits: number
  left: string | null
  right: string | null
  aligned?: readonly AlignedWord[] | undefined
}

interface WaterfallProps {
  parts: readonly WaterfallPart[]
  bits: number
  probability: number
  /** Who stands on the two sides: "Row 17", "Known company". */
  leftName: string
  rightName: string
}

interface Step extends WaterfallPart {
  label: string
  found: string
  from: number
  to: number
}

/** Why two were taken for one, or not: from the odds of a random pair, comparison by comparison, to the sum. */
export function Waterfall({ parts, bits, probability, leftName, rightName }: WaterfallProps) {
  const t = useTranslations('linkage')
  const lang = useLocale()
  const captionId = useId()
  const steps = stepsOf(parts, useLinkageNames())
  const place = scaleOf(steps)
  const summary = t('summary', { bits: formatBits(bits, lang), probability: formatProbability(probability, lang) })
  return (
    <figure className="waterfall" aria-labelledby={captionId}>
      <figcaption id={captionId}>
        <b>{summary}</b> <span className="quiet">{t('explain')}</span>
      </figcaption>
      <div className="waterfall-chart" role="img" aria-label={`${t('title')}. ${summary}`}>
        {steps.map((step) => (
          <div className="waterfall-row" key={step.comparison}>
            <span className="waterfall-label">
              {step.label} <small>{step.found}</small>
            </span>
            <span className="waterfall-track">
              <i className="waterfall-zero" style={{ insetInlineStart: place(0) }} />
              <i className={barClass(step.bits)} style={barStyle(step, place)} />
            </span>
            <span className="waterfall-bits">{formatBits(step.bits, lang)}</span>
          </div>
        ))}
        <div className="waterfall-row waterfall-sum">
          <span className="waterfall-label">{t('sum')}</span>
          <span className="waterfall-track">
            <i className="waterfall-zero" style={{ insetInlineStart: place(0) }} />
            <i className={`${barClass(bits)} is-sum`} style={barStyle({ from: 0, to: bits }, place)} />
          </span>
          <span className="waterfall-bits">{formatBits(bits, lang)}</span>
        </div>
      </div>
      {steps.map((step) =>
        step.aligned && step.aligned.length > 0 ? (
          <AlignedWords key={step.comparison} title={step.label} words={step.aligned} leftName={leftName} rightName={rightName} />
        ) : null,
      )}
      <details className="more">
        <summary>{t('as_table')}</summary>
        <DataTable
          caption={t('title')}
          hideCaption
          cards
          rows={steps}
          rowKey={(step) => step.comparison}
          columns={[
            { id: 'comparison', header: t('comparison_head'), rowHeader: true, cell: (step) => step.label },
            { id: 'level', header: t('level_head'), cell: (step) => step.found },
            { id: 'left', header: leftName, cell: (step) => step.left || <span className="quiet">{t('none')}</span> },
            { id: 'right', header: rightName, cell: (step) => step.right || <span className="quiet">{t('none')}</span> },
            { id: 'bits', header: t('bits_head'), numeric: true, cell: (step) => formatBits(step.bits, lang) },
            { id: 'so_far', header: t('so_far_head'), numeric: true, cell: (step) => formatNumber(step.to, lang, 1).replace('-', '−') },
          ]}
        />
      </details>
    </figure>
  )
}

type Names = ReturnType<typeof useLinkageNames>

function stepsOf(parts: readonly WaterfallPart[], names: Names): Step[] {
  const steps: Step[] = []
  for (const part of parts) {
    const from = steps.at(-1)?.to ?? 0
    const label = part.name ?? names.comparison(part.comparison)
    const found = part.level_name ?? names.level(part.comparison, part.level)
    steps.push({ ...part, label, found, from, to: from + part.bits })
  }
  return steps
}

/** Bits to a place on the track. Zero, where both answers are equally likely, is always on it. */
function scaleOf(steps: readonly Step[]): (bits: number) => string {
  const ends = [0, ...steps.map((step) => step.to)]
  const least = Math.min(...ends)
  const width = Math.max(...ends) - least || 1
  return (bits) => `${(((bits - least) / width) * 100).toFixed(2)}%`
}

function barStyle({ from, to }: { from: number; to: number }, place: (bits: number) => string) {
  return { insetInlineStart: place(Math.min(from, to)), insetInlineEnd: `calc(100% - ${place(Math.max(from, to))})` }
}

function barClass(bits: number): string {
  return bits < 0 ? 'waterfall-bar against' : 'waterfall-bar for'
}

import { useTranslations } from 'use-intl'
import type { MatchItem } from '../../api/contract/match.ts'
import type { SourceNames } from '../components/source-links.tsx'
import { EvidenceShort } from './evidence-short.tsx'

type Gate = MatchItem['gates'][number]

const GLYPHS = { pass: '✓', fail: '×', unknown: '?' } as const

/** What has to be so, and whether it is: a sign, a word, why, and what that rests on. */
export function GateList({ gates, names }: { gates: readonly Gate[]; names: SourceNames }) {
  const t = useTranslations('needs.gate')
  if (gates.length === 0) return <p className="quiet">{t('none')}</p>
  return (
    <ul className="gate-list" aria-label={t('label')}>
      {gates.map((gate) => (
        <li key={JSON.stringify(gate.gate)} className={`gate gate-${gate.result}`}>
          <span className="gate-glyph" aria-hidden="true">
            {GLYPHS[gate.result]}
          </span>
          <div>
            <span className="gate-label">{gate.label}</span> <b className="gate-word">{t(gate.result)}</b>
            <p className="gate-why">
              {gate.reason} <EvidenceShort evidence={gate.evidence} names={names} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

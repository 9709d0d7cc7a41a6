import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { WayStep } from '../../api/contract/qualify.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { type SourceNames, SourceLinks } from '../components/source-links.tsx'
import { formatDate } from '../format/number.ts'
import { Cost, Duration } from './band.tsx'
import { type OwnDocument, ProgressForm } from './progress-form.tsx'

const GLYPHS = { shown: '✓', claimed: '≈', behind: '–', lapsed: '!', begun: '…', open: '○' } as const

interface WayStepCardProps {
  step: WayStep
  names: SourceNames
  /** Documents of the company, for those who may say how far it is; else null. */
  documents: readonly OwnDocument[] | null
}

export function WayStepCard({ step, names, documents }: WayStepCardProps) {
  const t = useTranslations('qualify.way')
  const lang = useLocale()
  return (
    <li className={`card way-step way-${step.state}`} id={step.step_id}>
      <span className="way-glyph" aria-hidden="true">
        {GLYPHS[step.state]}
      </span>
      <div className="stack">
        <header>
          <h3 className="card-title">{step.name}</h3>
          <p className="row">
            <span className="way-state">{step.state_name}</span>
            <span className="quiet">
              {step.kind_name}; {step.level_name}
            </span>
            {step.can_begin && <span className="way-begin">{t('begin')}</span>}
          </p>
        </header>
        <p>{step.summary}</p>
        {step.waits_for.length > 0 && <p className="quiet">{t('waits', { names: step.waits_for.map(({ name }) => name).join(', ') })}</p>}
        <Proofs step={step} names={names} />
        <dl className="way-bands">
          <div>
            <dt>{t('duration')}</dt>
            <dd>
              <Duration band={step.duration} names={names} />
            </dd>
          </div>
          <div>
            <dt>{t('cost')}</dt>
            <dd>
              <Cost band={step.cost} names={names} />
            </dd>
          </div>
        </dl>
        <Support step={step} names={names} />
        <p className="quiet way-sources">
          {t('asked_by')} <SourceLinks ids={[step.asked_source_id]} names={names} label={false} />
          {step.source_id !== step.asked_source_id && (
            <>
              ; {t('what')} <SourceLinks ids={[step.source_id]} names={names} label={false} />
            </>
          )}
          {step.scheme && (
            <>
              .{' '}
              <Link to={`/${lang}/vocabulary/scheme?q=${encodeURIComponent(step.scheme.name)}`}>
                {t('certificate', { name: step.scheme.name })}
              </Link>
            </>
          )}
        </p>
        {documents ? <ProgressForm step={step} documents={documents} /> : step.progress && <Said step={step} />}
      </div>
    </li>
  )
}

function Proofs({ step, names }: { step: WayStep; names: SourceNames }) {
  const t = useTranslations('qualify.way')
  const lang = useLocale()
  if (step.proofs.length === 0) return null
  return (
    <div>
      <p className="field-legend">{t('proofs')}</p>
      <ul className="way-proofs">
        {step.proofs.map((proof) => (
          <li key={`${proof.source_id} ${proof.text} ${proof.as_of}`}>
            {proof.name}
            {proof.kind === 'fact' && proof.text !== null && `: ${proof.text}`}
            {proof.expires_on && `, ${t('proof_until', { date: formatDate(proof.expires_on, lang) })}`}{' '}
            <EvidenceBadge grade={proof.evidence_grade} asOf={proof.as_of} /> <SourceLinks ids={[proof.source_id]} names={names} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Support({ step, names }: { step: WayStep; names: SourceNames }) {
  const t = useTranslations('qualify.way')
  if (step.programmes.length === 0) return null
  return (
    <details className="more">
      <summary>
        {t('support')} ({step.programmes.length})
      </summary>
      <ul className="way-support">
        {step.programmes.map((programme) => (
          <li key={programme.id}>
            <b>
              {programme.name}
              {programme.number && ` (${programme.number})`}
            </b>
            <br />
            {programme.summary}{' '}
            {programme.names_product !== null && (
              <span className="quiet">{programme.names_product ? t('support_own') : t('support_other')}. </span>
            )}
            <EvidenceBadge grade={programme.evidence_grade} asOf={programme.as_of} />{' '}
            <SourceLinks ids={[programme.source_id]} names={names} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** For staff, who read it and do not write it. */
function Said({ step: { progress } }: { step: WayStep }) {
  const t = useTranslations('qualify.progress')
  const lang = useLocale()
  if (progress === null) return null
  return (
    <p className="note-box">
      <b>{t('title')}:</b> {t('said', { status: t(progress.status), date: formatDate(progress.changed_on, lang) })}
      {progress.due_on && `, ${t('due', { date: formatDate(progress.due_on, lang) })}`} {progress.note}
    </p>
  )
}

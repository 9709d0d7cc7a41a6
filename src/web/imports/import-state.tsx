import { useTranslations } from 'use-intl'
import type { ImportRow, ImportSummary } from '../../api/contract/imports.ts'
import type { Overlay, Status } from '../../domain/vocabulary.ts'
import { OverlayGlyph, StatusGlyph } from '../components/status-glyph.tsx'

export type ImportState = ImportSummary['state']
export type RowState = ImportRow['state']
export type Severity = ImportRow['problems'][number]['severity']

/** The marks of the site's own badges, by shape and colour; the word beside them says what is meant. */
type Look = Status | Overlay

const IMPORT_LOOKS: Record<ImportState, Look> = {
  reading: 'data_poor',
  mapping: 'emerging',
  staging: 'data_poor',
  linking: 'data_poor',
  ready: 'emerging',
  applying: 'data_poor',
  applied: 'strong',
  undoing: 'data_poor',
  undone: 'weak',
  cancelled: 'weak',
  failed: 'missing',
}

export const ROW_LOOKS: Record<RowState, Look> = {
  new: 'emerging',
  linked: 'strong',
  unchanged: 'data_poor',
  review: 'bottleneck',
  rejected: 'missing',
  footer: 'data_poor',
  pending: 'data_poor',
}

const SEVERITY_LOOKS: Record<Severity, Look> = { fixed: 'emerging', warning: 'weak', error: 'missing' }

export function ImportStateBadge({ state }: { state: ImportState }) {
  const t = useTranslations('imports.state')
  return <Badge look={IMPORT_LOOKS[state]} text={t(state)} />
}

export function RowStateBadge({ state }: { state: RowState }) {
  const t = useTranslations('imports.row_state')
  return <Badge look={ROW_LOOKS[state]} text={t(state)} />
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useTranslations('imports.severity')
  return <Badge look={SEVERITY_LOOKS[severity]} text={t(severity)} />
}

export function SeverityGlyph({ severity }: { severity: Severity }) {
  return <Mark look={SEVERITY_LOOKS[severity]} />
}

export function Badge({ look, text }: { look: Look; text: string }) {
  return (
    <span className={`badge badge-${look}`}>
      <Mark look={look} />
      {text}
    </span>
  )
}

function Mark({ look }: { look: Look }) {
  return look === 'bottleneck' || look === 'enclave' || look === 'single_source' ? (
    <OverlayGlyph overlay={look} />
  ) : (
    <StatusGlyph status={look} />
  )
}

const RUNNING = ['reading', 'staging', 'linking', 'applying', 'undoing'] as const
export type RunningState = (typeof RUNNING)[number]

/** Something goes on that will end by itself. */
export function isRunning(state: ImportState): state is RunningState {
  return (RUNNING as readonly ImportState[]).includes(state)
}

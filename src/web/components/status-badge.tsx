import { useTranslations } from 'use-intl'
import type { Overlay, Status } from '../../domain/vocabulary.ts'
import { OverlayGlyph, StatusGlyph } from './status-glyph.tsx'

/** Colour + mark + word: none of the three carries the meaning alone. */
export function StatusBadge({ status, count }: { status: Status; count?: number }) {
  const t = useTranslations('common.status')
  return (
    <span className={`badge badge-${status}`}>
      <StatusGlyph status={status} />
      {t(status)}
      {count !== undefined && <b>{count}</b>}
    </span>
  )
}

export function OverlayBadge({ overlay, count }: { overlay: Overlay; count?: number }) {
  const t = useTranslations('common.overlay')
  return (
    <span className={`badge badge-${overlay}`}>
      <OverlayGlyph overlay={overlay} />
      {t(overlay)}
      {count !== undefined && <b>{count}</b>}
    </span>
  )
}

/** The status with its warnings, as one line. */
export function StatusLine({ status, overlays }: { status: Status; overlays: readonly Overlay[] }) {
  return (
    <span className="badges">
      <StatusBadge status={status} />
      {overlays.map((overlay) => (
        <OverlayBadge key={overlay} overlay={overlay} />
      ))}
    </span>
  )
}

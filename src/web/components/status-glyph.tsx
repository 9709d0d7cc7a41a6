import type { Overlay, Status } from '../../domain/vocabulary.ts'
import { OVERLAY_GLYPHS, STATUS_GLYPHS } from './glyphs.ts'

export function StatusGlyph({ status, size = 12 }: { status: Status; size?: number }) {
  return <Glyph {...STATUS_GLYPHS[status]} size={size} className={`glyph glyph-${status}`} />
}

export function OverlayGlyph({ overlay, size = 12 }: { overlay: Overlay; size?: number }) {
  return <Glyph {...OVERLAY_GLYPHS[overlay]} size={size} className={`glyph glyph-${overlay}`} />
}

function Glyph({ d, filled, size, className }: { d: string; filled: boolean; size: number; className: string }) {
  return (
    <svg className={className} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={d} fill={filled ? 'currentColor' : 'none'} stroke={filled ? 'none' : 'currentColor'} strokeWidth={filled ? 0 : 2} />
    </svg>
  )
}

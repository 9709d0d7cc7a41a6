import type { ReactNode } from 'react'
import type { NeedFit } from '../../domain/needs.ts'

const GLYPHS: Record<NeedFit, string> = { qualified: '✓', unknown: '?', near: '△', no: '×' }

/** What a company is to a need: sign, border and word; the colour only helps. */
export function FitMark({ fit, children }: { fit: NeedFit; children: ReactNode }) {
  return (
    <span className={`fit-mark fit-${fit}`}>
      <span aria-hidden="true">{GLYPHS[fit]}</span> {children}
    </span>
  )
}

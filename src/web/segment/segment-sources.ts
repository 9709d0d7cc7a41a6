import type { SegmentDetail } from '../../api/contract/segment.ts'
import { sourcesInNotes } from '../components/note-text.tsx'

/** Every source a segment's page cites. */
export function segmentSources(segment: SegmentDetail): string[] {
  const figures = [
    segment.export_usd,
    segment.import_usd,
    segment.rca,
    ...segment.indicators,
    ...segment.diagnosis.inputs,
    ...segment.diagnosis.overlays.flatMap((overlay) => overlay.inputs),
    ...segment.trade,
  ]
  const rows = [
    ...segment.inputs,
    ...segment.outputs,
    ...segment.company_list,
    ...segment.nearest,
    ...segment.partners,
    ...segment.industry,
    ...segment.programmes,
    ...segment.institutions,
    ...segment.parks,
  ]
  const notes = [...segment.inputs, ...segment.outputs, ...segment.codes].map((row) => row.note)
  return [
    ...new Set([
      ...figures.flatMap((figure) => figure.source_ids),
      ...rows.map((row) => row.source_id),
      ...segment.needs.flatMap((need) => need.source_id ?? []),
      ...sourcesInNotes(notes),
    ]),
  ]
}

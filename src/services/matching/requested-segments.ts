import type { Requirement } from '../../domain/requirement.ts'
import type { Atlas } from '../atlas.ts'

/** Segments asked for by id and by HS code, each once. */
export function requestedSegments(atlas: Atlas, { segment, hs }: Requirement): string[] {
  const named = segment === undefined ? [] : typeof segment === 'string' ? [segment] : segment
  return [...new Set([...named, ...(hs ?? []).flatMap((code) => segmentsOfCode(atlas, code))])]
}

/** What is filed under the code, or under a code it begins; national digits behind the sixth say no more here. */
export function segmentsOfCode({ rows }: Atlas, code: string): string[] {
  const six = code.slice(0, 6)
  return [...new Set(rows.segmentCodes.flatMap((row) => (row.system === 'hs2022' && row.code.startsWith(six) ? [row.segment_id] : [])))]
}

/** What relatedness is computed from. Everything is passed in; a table a frame lacks is an empty list. */

export interface RelatednessFrame {
  readonly segments: readonly SegmentPlace[]
  /** HS codes of segments, six digits; a segment without one (a service) has no row. */
  readonly codes: readonly { readonly segment_id: string; readonly code: string }[]
  readonly links: readonly { readonly input_segment_id: string; readonly output_segment_id: string; readonly essential: boolean }[]
  readonly processes: readonly { readonly process_id: string; readonly segment_id: string; readonly relation: 'defines' | 'uses' }[]
  readonly production: CoProduction
}

export interface SegmentPlace {
  readonly segment_id: string
  readonly family_id: string | null
  readonly stage_id: string | null
  /** The sector it belongs to; null for a segment that many share. */
  readonly sector_id: string | null
}

/** Companies on record by what they make: counts, not rows, so that a directory of a million is as small as one of a hundred. */
export interface CoProduction {
  /** segment_id → companies that make it. */
  readonly makers: ReadonlyMap<string, number>
  /** Companies that make both, each pair once, in any order. */
  readonly together: readonly { readonly a: string; readonly b: string; readonly companies: number }[]
}

/** Counts from rows "company makes segment"; a row that comes twice counts once. */
export function countCoProduction(rows: Iterable<{ readonly company_id: string; readonly segment_id: string }>): CoProduction {
  const made = new Map<string, Set<string>>()
  for (const { company_id, segment_id } of rows) {
    const segments = made.get(company_id)
    if (segments === undefined) made.set(company_id, new Set([segment_id]))
    else segments.add(segment_id)
  }
  const makers = new Map<string, number>()
  const pairs = new Map<string, { a: string; b: string; companies: number }>()
  for (const set of made.values()) {
    const segments = [...set].toSorted()
    segments.forEach((a, i) => {
      makers.set(a, (makers.get(a) ?? 0) + 1)
      for (const b of segments.slice(i + 1)) {
        const key = `${a} ${b}`
        const pair = pairs.get(key) ?? { a, b, companies: 0 }
        pair.companies += 1
        pairs.set(key, pair)
      }
    })
  }
  return { makers, together: [...pairs.values()] }
}

/**
 * How our segment graph agrees with AIPNET, an input graph between HS 2012 headings (Fetzer et al. 2024, built by language
 * models from the descriptions of the headings). A check from outside, not a source: no link was chosen by it.
 */
import type { SegmentCode } from './read-reference.ts'

export interface HeadingPair {
  input: string
  output: string
}

export interface AipnetAgreement {
  /** Links of ours between segments with headings AIPNET knows, and how many of them it has in at least one pair of headings. */
  links: number
  links_found: number
  /** Distinct pairs of different headings our links stand for, and how many are AIPNET edges. */
  pairs: number
  pairs_found: number
  share: number | null
  /** The same share among all pairs of one of our input headings with one of our output headings: what chance would give. */
  base_pairs: number
  base_rate: number | null
  /** share ÷ base_rate; 1 = no better than chance. */
  lift: number | null
}

export function aipnetAgreement(
  links: readonly { input_segment_id: string; output_segment_id: string }[],
  codes: readonly SegmentCode[],
  edges: readonly HeadingPair[],
): AipnetAgreement {
  const known = new Set(edges.flatMap((edge) => [edge.input, edge.output]))
  const edgeKeys = new Set(edges.map(keyOf))
  const headings = headingsOfSegments(codes, known)
  const pairsOf = links.map((link) => crossPairs(headings.get(link.input_segment_id) ?? [], headings.get(link.output_segment_id) ?? []))
  const pairs = new Map(pairsOf.flat().map((pair) => [keyOf(pair), pair]))
  const base = crossPairs(new Set([...pairs.values()].map((pair) => pair.input)), new Set([...pairs.values()].map((pair) => pair.output)))
  const found = (list: Iterable<string>) => [...list].filter((key) => edgeKeys.has(key)).length

  const pairsFound = found(pairs.keys())
  const share = pairs.size > 0 ? pairsFound / pairs.size : null
  const baseRate = base.length > 0 ? found(base.map(keyOf)) / base.length : null
  const comparable = pairsOf.filter((list) => list.length > 0)
  return {
    links: comparable.length,
    links_found: comparable.filter((list) => found(list.map(keyOf)) > 0).length,
    pairs: pairs.size,
    pairs_found: pairsFound,
    share,
    base_pairs: base.length,
    base_rate: baseRate,
    lift: share !== null && baseRate !== null && baseRate > 0 ? share / baseRate : null,
  }
}

/** Headings of the HS 2017 code where the editors gave it (HS 2022 made new headings, as 8524 and 8549), else of HS 2022. */
function headingsOfSegments(codes: readonly SegmentCode[], known: ReadonlySet<string>): Map<string, Set<string>> {
  const headings = new Map<string, Set<string>>()
  for (const row of codes.filter((code) => code.system === 'hs2022')) {
    const set = headings.get(row.segment_id) ?? new Set<string>()
    for (const code of row.hs2017_codes.length > 0 ? row.hs2017_codes : [row.code]) {
      const heading = code.slice(0, 4)
      if (known.has(heading)) set.add(heading)
    }
    headings.set(row.segment_id, set)
  }
  return headings
}

/** A heading that goes into itself says nothing and is left out, on both sides of the comparison. */
function crossPairs(inputs: Iterable<string>, outputs: Iterable<string>): HeadingPair[] {
  const right = [...outputs]
  return [...inputs].flatMap((input) => right.filter((output) => output !== input).map((output) => ({ input, output })))
}

function keyOf({ input, output }: HeadingPair): string {
  return `${input}>${output}`
}

/** Matches as rows of a file: what a card says, in one line. */

interface Presented {
  readonly company_id: string
  readonly name: string
  readonly score: number
  readonly score_if_known: number
  readonly gates: readonly Gate[]
  readonly parts: readonly Part[]
}
type Item = Presented & { readonly qualified: boolean }
type NearMiss = Presented & { readonly would_qualify_if: readonly { readonly text: string }[] }

export interface MatchLine {
  /** null: a near miss. */
  position: number | null
  kind: 'match' | 'near_miss'
  company_id: string
  name: string
  score: number
  score_if_known: number
  qualified: boolean
  /** Each condition, what came of it, and why. */
  gates: string
  /** Points by part: they add up to the score. */
  parts: string
  would_qualify_if: string
}

export function matchLines(items: readonly Item[], nearMisses: readonly NearMiss[]): MatchLine[] {
  return [
    ...items.map((item, at) => ({ ...lineOf(item), position: at + 1, kind: 'match' as const, qualified: item.qualified })),
    ...nearMisses.map((miss) => ({
      ...lineOf(miss),
      kind: 'near_miss' as const,
      would_qualify_if: miss.would_qualify_if.map(({ text }) => text).join(' | '),
    })),
  ]
}

function lineOf({ company_id, name, score, score_if_known, gates, parts }: Presented) {
  return {
    position: null,
    company_id,
    name,
    score: rounded(score),
    score_if_known: rounded(score_if_known),
    qualified: false,
    gates: gatesText(gates),
    parts: partsText(parts),
    would_qualify_if: '',
  }
}

interface Gate {
  readonly label: string
  readonly result: string
  readonly reason: string
}

export function gatesText(gates: readonly Gate[]): string {
  return gates.map(({ label, result, reason }) => `${label}: ${result} (${reason})`).join(' | ')
}

interface Part {
  readonly label: string
  readonly contribution: number
}

export function partsText(parts: readonly Part[]): string {
  return parts.map(({ label, contribution }) => `${label}: ${rounded(contribution)}`).join(' | ')
}

/** Of a hundred points nobody reads more digits. */
function rounded(points: number): number {
  return Math.round(points * 10) / 10
}

/** The order of the first results: whose name it is before whose name holds it, then the strength of what is known. */
export interface Ranked {
  readonly names: string
  readonly score: number
  readonly tier: number
  readonly company_id: string
}

/** Of folded names parted by |, and the folded words typed. Smaller comes first. */
export function nameRank(names: string, typed: string): number {
  if (typed === '') return RANKS
  let best = RANKS
  for (const [i, name] of names.split('|').entries()) {
    const rank =
      name === typed ? 0 : name.startsWith(`${typed} `) ? 1 : ` ${name} `.includes(` ${typed} `) ? 2 : name.startsWith(typed) ? 3 : RANKS
    // A name of its own before a former or other one.
    best = Math.min(best, rank + (i > 3 ? 0.5 : 0))
  }
  return best
}

const RANKS = 4

export function rankFound<T extends Ranked>(rows: readonly T[], typed: string): T[] {
  const ranked = rows.map((row) => ({ row, rank: nameRank(row.names, typed) }))
  return ranked
    .toSorted(
      (a, b) =>
        a.row.tier - b.row.tier ||
        a.rank - b.rank ||
        b.row.score - a.row.score ||
        a.row.names.length - b.row.names.length ||
        (a.row.company_id < b.row.company_id ? -1 : 1),
    )
    .map(({ row }) => row)
}

const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

export interface CsvDialect {
  readonly delimiter: Delimiter
  /** Lines before the table that only speak to Excel: `sep=;`. */
  readonly skipLines: number
}

const LINES = 200

/** The delimiter that cuts most lines of the beginning into the same number of cells. */
export function detectDialect(head: string): CsvDialect {
  const told = /^sep=(.)\r?\n/i.exec(head)
  const named = DELIMITERS.find((delimiter) => delimiter === told?.[1])
  if (named !== undefined) return { delimiter: named, skipLines: 1 }
  let best: CsvDialect & { score: number } = { delimiter: ',', skipLines: 0, score: 0 }
  for (const delimiter of DELIMITERS) {
    const score = regularity(countPerRecord(head, delimiter))
    if (score > best.score) best = { delimiter, skipLines: 0, score }
  }
  return { delimiter: best.delimiter, skipLines: best.skipLines }
}

/** Delimiters outside quotes, per record. The last record may be cut off and does not count, unless it is the only one. */
function countPerRecord(head: string, delimiter: string): number[] {
  const counts: number[] = []
  let [count, quoted, empty] = [0, false, true]
  for (const character of head) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === delimiter) count++
    else if (character === '\n') {
      if (!empty) counts.push(count)
      if (counts.length >= LINES) return counts
      ;[count, empty] = [0, true]
      continue
    }
    if (character !== '\r') empty = false
  }
  return counts.length === 0 ? [count] : counts
}

/** Records with the commonest count, times that count's weight: titles and footers may differ, data do not. */
function regularity(counts: readonly number[]): number {
  const tally = new Map<number, number>()
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, records] of tally) best = Math.max(best, (records / counts.length) * (1 + Math.log(count)))
  return best
}

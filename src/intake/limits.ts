/** What one file may cost. Everything is counted while reading: what a file says of itself is not believed. */
export interface IntakeLimits {
  readonly fileBytes: number
  readonly zipEntries: number
  /** All parts of a workbook together, unpacked. */
  readonly unpackedBytes: number
  /** Unpacked to packed size of one part, above `ratioFromBytes`. Ordinary workbooks are at 7 to 14. */
  readonly ratio: number
  readonly ratioFromBytes: number
  readonly sharedStringBytes: number
  readonly sharedStrings: number
  readonly sheets: number
  readonly rows: number
  readonly columns: number
  /** Excel's own limit; a longer text was not made by it. */
  readonly cellCharacters: number
  readonly workerMemoryMb: number
  /** For one answer of the reading thread. */
  readonly answerMs: number
  /** For all answers together; the time between them is the caller's. */
  readonly totalMs: number
}

const MIB = 1024 * 1024

export const DEFAULT_LIMITS: IntakeLimits = {
  fileBytes: 200 * MIB,
  zipEntries: 200,
  unpackedBytes: 512 * MIB,
  ratio: 200,
  ratioFromBytes: MIB,
  sharedStringBytes: 128 * MIB,
  sharedStrings: 4_000_000,
  sheets: 100,
  rows: 1_048_576,
  columns: 256,
  cellCharacters: 32_767,
  workerMemoryMb: 512,
  answerMs: 60_000,
  totalMs: 600_000,
}

/** The one place that prints. Answers go to stdout; notes, progress and errors to stderr, so that a pipe holds answers only. */
import { createProgress, type Progress, type TextStream } from './progress.ts'
import { type Column, formatTable } from './text-table.ts'

export interface Output {
  /** A list: a table for people, one JSON object a line for programs. */
  rows<Row extends object>(rows: readonly Row[], columns: readonly Column<Row>[]): void
  /** Text that is the answer itself, as help is. */
  text(text: string): void
  /** For people, beside the answer. */
  note(text: string): void
  readonly progress: Progress
  /** True when the reader is a program. */
  readonly json: boolean
}

export interface Streams {
  readonly stdout: TextStream
  readonly stderr: TextStream
}

const WIDTH_WHEN_UNKNOWN = 100

export function createOutput({ stdout, stderr }: Streams, { json }: { json: boolean }): Output {
  const asJson = json || stdout.isTTY !== true
  const progress = createProgress(stderr)
  const print = (text: string) => stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  return {
    json: asJson,
    progress,
    rows: (rows, columns) => {
      progress.end()
      if (asJson) {
        if (rows.length > 0) print(rows.map((row) => JSON.stringify(row)).join('\n'))
      } else if (rows.length > 0) print(formatTable(columns, rows, stdout.columns ?? WIDTH_WHEN_UNKNOWN))
    },
    text: (text) => {
      progress.end()
      print(text)
    },
    note: (text) => {
      progress.end()
      stderr.write(`${text}\n`)
    },
  }
}

/** Columns side by side for a terminal of a given width. Wide (Korean, Chinese) letters count as two cells. */

export interface Column<Row> {
  readonly title: string
  readonly value: (row: Row) => string | number | null
  /** Shares the width that the others leave, and wraps. */
  readonly flexible?: boolean
}

const GAP = 2
const NARROWEST = 16
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
const ZERO = /\p{Mark}/u

export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += ZERO.test(char) ? 0 : WIDE.test(char) ? 2 : 1
  return width
}

export function formatTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[], terminalWidth: number): string {
  const cells = rows.map((row) => columns.map((column) => String(column.value(row) ?? '')))
  const isNumber = columns.map((column) => rows.length > 0 && rows.every((row) => typeof (column.value(row) ?? 0) === 'number'))
  const natural = columns.map((column, i) => Math.max(displayWidth(column.title), ...cells.map((line) => displayWidth(line[i] ?? ''))))
  const widths = fit(
    natural,
    columns.map((column) => column.flexible === true),
    terminalWidth,
  )
  const lines = [columns.map((column) => column.title), columns.map((_, i) => '─'.repeat(widths[i] ?? 0)), ...cells]
  return lines.flatMap((line) => layOut(line, widths, isNumber)).join('\n')
}

function fit(natural: readonly number[], flexible: readonly boolean[], terminalWidth: number): number[] {
  const total = natural.reduce((a, b) => a + b, 0) + GAP * (natural.length - 1)
  const count = flexible.filter(Boolean).length
  if (total <= terminalWidth || count === 0) return [...natural]
  let room = terminalWidth - total + natural.reduce((sum, width, i) => sum + (flexible[i] === true ? width : 0), 0)
  // Narrow ones keep their width; what they leave goes to the wide ones.
  const order = natural
    .map((width, i) => ({ width, i }))
    .filter(({ i }) => flexible[i] === true)
    .toSorted((a, b) => a.width - b.width)
  const widths = [...natural]
  order.forEach(({ width, i }, position) => {
    const share = Math.max(NARROWEST, Math.floor(room / (order.length - position)))
    widths[i] = Math.min(width, share)
    room -= widths[i]
  })
  return widths
}

function layOut(line: readonly string[], widths: readonly number[], isNumber: readonly boolean[]): string[] {
  const wrapped = line.map((text, i) => wrap(text, widths[i] ?? 0))
  const height = Math.max(...wrapped.map((parts) => parts.length))
  return Array.from({ length: height }, (_, y) =>
    wrapped
      .map((parts, i) => {
        const text = parts[y] ?? ''
        const padding = ' '.repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(text)))
        return isNumber[i] === true ? padding + text : text + padding
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  )
}

export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text
    .replaceAll(/\s+/g, ' ')
    .split(' ')
    .flatMap((each) => hardSplit(each, width))) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** A word longer than the column, such as a path. */
function hardSplit(word: string, width: number): string[] {
  if (displayWidth(word) <= width || width <= 0) return [word]
  const parts: string[] = []
  let part = ''
  for (const char of word) {
    if (displayWidth(part + char) > width) {
      parts.push(part)
      part = ''
    }
    part += char
  }
  return [...parts, part]
}

import { hash } from 'node:crypto'
import type { CellProblem, ParsedRow, RowValues } from './parsed-row.ts'

/**
 * Rows of one file that say the same. Identical ones are copies; those whose names differ in a number only ("Factory 1", "Factory 2"
 * at one address) may be two plants or a series dragged down by mistake, so a person is told. Who is who is for the linkage.
 */
export function createDuplicateFinder(): (row: ParsedRow) => ParsedRow {
  const contents = new Map<string, number>()
  const names = new Map<string, { row_no: number; numbers: string }>()
  return (row) => {
    if (row.rejected) return row
    const problems: CellProblem[] = []
    const content = shortHash(Object.entries(row.raw).flat().join('\u0001'))
    const same = contents.get(content)
    if (same !== undefined) problems.push(aboutRow('identical_row', same))
    else {
      contents.set(content, row.row_no)
      const name = numberedName(row.values)
      if (name !== undefined) {
        const alike = names.get(name.key)
        if (alike === undefined) names.set(name.key, { row_no: row.row_no, numbers: name.numbers })
        else if (alike.numbers !== name.numbers) problems.push(aboutRow('nearly_identical_row', alike.row_no))
      }
    }
    return problems.length === 0 ? row : { ...row, problems: [...row.problems, ...problems] }
  }
}

function aboutRow(code: 'identical_row' | 'nearly_identical_row', rowNo: number): CellProblem {
  return { column: null, field: null, code, severity: 'warning', args: { row: rowNo }, before: null, after: null, left_out: false }
}

/** The name without its numbers, at its address; undefined when it has none. */
function numberedName(values: RowValues): { key: string; numbers: string } | undefined {
  const name = (values.name_vi ?? values.name_en ?? values.name_native ?? '').toLowerCase()
  const numbers = name.match(/\d+/g)
  if (values.address === undefined) return undefined
  return { key: shortHash(`${name.replaceAll(/ ?\d+/g, '')}\u0001${values.address.toLowerCase()}`), numbers: numbers?.join(' ') ?? '' }
}

function shortHash(text: string): string {
  return hash('sha1', text, 'base64').slice(0, 14)
}

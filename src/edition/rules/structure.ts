import { EDITION_TABLES, isEditionTable } from '../../db/edition-tables.ts'
import { isRequired, wholeTextPattern } from '../data-package.ts'
import { cell } from '../edition.ts'
import { parseCell } from '../cell-value.ts'
import { nearest } from '../nearest.ts'
import { cellRule, type Rule } from './rule.ts'

const tablesKnown: Rule = {
  id: 'table_known',
  check: (edition, report) => {
    for (const name of edition.tables.keys()) {
      if (!isEditionTable(name))
        report({
          table: name,
          message: `The package lists the table "${name}", which Matxich does not know`,
          fix: `Remove it, or rename it to one of ${EDITION_TABLES.join(', ')}.`,
        })
    }
    for (const name of EDITION_TABLES) {
      if (!edition.tables.has(name))
        report({
          table: name,
          message: `The package does not list the table "${name}"`,
          fix: 'Copy its description from another edition; the file may hold the header only.',
        })
    }
  },
}

const columns: Rule = {
  id: 'columns',
  check: (edition, report) => {
    for (const [name, table] of edition.tables) {
      // Without a header the file itself is the problem, which is reported already.
      if (table.columns.length === 0) continue
      for (const field of table.fields.keys()) {
        if (!table.columns.includes(field))
          report({
            table: name,
            column: field,
            message: 'The column is missing',
            fix: `Add "${field}" to the first line and a field to every row.`,
          })
      }
      for (const column of table.columns) {
        if (!table.fields.has(column))
          report({
            table: name,
            column,
            message: 'The column is not described in datapackage.json',
            fix: `Remove it, or rename it${suggestion(nearest(column, table.fields.keys()))}.`,
          })
      }
    }
  },
}

const required: Rule = {
  id: 'required',
  check: (edition, report) => {
    for (const [name, table] of edition.tables) {
      for (const field of [...table.fields.values()].filter(isRequired)) {
        for (const row of table.rows)
          if (cell(row, field.name) === '')
            report({
              table: name,
              row,
              column: field.name,
              message: 'The field is empty but required',
              fix: field.description === undefined ? 'Fill it.' : `Fill it: ${field.description}.`,
            })
      }
    }
  },
}

const TYPE_HELP = {
  string: 'Write text.',
  integer: 'Write a whole number with digits only: 2025.',
  number: 'Write digits with a point for decimals and no thousands separator: 1234.5.',
  boolean: 'Write true or false.',
  date: 'Write a day that exists as YYYY-MM-DD.',
} as const

const type = cellRule(
  'type',
  () => true,
  (text, { column, table }) => {
    const field = table.fields.get(column)
    if (field === undefined || parseCell(field, text) !== undefined) return undefined
    return { message: `The value is not of type ${field.type}`, fix: TYPE_HELP[field.type] }
  },
)

const oneOf = cellRule(
  'enum',
  (column, table) => table.fields.get(column)?.constraints?.enum !== undefined,
  (text, { column, table }) => {
    const allowed = table.fields.get(column)?.constraints?.enum ?? []
    return allowed.includes(text)
      ? undefined
      : { message: 'The value is not in the list', fix: `Use one of ${allowed.join(', ')}${suggestion(nearest(text, allowed))}.` }
  },
)

const pattern = cellRule(
  'pattern',
  (column, table) => table.fields.get(column)?.constraints?.pattern !== undefined,
  (text, { column, table }) => {
    const field = table.fields.get(column)
    const source = field?.constraints?.pattern ?? ''
    return wholeTextPattern(source).test(text)
      ? undefined
      : { message: 'The value does not have the form asked for', fix: `Write: ${field?.description ?? source}.` }
  },
)

const range = cellRule(
  'range',
  (column, table) => ['minimum', 'maximum'].some((key) => key in (table.fields.get(column)?.constraints ?? {})),
  (text, { column, table }) => {
    const { minimum = -Infinity, maximum = Infinity } = table.fields.get(column)?.constraints ?? {}
    const value = Number(text)
    return value < minimum || value > maximum
      ? { message: `The value is not between ${minimum} and ${maximum}`, fix: 'Check the unit: a share is written as 0.25, not 25.' }
      : undefined
  },
)

const textForm = cellRule(
  'text_form',
  () => true,
  (text) => {
    // Vietnamese typed on some systems arrives decomposed; it looks the same, but no search finds it.
    if (text.normalize('NFC') !== text)
      return {
        message: 'The text is not in Unicode form NFC',
        fix: 'Retype the accented letters, or convert the file with: uconv -x any-nfc.',
      }
    // eslint-disable-next-line no-control-regex -- control characters in cells are what it looks for
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/u.test(text))
      return { message: 'The text holds a control or replacement character', fix: 'Retype the text; it was damaged on the way here.' }
    if (text.trim() !== text) return { severity: 'warning', message: 'The text begins or ends with a space', fix: 'Remove it.' }
    return undefined
  },
)

function suggestion(near: string | undefined): string {
  return near === undefined ? '' : ` (did you mean "${near}"?)`
}

export const structureRules: readonly Rule[] = [tablesKnown, columns, required, type, oneOf, pattern, range, textForm]

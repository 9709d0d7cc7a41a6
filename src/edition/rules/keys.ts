import { SECTORS, STAGES } from '../../domain/vocabulary.ts'
import { cell, rowsOf, type Edition, type EditionRow } from '../edition.ts'
import { nearest } from '../nearest.ts'
import { cellRule, type Report, type Rule } from './rule.ts'

const primaryKey: Rule = {
  id: 'primary_key',
  check: (edition, report) => {
    for (const [name, { resource, rows }] of edition.tables) {
      const key = resource.schema.primaryKey
      const firstLine = new Map<string, number>()
      for (const row of rows) {
        const value = key.map((column) => cell(row, column)).join(' / ')
        const earlier = firstLine.get(value)
        if (earlier === undefined) firstLine.set(value, row.line)
        else
          report({
            table: name,
            row,
            column: key.join('+'),
            message: `The key "${value}" is used already in line ${earlier}`,
            fix: 'Delete one of the two rows, or give it another key.',
          })
      }
    }
  },
}

/** Lists in one cell that refer to another table; the data package format cannot say this. */
const LIST_REFERENCES = [
  { table: 'basket', column: 'segment_ids', target: 'segment', targetColumn: 'segment_id' },
  { table: 'qualification_step', column: 'implied_by', target: 'scheme', targetColumn: 'scheme_id' },
  { table: 'qualification_step', column: 'after', target: 'qualification_step', targetColumn: 'step_id' },
  { table: 'qualification_step', column: 'programme_ids', target: 'programme', targetColumn: 'programme_id' },
  { table: 'need', column: 'processes', target: 'process', targetColumn: 'process_id' },
  { table: 'need', column: 'materials', target: 'material', targetColumn: 'material_id' },
  { table: 'need', column: 'certificates', target: 'scheme', targetColumn: 'scheme_id' },
  { table: 'need', column: 'certificates_preferred', target: 'scheme', targetColumn: 'scheme_id' },
] as const
const SUGGESTED = 200

const foreignKey: Rule = {
  id: 'foreign_key',
  check: (edition, report) => {
    for (const [name, { resource, rows }] of edition.tables) {
      for (const { fields, reference } of resource.schema.foreignKeys ?? []) {
        const [column, targetColumn] = [fields[0] ?? '', reference.fields[0] ?? '']
        const look = lookUp(edition, reference.resource, targetColumn, report)
        for (const row of rows) look({ table: name, row, column, ids: [cell(row, column)] })
      }
    }
    for (const { table, column, target, targetColumn } of LIST_REFERENCES) {
      const look = lookUp(edition, target, targetColumn, report)
      for (const row of rowsOf(edition, table)) look({ table, row, column, ids: cell(row, column).split('|') })
    }
  },
}

interface Reference {
  readonly table: string
  readonly row: EditionRow
  readonly column: string
  readonly ids: readonly string[]
}

function lookUp(edition: Edition, target: string, targetColumn: string, report: Report): (reference: Reference) => void {
  const known = new Set(rowsOf(edition, target).map((row) => cell(row, targetColumn)))
  const meant = new Map<string, string | undefined>()
  return ({ table, row, column, ids }) => {
    for (const id of ids) {
      if (id === '' || known.has(id)) continue
      // A whole missing table would otherwise compare every row with every id.
      if (!meant.has(id) && meant.size < SUGGESTED) meant.set(id, nearest(id, known))
      const near = meant.get(id)
      report({
        table,
        row,
        column,
        message: `There is no ${target} "${id}"`,
        fix:
          near === undefined
            ? `Add it to ${target}.csv, or use an id that is there.`
            : `Did you mean "${near}"? Otherwise add it to ${target}.csv.`,
      })
    }
  }
}

const SLUG = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/

const idSlug = cellRule(
  'id_slug',
  (column, table) => column.endsWith('_id') && table.resource.schema.primaryKey.includes(column),
  (text) =>
    SLUG.test(text)
      ? undefined
      : {
          message: 'An id holds only lower-case letters a-z, digits and single hyphens or underscores',
          fix: `Write it like "${slugOf(text)}".`,
        },
)

function slugOf(text: string): string {
  const plain = text.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replaceAll(/\p{M}/gu, '')
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'my-id'
}

const VOCABULARY: Readonly<Record<string, readonly string[]>> = { stage_id: STAGES, sector_id: SECTORS }

const vocabulary = cellRule(
  'vocabulary',
  (column, table) => column in VOCABULARY && table.resource.schema.primaryKey.includes(column),
  (text, { column }) => {
    const words = VOCABULARY[column] ?? []
    return words.includes(text)
      ? undefined
      : {
          message: 'The platform has no colours, words and methods for this id',
          fix: `Use one of ${words.join(', ')}; new ones belong into src/domain/vocabulary.ts.`,
        }
  },
)

export const keyRules: readonly Rule[] = [primaryKey, foreignKey, idSlug, vocabulary]

import { cell, type Edition, type EditionRow, type EditionTable } from './edition.ts'

interface FieldChange {
  readonly field: string
  readonly before: string
  readonly after: string
}

export interface TableDiff {
  readonly table: string
  readonly added: readonly EditionRow[]
  readonly removed: readonly EditionRow[]
  readonly changed: readonly { readonly key: string; readonly fields: readonly FieldChange[] }[]
}

/** What `after` says differently from `before`, by key. Tables without a difference are left out. */
export function diffEditions(before: Edition, after: Edition): TableDiff[] {
  const names = [...new Set([...before.tables.keys(), ...after.tables.keys()])]
  return names
    .map((name) => diffTables(name, before.tables.get(name), after.tables.get(name)))
    .filter(({ added, removed, changed }) => added.length + removed.length + changed.length > 0)
}

function diffTables(table: string, before: EditionTable | undefined, after: EditionTable | undefined): TableDiff {
  // The key of the newer package counts for both, so that a changed key does not hide behind "all rows changed".
  const key = (after ?? before)?.resource.schema.primaryKey ?? []
  const keyOf = (row: EditionRow): string => key.map((column) => cell(row, column)).join(' / ')
  const index = (rows: readonly EditionRow[] = []): Map<string, EditionRow> => new Map(rows.map((row) => [keyOf(row), row]))
  const [old, now] = [index(before?.rows), index(after?.rows)]
  const columns = [...new Set([...(before?.columns ?? []), ...(after?.columns ?? [])])]

  const changed = [...now].flatMap(([id, row]) => {
    const earlier = old.get(id)
    if (earlier === undefined) return []
    const fields = columns
      .map((field) => ({ field, before: cell(earlier, field), after: cell(row, field) }))
      .filter((change) => change.before !== change.after)
    return fields.length === 0 ? [] : [{ key: id, fields }]
  })
  return {
    table,
    added: [...now].filter(([id]) => !old.has(id)).map(([, row]) => row),
    removed: [...old].filter(([id]) => !now.has(id)).map(([, row]) => row),
    changed,
  }
}

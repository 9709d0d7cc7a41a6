import { sql, type Kysely } from 'kysely'

/**
 * A table as a migration writes it down. All text in it is ours and constant, so it goes into the statement as it is.
 * Frozen with its migration: a later change is a new migration, never an edit.
 */
export interface TableDefinition {
  readonly name: string
  readonly comment: string
  /** Name, SQL type with `not null`, and what it means. Dates are text: some are only a year or a month. */
  readonly columns: readonly (readonly [name: string, type: string, comment: string])[]
  /** Left out only where a part of the key may be empty; then `unique` says what makes a row one of its kind. */
  readonly primaryKey?: readonly string[]
  readonly unique?: readonly string[]
  readonly foreignKeys?: readonly ForeignKey[]
  readonly indexes?: readonly (readonly string[])[]
}

/** Only towards a reference table, or within tables sharded by the same column: Citus refuses every other kind. */
interface ForeignKey {
  readonly columns: readonly string[]
  readonly table: string
  readonly references: readonly string[]
}

/** One statement a step: the embedded engine refuses several in one call. */
export async function createTables(db: Kysely<unknown>, tables: readonly TableDefinition[]): Promise<void> {
  for (const table of tables) {
    for (const statement of tableStatements(table)) await sql.raw(statement).execute(db)
  }
}

/** To a table of an earlier migration. Only columns that may be empty: those who wrote the rows did not know them. */
export async function addColumns(db: Kysely<unknown>, table: string, columns: TableDefinition['columns']): Promise<void> {
  for (const [name, type, comment] of columns) {
    await sql.raw(`alter table ${table} add column ${name} ${type}`).execute(db)
    await sql.raw(`comment on column ${table}.${name} is ${literal(comment)}`).execute(db)
  }
}

function tableStatements(table: TableDefinition): string[] {
  const lines = [
    ...table.columns.map(([name, type]) => `${name} ${type}`),
    ...(table.primaryKey === undefined ? [] : [`primary key (${table.primaryKey.join(', ')})`]),
    ...(table.unique === undefined ? [] : [`unique nulls not distinct (${table.unique.join(', ')})`]),
    ...(table.foreignKeys ?? []).map(
      (key) => `foreign key (${key.columns.join(', ')}) references ${key.table} (${key.references.join(', ')})`,
    ),
  ]
  return [
    `create table ${table.name} (\n  ${lines.join(',\n  ')}\n)`,
    ...(table.indexes ?? []).map(
      (columns) => `create index ${table.name}_${columns.join('_')}_idx on ${table.name} (${columns.join(', ')})`,
    ),
    `comment on table ${table.name} is ${literal(table.comment)}`,
    ...table.columns.map(([name, , comment]) => `comment on column ${table.name}.${name} is ${literal(comment)}`),
  ]
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

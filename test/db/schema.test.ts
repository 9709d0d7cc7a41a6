import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EDITION_TABLES, KEPT_TABLES, RESULT_TABLES } from '../../src/db/edition-tables.ts'
import { migrations } from '../../src/db/migrations/index.ts'
import { PROJECTION_TABLES } from '../../src/db/queries/projection.ts'
import { dataPackageSchema } from '../../src/edition/data-package.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'

const ROOT = join(import.meta.dirname, '../..')
const OWN_TABLES: readonly string[] = [...EDITION_TABLES, ...RESULT_TABLES, ...KEPT_TABLES, 'edition']
const dataPackage = dataPackageSchema.parse(JSON.parse(readFileSync(join(ROOT, 'editions/vietnam-electronics/datapackage.json'), 'utf8')))

/** Sharded by company_id on Citus; all other tables are copied to every node. */
const SHARDED: readonly string[] = [...PROJECTION_TABLES, 'subject', 'record', 'retraction', 'subject_link', 'record_assignment']

/** Columns that statements fill and no file of an edition has. */
const PROJECTED_ONLY: Readonly<Record<string, readonly string[]>> = {
  company: ['public_id'],
  site: ['public_id', 'lat', 'lon'],
}

interface Column {
  table: string
  name: string
  type: string
  nullable: boolean
  comment: string | null
  identity: string
}
interface Constraint {
  table: string
  kind: string
  columns: string[]
  target: string | null
  target_columns: string[] | null
}

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let handle: TestDatabase
    let columns: Column[]
    let constraints: Constraint[]
    beforeAll(async () => {
      handle = await openTestDatabase(engine)
      columns = (
        await sql<Column>`
        select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
               col_description(c.oid, a.attnum) as comment, a.attidentity::text as identity
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%' order by c.relname, a.attnum`.execute(
          handle.db,
        )
      ).rows
      constraints = (
        await sql<Constraint>`
        select c.relname::text as table, k.contype::text as kind, t.relname::text as target,
               array(select attname::text from unnest(k.conkey) with ordinality u(n, o) join pg_attribute on attrelid = c.oid and attnum = n order by o) as columns,
               array(select attname::text from unnest(k.confkey) with ordinality u(n, o) join pg_attribute on attrelid = t.oid and attnum = n order by o) as target_columns
        from pg_constraint k join pg_class c on c.oid = k.conrelid left join pg_class t on t.oid = k.confrelid
        where c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%' and k.contype in ('p', 'u', 'f', 'x')`.execute(
          handle.db,
        )
      ).rows
    })
    afterAll(() => handle.dispose())

    const columnsOf = (table: string): Column[] => columns.filter((column) => column.table === table)

    test('holds the listed tables and no other', () => {
      expect([...new Set(columns.map((column) => column.table))].toSorted()).toEqual(OWN_TABLES.toSorted())
    })

    test('has the columns of the data package, with their types', () => {
      const types = { string: 'text', integer: 'integer', number: 'double precision', boolean: 'boolean', date: 'text' } as const
      for (const { name, schema } of dataPackage.resources) {
        const asDescribed = schema.fields.map((field) => ({
          name: field.name,
          type: types[field.type],
          nullable: field.constraints?.required !== true,
        }))
        expect(
          columnsOf(name)
            .map(({ name: column, type, nullable }) => ({ name: column, type, nullable }))
            .filter((column) => !PROJECTED_ONLY[name]?.includes(column.name)),
          name,
        ).toEqual(asDescribed)
        expect(columnsOf(name).map((column) => column.name)).toEqual(expect.arrayContaining([...(PROJECTED_ONLY[name] ?? [])]))
      }
    })

    test('has the columns of the TypeScript types', () => {
      const interfaces = typedTables()
      for (const table of OWN_TABLES) {
        const typed = interfaces.get(table) ?? []
        expect(
          typed.map(({ name, nullable }) => ({ name, nullable })),
          table,
        ).toEqual(columnsOf(table).map(({ name, nullable }) => ({ name, nullable })))
      }
    })

    test('explains every table and column', async () => {
      expect(
        columns.filter((column) => column.comment === null || column.comment === '').map((column) => `${column.table}.${column.name}`),
      ).toEqual([])
      const { rows } = await sql<{
        name: string
        comment: string | null
      }>`select relname::text as name, obj_description(oid, 'pg_class') as comment from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(
        handle.db,
      )
      expect(rows.filter((row) => OWN_TABLES.includes(row.name) && !row.comment)).toEqual([])
    })

    test('every key of a sharded table holds company_id', () => {
      for (const { table, columns: key } of constraints.filter(({ table, kind }) => SHARDED.includes(table) && 'pux'.includes(kind)))
        expect(key, table).toContain('company_id')
      for (const table of SHARDED)
        expect(
          constraints.some((each) => each.table === table && each.kind === 'p'),
          table,
        ).toBe(true)
    })

    test('foreign keys lead to copied tables, or along company_id within sharded ones', () => {
      for (const { table, columns: key, target, target_columns: targetKey } of constraints.filter(({ kind }) => kind === 'f')) {
        if (target === null || !SHARDED.includes(target)) continue
        expect(SHARDED, `${table} → ${target}`).toContain(table)
        expect(targetKey?.[key.indexOf('company_id')], `${table} → ${target}`).toBe('company_id')
      }
    })

    test('has what Citus refuses or gets wrong nowhere', async () => {
      const { rows: triggers } = await sql`select tgname from pg_trigger where not tgisinternal`.execute(handle.db)
      const { rows: sequences } =
        await sql`select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`.execute(handle.db)
      expect([triggers, sequences, columns.filter((column) => column.identity !== '')]).toEqual([[], [], []])
    })
  })
}

test('lists every migration file, in order', () => {
  const files = globSync('src/db/migrations/[0-9]*.ts', { cwd: ROOT }).map((file) => basename(file, '.ts'))
  expect(Object.keys(migrations)).toEqual(files.toSorted())
})

test('no SQL of ours uses what Citus refuses', () => {
  const forbidden = [
    /\bcreate\s+(?:or\s+replace\s+)?trigger\b/i,
    /\bnotify\b\s+\w/i,
    /\bon conflict\b[^`]*\bnow\(\)/i,
    /\b(?:grouping sets|rollup|cube)\s*\(/i,
    /generated\s+(?:always|by default)\s+as\s+identity/i,
    /\bvirtual\b/i,
  ]
  for (const file of globSync('src/db/**/*.ts', { cwd: ROOT })) {
    const code = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    for (const pattern of forbidden) expect(pattern.test(code), `${file}: ${pattern}`).toBe(false)
  }
})

/** Reads src/db/schema*: a type has no life at run time, and the files have one plain form. */
function typedTables(): Map<string, { name: string; nullable: boolean }[]> {
  const source = globSync('src/db/schema{.ts,/*.ts}', { cwd: ROOT })
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join('\n')
  const bodies = new Map([...source.matchAll(/export interface (\w+) \{\n([^}]*)\n\}/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
  const members = (body = ''): [string, string][] =>
    [...body.matchAll(/^ {2}(\w+):( .+|(?:\n {4}\| .+)+)$/gm)].map((match) => [match[1] ?? '', (match[2] ?? '').trim()])
  return new Map(
    members(bodies.get('Database')).map(([table, type]) => [
      table,
      members(bodies.get(type)).map(([name, text]) => ({ name, nullable: text.endsWith(' | null') })),
    ]),
  )
}

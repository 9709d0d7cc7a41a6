import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileExists, findCycle, type ImportOf, type Node, ROOT, type SourceFile, sourceFiles } from './support/source-code.ts'

/** Keeps the table of ARCHITECTURE.md true: who may import whom, and what a file may hold. */

interface Layer {
  readonly name: string
  readonly holds: RegExp
  /** Our own files it may import, beside its own. */
  readonly mayImport: readonly RegExp[]
  /** Files of ours of which it may import types only: they are erased and tie nothing at run time. */
  readonly typesOf?: readonly RegExp[]
}

const domain = /^src\/domain\//
const contract = /^src\/api\/contract\//
const services = /^src\/services\//
const db = /^src\/db\//
const search = /^src\/search\//

// First match wins: the narrower layer stands before the wider.
const LAYERS: readonly Layer[] = [
  { name: 'domain', holds: domain, mayImport: [] },
  { name: 'linkage', holds: /^src\/linkage\//, mayImport: [domain] },
  { name: 'vocabulary', holds: /^src\/vocabulary\//, mayImport: [domain] },
  // Bytes of an upload to typed rows; runs in a worker thread, away from the database.
  { name: 'intake', holds: /^src\/intake\//, mayImport: [/^src\/linkage\//, /^src\/vocabulary\//, domain] },
  { name: 'matching', holds: /^src\/matching\//, mayImport: [domain] },
  { name: 'analytics', holds: /^src\/analytics\//, mayImport: [] },
  // What is found by which words, and in which order; makes the documents the database keeps.
  { name: 'search', holds: search, mayImport: [/^src\/linkage\//, domain] },
  { name: 'db', holds: db, mayImport: [search, domain] },
  // Makes an edition's derived tables from reference files; the running platform imports no more of it than a check.
  { name: 'edition/build', holds: /^src\/edition\/build\//, mayImport: [/^src\/edition\//, /^src\/analytics\//, db, domain] },
  { name: 'edition', holds: /^src\/edition\//, mayImport: [db, domain] },
  {
    name: 'services',
    holds: services,
    mayImport: [
      db,
      search,
      /^src\/edition\//,
      /^src\/intake\//,
      /^src\/linkage\//,
      /^src\/vocabulary\//,
      /^src\/matching\//,
      /^src\/analytics\//,
      domain,
    ],
  },
  { name: 'jobs', holds: /^src\/jobs\//, mayImport: [services, domain] },
  { name: 'api/contract', holds: contract, mayImport: [domain] },
  { name: 'api', holds: /^src\/api\//, mayImport: [services, contract, domain] },
  {
    name: 'cli',
    holds: /^src\/cli\//,
    mayImport: [services, contract, domain, /^src\/app\.ts$/, /^src\/config\.ts$/, /^src\/api\/openapi\.ts$/, /^package\.json$/],
  },
  { name: 'web-server', holds: /^src\/web-server\//, mayImport: [domain], typesOf: [contract] },
  // The shapes of the provinces are data of an edition, drawn on the server.
  { name: 'web', holds: /^src\/web\//, mayImport: [domain, /^editions\/.*\.topojson$/], typesOf: [contract] },
  { name: 'config', holds: /^src\/config\.ts$/, mayImport: [] },
  { name: 'app', holds: /^src\/app\.ts$/, mayImport: [/^src\//] },
]

/** Packages a layer may lean on, where the layer is defined by having few. */
const PACKAGES: Readonly<Record<string, readonly RegExp[]>> = {
  domain: [],
  analytics: [/^ml-matrix$/],
  linkage: [/./],
  search: [/^node:crypto$/],
  vocabulary: [],
  matching: [/./],
  'api/contract': [/^zod$/, /^@orpc\/contract$/],
}

const files = sourceFiles()

function layerOf(path: string): Layer | undefined {
  return LAYERS.find((layer) => layer.holds.test(path))
}

function isAllowed(layer: Layer, item: ImportOf): boolean {
  if (!item.ours) return PACKAGES[layer.name]?.some((allowed) => allowed.test(item.target)) ?? true
  const own = layerOf(item.target) === layer
  return (
    own ||
    layer.mayImport.some((allowed) => allowed.test(item.target)) ||
    (item.typeOnly && (layer.typesOf ?? []).some((allowed) => allowed.test(item.target)))
  )
}

function violations(find: (file: SourceFile) => readonly string[]): string[] {
  return files.flatMap((file) => find(file).map((what) => `${file.path}: ${what}`))
}

describe('layers', () => {
  test('every source file belongs to one', () => {
    expect(violations((file) => (layerOf(file.path) ? [] : ['belongs to no layer of the table']))).toEqual([])
  })

  test.each(LAYERS.map((layer) => [layer.name, layer] as const))('%s imports only what the table allows', (_name, layer) => {
    const wrong = violations((file) =>
      layerOf(file.path) === layer
        ? file.imports
            .filter((item) => !isAllowed(layer, item))
            .map((item) => `imports ${item.typeOnly ? 'the types of ' : ''}${item.target}`)
        : [],
    )
    expect(wrong).toEqual([])
  })

  test('ARCHITECTURE.md has a row for each, and for no other', () => {
    const rows = [...readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').matchAll(/^\| *`([\w./-]+)` *\|/gm)].map((match) =>
      (match[1] ?? '').replace(/\.ts$/, ''),
    )
    const planned = new Set(['matching'])
    expect(rows.toSorted()).toEqual(
      LAYERS.map((layer) => layer.name)
        .filter((name) => !planned.has(name) || rows.includes(name))
        .toSorted(),
    )
  })

  test('app.ts is imported by the command line alone', () => {
    expect(
      files
        .filter((file) => file.imports.some((item) => item.target === 'src/app.ts'))
        .map((file) => file.path)
        .filter((path) => !path.startsWith('src/cli/')),
    ).toEqual([])
  })

  test('the table sees imports at all', () => {
    const seen = (from: string, target: string) => files.find((file) => file.path === from)?.imports.some((item) => item.target === target)
    expect(seen('src/services/segments.ts', 'src/services/atlas.ts')).toBe(true)
    expect(seen('src/services/context.ts', 'kysely')).toBe(true)
  })

  test('relative imports name a file that exists, with its extension', () => {
    const wrong = violations((file) =>
      file.imports
        .filter((item) => item.ours && !item.target.includes('+types/') && !fileExists(item.target))
        .map((item) => `imports ${item.target}, which does not exist`),
    )
    expect(wrong).toEqual([])
  })

  test('there are no import cycles', () => {
    expect(findCycle(files)).toBeUndefined()
  })
})

describe('SQL stays in src/db', () => {
  const outside = (file: SourceFile) => !db.test(file.path)

  test('kysely and database drivers are imported there alone; others may name the type Kysely', () => {
    const drivers = /^(kysely|pg|@electric-sql\/pglite)(\/|$)/
    const wrong = violations((file) =>
      outside(file)
        ? file.imports
            .filter((item) => drivers.test(item.target) && !(item.target === 'kysely' && item.typeOnly && services.test(file.path)))
            .map((item) => `imports ${item.target}`)
        : [],
    )
    expect(wrong).toEqual([])
  })

  test('no statement is written elsewhere', () => {
    const verbs = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'executeQuery', 'transaction'])
    const wrong = violations((file) =>
      outside(file)
        ? file.nodes.flatMap((node) => {
            if (node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'sql') return ['writes sql`…`']
            const verb = node.type === 'MemberExpression' ? nameOf(node.property) : ''
            return verbs.has(verb) ? [`calls ${verb}`] : []
          })
        : [],
    )
    expect(wrong).toEqual([])
  })
})

describe('files', () => {
  const LINES = 400
  const EVERYWHERE = ['src', 'test', 'bench']

  test(`none is longer than ${LINES} lines`, () => {
    const long = EVERYWHERE.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,css}`, { cwd: ROOT })).flatMap((path) => {
      const lines = readFileSync(join(ROOT, path), 'utf8').trimEnd().split('\n').length
      return lines > LINES ? [`${path}: ${lines}`] : []
    })
    expect(long).toEqual([])
  })

  test('names say what is inside', () => {
    const allowed = new Map([
      ['src/api/contract/common.ts', 'the parts every route of the contract shares: language, limit, cursor, figure'],
    ])
    const empty = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'lib', 'stuff'])
    const wrong = globSync('{src,test,bench}/**', { cwd: ROOT }).filter(
      (path) => empty.has(basename(path).replace(/(\.test)?\.tsx?$/, '')) && !allowed.has(path.replaceAll('\\', '/')),
    )
    expect(wrong).toEqual([])
  })

  test('names are kebab-case', () => {
    expect(
      files.map((file) => basename(file.path)).filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(server|client|d))?\.tsx?$/.test(name)),
    ).toEqual([])
  })
})

describe('code', () => {
  test('src/config.ts is the only reader of process.env', () => {
    const EXCEPTIONS = new Map([
      ['src/config.ts', 'the reader'],
      ['src/cli/web-build.ts', 'hands the whole environment to the build it starts; reads no setting from it'],
    ])
    const readers = files
      .filter((file) =>
        file.nodes.some((node) => node.type === 'MemberExpression' && nameOf(node.object) === 'process' && nameOf(node.property) === 'env'),
      )
      .map((file) => file.path)
    expect(readers.filter((path) => !EXCEPTIONS.has(path))).toEqual([])
    expect(
      [...EXCEPTIONS.keys()].filter((path) => !readers.includes(path)),
      'exceptions that are no longer needed',
    ).toEqual([])
  })

  test('nothing is typed any', () => {
    expect(violations((file) => file.nodes.filter((node) => node.type === 'TSAnyKeyword').map(() => 'any'))).toEqual([])
  })

  test('no comment silences the compiler or puts work off', () => {
    const banned = /@ts-(ignore|nocheck|expect-error)|\b(TODO|FIXME|XXX|HACK)\b/
    expect(violations((file) => file.comments.flatMap((comment) => banned.exec(comment)?.[0] ?? []))).toEqual([])
  })

  test('a linter rule is silenced for one line only, by name and with a reason', () => {
    const silenced = violations((file) => file.comments.filter((comment) => /(eslint|oxlint)-disable/.test(comment)))
    const explained = /[\w,.]+ [\w,.]+ [\w,.]+.*\n *\w+lint-disable-next-line [\w/, -]+$|lint-disable-next-line [\w/, -]+ -- \w+/
    expect(silenced.filter((comment) => !explained.test(comment))).toEqual([])
  })

  test('erasable TypeScript only: Node strips types and does not compile', () => {
    const compiled = new Set(['TSEnumDeclaration', 'TSParameterProperty', 'TSImportEqualsDeclaration', 'TSExportAssignment'])
    expect(violations((file) => file.nodes.filter((node) => compiled.has(node.type)).map((node) => node.type))).toEqual([])
  })
})

function nameOf(node: unknown): string {
  const { type, name, value } = node as Node
  return type === 'Identifier' ? String(name) : type === 'Literal' ? String(value) : ''
}

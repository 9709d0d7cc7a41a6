import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import { parseSync } from 'vite'

/** Our source files as a parser sees them, so that a rule about code is not fooled by comments and strings. */

export const ROOT = resolve(import.meta.dirname, '../..')

export interface ImportOf {
  /** Path from the root of the repository for our own files, else the package's specifier. */
  readonly target: string
  readonly ours: boolean
  /** Erased when the program runs: `import type`, or nothing but `type` entries. */
  readonly typeOnly: boolean
  /** `import()`: runs when asked for, so it closes no circle. */
  readonly lazy: boolean
}

export interface SourceFile {
  readonly path: string
  readonly lines: number
  readonly imports: readonly ImportOf[]
  readonly comments: readonly string[]
  /** Syntax tree, as ESTree with TypeScript nodes. */
  readonly nodes: readonly Node[]
}

export interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

let read: SourceFile[] | undefined

/** Every file under src/, parsed once for all tests of a file. */
export function sourceFiles(): readonly SourceFile[] {
  return (read ??= globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map(parseFile))
}

function parseFile(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const nodes = [...walk(program as unknown as Node)]
  return {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports: nodes.flatMap((node) => importOf(path, node)),
    comments: blocksOf(text, comments),
    nodes,
  }
}

/** Line comments under one another are one comment. */
function blocksOf(text: string, comments: readonly { value: string; start: number; end: number }[]): string[] {
  const blocks: { value: string; end: number }[] = []
  for (const { value, start, end } of comments) {
    const last = blocks.at(-1)
    if (last && text.slice(last.end, start).trim() === '') Object.assign(last, { value: `${last.value}\n${value}`, end })
    else blocks.push({ value, end })
  }
  return blocks.map((block) => block.value)
}

function* walk(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child)) yield* walk(child)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

const FROM = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType'])

function importOf(path: string, node: Node): ImportOf[] {
  const literal = FROM.has(node.type) ? (node.source as { value?: unknown } | null | undefined) : undefined
  if (typeof literal?.value !== 'string') return []
  const specifier = literal.value
  const typeOnly = node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type' || onlyTypeEntries(node)
  const kind = { typeOnly, lazy: node.type === 'ImportExpression' }
  if (!specifier.startsWith('.')) return [{ target: specifier, ours: false, ...kind }]
  return [{ target: posix.normalize(posix.join(dirname(path), specifier.replace(/\?.*$/, ''))), ours: true, ...kind }]
}

function onlyTypeEntries({ specifiers }: Node): boolean {
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false
  return (specifiers as Node[]).every((entry) => entry.importKind === 'type' || entry.exportKind === 'type')
}

/** First cycle among the imports that run when a file is loaded, as the files in order. */
export function findCycle(files: readonly SourceFile[]): string[] | undefined {
  const targets = new Map(
    files.map((file) => [file.path, file.imports.filter((item) => item.ours && !item.typeOnly && !item.lazy).map((item) => item.target)]),
  )
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return undefined
    for (const target of targets.get(path) ?? []) {
      const cycle = visit(target, [...trail, path])
      if (cycle) return cycle
    }
    done.add(path)
    return undefined
  }
  for (const { path } of files) {
    const cycle = visit(path, [])
    if (cycle) return cycle
  }
  return undefined
}

export function fileExists(path: string): boolean {
  return existsSync(join(ROOT, path))
}

/** String literals anywhere inside the type or interface of that name: the members of a closed list that exists only as a type. */
export function literalsOfType(path: string, name: string): string[] {
  const file = sourceFiles().find((other) => other.path === path)
  const declaration = file?.nodes.find((node) => /^TS(TypeAlias|Interface)Declaration$/.test(node.type) && (node.id as Node).name === name)
  if (!declaration) throw new Error(`${path} declares no type ${name}`)
  return [...walk(declaration)].flatMap((node) => (node.type === 'Literal' && typeof node.value === 'string' ? [node.value] : []))
}

interface FirstArgument {
  readonly path: string
  readonly text: string
  readonly whole: boolean
}

/** First arguments of calls of these methods: a literal, or the constant start of a template. */
export function firstArguments(folder: string, methods: readonly string[]): FirstArgument[] {
  return sourceFiles().flatMap(({ path, nodes }) =>
    path.startsWith(folder)
      ? nodes.flatMap((node): FirstArgument[] => {
          const callee = node.callee as Node | undefined
          if (
            node.type !== 'CallExpression' ||
            callee?.type !== 'MemberExpression' ||
            !methods.includes(String((callee.property as Node).name))
          )
            return []
          return textsOf((node.arguments as Node[])[0]).map((text) => ({ path, ...text }))
        })
      : [],
  )
}

/** What is written out: a string, the beginning of a template, or either of two. */
function textsOf(node: Node | undefined): Omit<FirstArgument, 'path'>[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [{ text: node.value, whole: true }]
  if (node?.type === 'ConditionalExpression') return [...textsOf(node.consequent as Node), ...textsOf(node.alternate as Node)]
  if (node?.type !== 'TemplateLiteral') return []
  const start = (node.quasis as { value: { cooked: string } }[])[0]
  return [{ text: start?.value.cooked ?? '', whole: false }]
}

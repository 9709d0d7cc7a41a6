import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { dataPackageSchema, type DataPackage } from './data-package.ts'
import { EditionError } from './errors.ts'

const EDITIONS = resolve(import.meta.dirname, '../../editions')
export const PACKAGE_FILE = 'datapackage.json'

export interface EditionSummary {
  readonly id: string
  readonly folder: string
  readonly title: string
  readonly version: string
  readonly fictional: boolean
}

/** An id is a folder under `editions/`; anything with a slash or a dot in front is a path. */
export function resolveEditionFolder(idOrPath: string, editionsDir = EDITIONS): string {
  const isPath = isAbsolute(idOrPath) || idOrPath.startsWith('.') || /[/\\]/.test(idOrPath)
  const folder = isPath ? resolve(idOrPath) : join(editionsDir, idOrPath)
  if (existsSync(join(folder, PACKAGE_FILE))) return folder
  const known = editionFolders(editionsDir)
  throw new EditionError(
    'edition_not_found',
    `There is no edition "${idOrPath}": ${join(folder, PACKAGE_FILE)} does not exist. Set MATXICH_EDITION to ${known.length === 0 ? 'the path of a folder that holds an edition' : `one of ${known.join(', ')}, or to the path of a folder that holds an edition`}.`,
  )
}

export function listEditions(editionsDir = EDITIONS): EditionSummary[] {
  return editionFolders(editionsDir).map((name) => {
    const folder = join(editionsDir, name)
    const { title, version, fictional } = readDataPackage(folder)
    return { id: name, folder, title, version, fictional }
  })
}

function editionFolders(editionsDir: string): string[] {
  if (!existsSync(editionsDir)) return []
  return readdirSync(editionsDir)
    .filter((name) => existsSync(join(editionsDir, name, PACKAGE_FILE)))
    .sort()
}

export function readDataPackage(folder: string): DataPackage {
  const path = join(folder, PACKAGE_FILE)
  const parsed = dataPackageSchema.safeParse(parseJson(path))
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new EditionError(
      'edition_unreadable',
      `${path} does not describe an edition: ${issues.slice(0, 5).join('; ')}. See docs/editions.md and https://datapackage.org.`,
    )
  }
  return parsed.data
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new EditionError(
      'edition_unreadable',
      `${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

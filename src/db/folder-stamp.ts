import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseError } from './errors.ts'
import { LOCK_FILE } from './folder-lock.ts'

/** Says whose folder this is and which engine reads it: a cluster of another PostgreSQL major does not open, and says so badly. */
interface FolderStamp {
  readonly format: number
  readonly postgres: number
  readonly pglite: string
  /** False until the first start has finished: a cluster that was being made when the power went is made again. */
  readonly ready: boolean
}

const STAMP_FILE = 'matxich.json'
const CURRENT_STAMP: FolderStamp = { format: 1, postgres: 18, pglite: '0.5.14', ready: true }
const CLUSTER_FOLDER = 'pg'
/** What operating systems and git leave in a folder that a person calls empty. */
const IGNORED = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', 'lost+found', '.gitkeep', '.gitignore'])
/** Ours beside a database: also there when the database itself is on a server. */
const BESIDE = new Set(['operator-key', 'account-secret', 'uploads'])

/** Neither content of ours nor of somebody else; also drafts of our own small files, left by a process that was killed. */
function isIgnored(name: string): boolean {
  return IGNORED.has(name) || BESIDE.has(name) || name.startsWith(LOCK_FILE) || name === `${STAMP_FILE}.new`
}

/** Refuses what is not ours before a single byte is written, so a wrong MATXICH_DATA harms nothing. */
export function inspectFolder(dataDir: string): 'new' | 'ours' {
  try {
    mkdirSync(dataDir, { recursive: true })
    const entries = readdirSync(dataDir).filter((name) => !isIgnored(name))
    if (entries.includes(STAMP_FILE)) {
      checkStamp(dataDir, readFileSync(join(dataDir, STAMP_FILE), 'utf8'))
      return 'ours'
    }
    if (entries.length > 0) throw foreignFolder(dataDir, entries)
    return 'new'
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    throw new DatabaseError(
      'folder_unusable',
      `Cannot use the folder ${dataDir}: ${String(error)}. Set MATXICH_DATA to a folder you may write.`,
      { cause: error },
    )
  }
}

/**
 * The data folder holds one database folder per edition, so that trying the demo edition never touches the real one.
 * Anything else in it means that it is somebody else's folder.
 */
export function inspectDataRoot(root: string): void {
  if (!existsSync(root)) return
  let foreign: string[]
  try {
    foreign = readdirSync(root, { withFileTypes: true })
      .filter((entry) => !isIgnored(entry.name))
      .filter(
        (entry) =>
          !(
            entry.isDirectory() &&
            (existsSync(join(root, entry.name, STAMP_FILE)) || readdirSync(join(root, entry.name)).every(isIgnored))
          ),
      )
      .map((entry) => entry.name)
  } catch (error) {
    throw new DatabaseError(
      'folder_unusable',
      `Cannot use the folder ${root}: ${String(error)}. Set MATXICH_DATA to a folder you may write.`,
      { cause: error },
    )
  }
  if (foreign.length > 0) throw foreignFolder(root, foreign)
}

function foreignFolder(dataDir: string, entries: readonly string[]): DatabaseError {
  return new DatabaseError(
    'folder_foreign',
    `The folder ${dataDir} holds files that are not a Matxich database (${entries.slice(0, 3).join(', ')}${entries.length > 3 ? ', …' : ''}) ` +
      'and was left untouched. Set MATXICH_DATA to an empty or new folder.',
  )
}

/** Call with the lock held. Returns where the cluster lives. */
export function prepareCluster(dataDir: string): string {
  const cluster = join(dataDir, CLUSTER_FOLDER)
  const stampPath = join(dataDir, STAMP_FILE)
  const ready = existsSync(stampPath) && checkStamp(dataDir, readFileSync(stampPath, 'utf8')).ready
  if (!ready) {
    writeStamp(dataDir, { ...CURRENT_STAMP, ready: false })
    rmSync(cluster, { recursive: true, force: true })
  }
  return cluster
}

export function markReady(dataDir: string): void {
  writeStamp(dataDir, CURRENT_STAMP)
}

function writeStamp(dataDir: string, stamp: FolderStamp): void {
  const path = join(dataDir, STAMP_FILE)
  writeFileSync(`${path}.new`, `${JSON.stringify(stamp, null, 2)}\n`, { flush: true })
  renameSync(`${path}.new`, path)
}

function checkStamp(dataDir: string, text: string): FolderStamp {
  const path = join(dataDir, STAMP_FILE)
  const stamp = parseStamp(text)
  if (stamp === undefined) {
    throw new DatabaseError(
      'folder_format',
      `${path} is damaged. Restore it from a backup, or delete the whole folder to start afresh (editions can be loaded again).`,
    )
  }
  if (stamp.format > CURRENT_STAMP.format) {
    throw new DatabaseError(
      'folder_format',
      `The database in ${dataDir} has format ${stamp.format}, made by a newer Matxich; this one reads format ${CURRENT_STAMP.format}. Update Matxich, or choose another folder with MATXICH_DATA.`,
    )
  }
  if (stamp.postgres !== CURRENT_STAMP.postgres) {
    throw new DatabaseError(
      'folder_format',
      `The database in ${dataDir} was made by PostgreSQL ${stamp.postgres} (PGlite ${stamp.pglite}); this Matxich carries PostgreSQL ${CURRENT_STAMP.postgres}, which cannot open it. ` +
        'Export it with the Matxich that made it, then load it into a new folder.',
    )
  }
  return stamp
}

function parseStamp(text: string): FolderStamp | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    if (!('format' in value && typeof value.format === 'number')) return undefined
    if (!('postgres' in value && typeof value.postgres === 'number')) return undefined
    const pglite = 'pglite' in value && typeof value.pglite === 'string' ? value.pglite : 'unknown'
    return { format: value.format, postgres: value.postgres, pglite, ready: !('ready' in value) || value.ready !== false }
  } catch {
    return undefined
  }
}

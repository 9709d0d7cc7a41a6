import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '../domain/problem.ts'

export const OPERATOR_KEY_FILE = 'operator-key'

/** The key of this data folder; made when there is none. Readable for its owner alone. */
export function readOperatorKey(dataDir: string): string {
  const path = join(resolve(dataDir), OPERATOR_KEY_FILE)
  try {
    if (!existsSync(path)) {
      mkdirSync(resolve(dataDir), { recursive: true })
      // Of two processes that start at once the second finds the file of the first.
      writeFileSync(path, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    }
  } catch (error) {
    if (!existsSync(path))
      throw new Problem(
        'forbidden',
        `The operator key could not be written to ${path}: ${String(error)}. Set MATXICH_OPERATOR_KEY, or MATXICH_DATA to a folder you may write.`,
      )
  }
  // A copy of the folder may have lost it.
  chmodSync(path, 0o600)
  const key = readFileSync(path, 'utf8').trim()
  if (key.length < 24) throw new Problem('forbidden', `${path} does not hold a key. Delete it; the next start makes another.`)
  return key
}

import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '../domain/problem.ts'

export const OPERATOR_KEY_FILE = 'operator-key'
const ACCOUNT_SECRET_FILE = 'account-secret'

/** Of this data folder; made when there is none. */
export const readOperatorKey = (dataDir: string): string => readSecret(dataDir, OPERATOR_KEY_FILE, 'MATXICH_OPERATOR_KEY')

/** Signs cookies and links, encrypts secrets of one-time codes: with another one everybody signs in anew, staff with a backup from before. */
export const readAccountSecret = (dataDir: string): string => readSecret(dataDir, ACCOUNT_SECRET_FILE, 'MATXICH_SECRET')

/** Readable for its owner alone. */
function readSecret(dataDir: string, file: string, setting: string): string {
  const path = join(resolve(dataDir), file)
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
        `A secret could not be written to ${path}: ${String(error)}. Set ${setting}, or MATXICH_DATA to a folder you may write.`,
      )
  }
  // A copy of the folder may have lost it.
  chmodSync(path, 0o600)
  const key = readFileSync(path, 'utf8').trim()
  if (key.length < 24) throw new Problem('forbidden', `${path} does not hold a key. Delete it; the next start makes another.`)
  return key
}

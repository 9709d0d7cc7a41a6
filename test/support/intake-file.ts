import type { SheetRow } from '../../src/intake/cell.ts'
import { FileRefused, type Refusal } from '../../src/intake/file-refused.ts'
import { DEFAULT_LIMITS, type IntakeLimits } from '../../src/intake/limits.ts'
import { openFile } from '../../src/intake/open-file.ts'

/** All rows of a sheet, read in this thread: what the worker does, without the start of one. */
export async function readAll(bytes: Uint8Array, sheet = 0, limits: Partial<IntakeLimits> = {}): Promise<SheetRow[]> {
  const file = await openFile(bytes, { ...DEFAULT_LIMITS, ...limits })
  try {
    const all: SheetRow[] = []
    for await (const rows of file.rows(sheet)) all.push(...rows)
    return all
  } finally {
    file.close()
  }
}

/** Why the file is refused; undefined when it is read. Anything but a refusal is a fault of ours and fails the test. */
export async function refusalOf(bytes: Uint8Array, limits: Partial<IntakeLimits> = {}): Promise<Refusal | undefined> {
  try {
    await readAll(bytes, 0, limits)
    return undefined
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
}

/** Everything a generator gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

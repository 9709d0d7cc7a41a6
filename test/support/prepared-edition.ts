import { basename } from 'node:path'
import { prepareEdition } from '../../src/services/prepare-edition.ts'
import type { Filling } from './database.ts'

/** An edition as a start of the app leaves it: loaded, shown, diagnosed. */
export function prepared(editionFolder: string): Filling {
  return { name: basename(editionFolder), fill: (handle) => prepareEdition(handle, editionFolder, () => {}) }
}

import { join } from 'node:path'
import { loadEdition } from '../../src/edition/load.ts'
import { computeDiagnosis } from '../../src/services/compute-diagnosis.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { openContext } from '../../src/services/renew.ts'
import { type Engine, openFilledDatabase } from './database.ts'
import { readSmallEdition } from './edition.ts'

/** Who changes something in a test, and why. */
export const curator = { actor: 'curator', reason: 'the register says so' }

export interface SmallDirectory {
  readonly context: ServiceContext
  readonly dispose: () => Promise<void>
}

/** The small edition, loaded and computed, as services see it. */
export async function openSmallDirectory(engine: Engine): Promise<SmallDirectory> {
  const handle = await openFilledDatabase(engine, {
    name: 'small',
    fill: async (made) => {
      await loadEdition(made, await readSmallEdition())
      await computeDiagnosis(made.db)
    },
  })
  return { context: await openContext(handle.db, join(handle.place, 'uploads')), dispose: handle.dispose }
}

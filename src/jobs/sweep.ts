import type { ServiceContext } from '../services/context.ts'
import { sweepImports } from '../services/imports/sweep-imports.ts'

export const SWEEP_MS = 60 * 60 * 1000

/** What nobody asks for but has to be done now and then. */
export async function sweep(context: ServiceContext): Promise<void> {
  await sweepImports(context)
}

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Reference data beside the project, never part of it: tests that compare with them skip without them. */
export const LINKAGE_DATA = fileURLToPath(new URL('../../../shared/data/linkage', import.meta.url))

export const hasLinkageData = existsSync(LINKAGE_DATA)

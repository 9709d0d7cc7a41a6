import type { ValueChange } from '../changes.ts'
import type { LinkedRow } from './messages.ts'

/** A row of `import_match`. */
export function matchRow(
  import_id: string,
  { outcome, ...row }: LinkedRow,
  { isOld, changes }: { isOld: boolean; changes: readonly ValueChange[] } = { isOld: false, changes: [] },
) {
  return { import_id, ...row, outcome: outcome === 'same' || (outcome === 'linked' && isOld) ? ('unchanged' as const) : outcome, changes }
}

import type { StoredValue } from '../../../db/queries/review-tasks.ts'

/** Fields of an imported row under the names the same things have in a record. */
const NAMES: Readonly<Record<string, string>> = {
  province: 'province_id',
  former_province: 'former_province_id',
  park: 'park_id',
  park_name: 'park_id',
  site_name: 'name',
  site_kind: 'kind',
}

/** What a row says, under the names of the record it is set beside. */
export function asRecordFields(values: Readonly<Record<string, StoredValue>>): Record<string, StoredValue> {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [NAMES[field] ?? field, value]))
}

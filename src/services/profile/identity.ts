/** Who a company is, field by field: each may come from another source than the rest. Pure. */
import { type Candidate, companyCandidates } from '../../domain/projection.ts'
import { ageOf, monthsSince } from '../../domain/freshness.ts'
import { type CompanyField, type SourceRecord, splitProperty } from '../../domain/statement.ts'

const IDENTITY_FIELDS = [
  'name_vi',
  'name_en',
  'name_native',
  'short_name',
  'tax_code',
  'lei',
  'os_id',
  'ownership',
  'home_country',
  'group_name',
  'ticker',
  'status',
] as const satisfies readonly CompanyField[]

/** `records` come strongest first. A field nobody speaks of is left out. */
export function identityOf(
  records: readonly SourceRecord[],
  names: { property: (field: string) => string; value: (field: string, value: string) => string | undefined },
  today: string,
) {
  const found = companyCandidates(records)
  return IDENTITY_FIELDS.flatMap((property) => {
    const shown = found.get(property)?.[0]
    if (shown === undefined || shown.value === null || typeof shown.value === 'object') return []
    const value = String(shown.value)
    const { source_id, evidence_grade, as_of } = shown.record
    return [
      {
        property,
        property_name: names.property(property),
        value,
        value_name: names.value(property, value) ?? value,
        source_id,
        evidence_grade,
        as_of,
        age: ageOf(as_of, today),
        months: monthsSince(as_of, today),
      },
    ]
  })
}

/** How often each property was spoken of, and whether those who did disagree: what its history holds. */
export function spokenOf(records: readonly SourceRecord[]) {
  const fields = companyCandidates(records)
  const counts = new Map<string, number>()
  for (const record of records)
    for (const property of Object.keys(record.values)) {
      const { name } = splitProperty(property)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  return [...counts].map(([property, statements]) => ({ property, statements, disagree: disagrees(fields.get(property) ?? []) }))
}

function disagrees(candidates: readonly Candidate[]): boolean {
  return new Set(candidates.map(({ value }) => JSON.stringify(value))).size > 1
}

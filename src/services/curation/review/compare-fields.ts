import type { StoredValue } from '../../../db/queries/review-tasks.ts'
import { fold } from '../../../domain/fold.ts'
import type { Wording } from '../../wording.ts'
import type { ValueNames } from '../value-names.ts'

type Values = Readonly<Record<string, StoredValue>>

/** What tells firms apart comes first. */
const ORDER = {
  company: [
    'name_en',
    'name_vi',
    'name_native',
    'short_name',
    'tax_code',
    'address',
    'province_id',
    'park_id',
    'website',
    'phone',
    'email',
    'home_country',
    'ownership',
    'group_name',
    'ticker',
    'employees',
    'founded',
    'status',
  ],
  site: ['name', 'name_en', 'name_vi', 'address', 'park_id', 'province_id', 'former_province_id', 'kind', 'tax_code', 'phone', 'status'],
} as const

/** Both sides field by field; a field neither side has is left out. */
export function compareFields(level: 'company' | 'site', left: Values, right: Values, names: ValueNames, words: Wording) {
  return ORDER[level].flatMap((field) => {
    const [l, r] = [left[field], right[field]]
    if (l === undefined && r === undefined) return []
    const shown = (value: StoredValue | undefined) => (value?.value == null ? null : readable(field, value.value, names))
    return [
      {
        field,
        name: words.text(`property.${field}`),
        left_raw: rawOf(l, shown(l)),
        left: shown(l),
        right_raw: rawOf(r, shown(r)),
        right: shown(r),
        difference: differenceOf(l?.value ?? l?.raw ?? null, r?.value ?? r?.raw ?? null),
      },
    ]
  })
}

/** What was never written otherwise than as an id of ours is shown by its name. */
function rawOf(value: StoredValue | undefined, shown: string | null): string | null {
  return value === undefined || value.raw === value.value ? shown : value.raw
}

const SEPARATOR = ' · '

function readable(field: string, value: string, names: ValueNames): string {
  return value
    .split(SEPARATOR)
    .map((part) => names(field, part) ?? part)
    .join(SEPARATOR)
}

/** Several addresses or numbers of one side: one in common is enough. Accents, case and punctuation make no difference. */
function differenceOf(left: string | null, right: string | null): 'same' | 'different' | 'missing_left' | 'missing_right' | 'missing_both' {
  if (left === null && right === null) return 'missing_both'
  if (left === null) return 'missing_left'
  if (right === null) return 'missing_right'
  const parts = (text: string) => text.split(SEPARATOR).map((part) => fold(part).replaceAll(/[^\p{L}\p{N}]+/gu, ''))
  const theirs = new Set(parts(right))
  return parts(left).some((part) => theirs.has(part)) ? 'same' : 'different'
}

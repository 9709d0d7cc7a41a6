/** What a buyer asks for, so that a program can decide who fits. Ids are those of the edition; nothing in it is prose but `product`. */
import type { EvidenceGrade, Ownership, Role } from './vocabulary.ts'

export const PERIODS = ['day', 'week', 'month', 'year'] as const
export type Period = (typeof PERIODS)[number]

/** One id, or several of which any will do. */
export type AnyOf<Id extends string = string> = Id | readonly Id[]

/**
 * Conditions by kind: the field that says it, and the fields that may stand beside it. A condition is there only where facts of the
 * directory can decide it.
 */
export const CONDITION_FIELDS = {
  certificate: ['by'],
  process: ['mode'],
  material: [],
  equipment: ['tonnage_t_min', 'axes_min'],
  capacity_min: ['unit', 'per'],
  tolerance_mm_max: [],
  size_mm_min: [],
  moq_max: ['unit'],
  lead_time_days_max: [],
  employees_min: [],
  evidence_min: [],
  language: [],
  export_market: [],
  role: [],
  province: [],
  park: [],
  near: ['radius_km'],
  ownership: [],
  home_country: [],
} as const satisfies Record<string, readonly string[]>
export type ConditionKind = keyof typeof CONDITION_FIELDS
export const CONDITION_KINDS = Object.keys(CONDITION_FIELDS) as ConditionKind[]

/** Exactly one of these. */
export type Condition =
  /** A scheme held and valid; `by` a day (YYYY-MM-DD), without it today. */
  | { readonly certificate: AnyOf; readonly by?: string | undefined }
  | { readonly process: AnyOf; readonly mode?: 'core' | undefined }
  | { readonly material: AnyOf }
  | { readonly equipment: AnyOf; readonly tonnage_t_min?: number | undefined; readonly axes_min?: number | undefined }
  /** Without a unit: that of the volume, else whichever the firm gives. Without a time: a year. */
  | { readonly capacity_min: number; readonly unit?: string | undefined; readonly per?: Period | undefined }
  | { readonly tolerance_mm_max: number }
  | { readonly size_mm_min: number }
  | { readonly moq_max: number; readonly unit?: string | undefined }
  | { readonly lead_time_days_max: number }
  | { readonly employees_min: number }
  | { readonly evidence_min: EvidenceGrade }
  | { readonly language: AnyOf }
  | { readonly export_market: AnyOf }
  | { readonly role: AnyOf<Role> }
  | { readonly province: AnyOf }
  | { readonly park: AnyOf }
  /** `province:x`, `park:x`, `gateway:x` or `lat,lon`. */
  | { readonly near: string; readonly radius_km: number }
  | { readonly ownership: AnyOf<Ownership> }
  | { readonly home_country: AnyOf }

/** A want of weight 1 counts as much as distance or scale do among the parts of the score. */
export type Want = Condition & { readonly weight?: number | undefined }

export interface Volume {
  readonly amount: number
  readonly unit?: string | undefined
  /** A year where nothing is said. */
  readonly per?: Period | undefined
}

export interface Requirement {
  /** Segment ids; any of them. */
  readonly segment?: string | readonly string[] | undefined
  /** HS codes; they stand for the segments the edition files under them. */
  readonly hs?: readonly string[] | undefined
  /** Words for the product; they count for the match of the product only. */
  readonly product?: string | undefined
  readonly volume?: Volume | undefined
  readonly gates: readonly Condition[]
  readonly wants: readonly Want[]
  /** Only an organiser turns it on; it shows as a part of its own. */
  readonly boost_first_time_domestic?: boolean | undefined
}

/** Which of the kinds a condition is. */
export function kindOf(condition: Condition): ConditionKind {
  const kind = CONDITION_KINDS.find((name) => name in condition)
  if (kind === undefined) throw new Error(`no condition is called any of: ${Object.keys(condition).join(', ')}`)
  return kind
}

/** The ids a condition names, be it one or several. */
export function idsOf<Id extends string>(value: AnyOf<Id>): readonly Id[] {
  return typeof value === 'string' ? [value] : value
}

/** What a buyer who lacks it can be told to wait for: nobody can move a plant or change who owns it because of one order. */
export const ACQUIRABLE: ReadonlySet<ConditionKind> = new Set<ConditionKind>([
  'certificate',
  'process',
  'material',
  'equipment',
  'capacity_min',
  'tolerance_mm_max',
  'size_mm_min',
  'moq_max',
  'lead_time_days_max',
  'employees_min',
  'evidence_min',
  'language',
  'export_market',
])

/** What is found out about a condition; unknown is neither. */
export const GATE_RESULTS = ['pass', 'fail', 'unknown'] as const
export type GateResult = (typeof GATE_RESULTS)[number]

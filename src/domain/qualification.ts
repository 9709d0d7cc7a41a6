/** Words about the way to qualify for a type of buyer. */

export const STEP_KINDS = ['assessment', 'system', 'certificate', 'training', 'document', 'test', 'audit', 'improvement', 'trial'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** Asked of every supplier, or of some of them. */
export const STEP_LEVELS = ['required', 'expected'] as const
export type StepLevel = (typeof STEP_LEVELS)[number]

export const DURATION_UNITS = ['day', 'week', 'month'] as const
export type DurationUnit = (typeof DURATION_UNITS)[number]

export const COST_BASES = ['total', 'auditor_day', 'person', 'sample'] as const
export type CostBasis = (typeof COST_BASES)[number]

/** Why a step has no usual time or cost: nobody we know of published one, or it depends on the firm alone. */
export const BAND_GAPS = ['no_source', 'case_by_case'] as const
export type BandGap = (typeof BAND_GAPS)[number]

/** What a firm says of a step, beside what the directory shows. */
export const PROGRESS_STATUSES = ['planned', 'started', 'done'] as const
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number]

/**
 * Where a firm stands with a step: shown by evidence, claimed by the firm alone, behind it (what it led to is there), lapsed,
 * begun, or open.
 */
export const STEP_STATES = ['shown', 'claimed', 'behind', 'lapsed', 'begun', 'open'] as const
export type StepState = (typeof STEP_STATES)[number]

/** The case after a match: what two sides say of how far it went. Nothing counts as reached before both have said so. */

export const SIDES = ['buyer', 'supplier'] as const
export type Side = (typeof SIDES)[number]

/** Who may do something in a case. The facilitator, of an agency, belongs to neither side and speaks for neither. */
export const PARTIES = [...SIDES, 'facilitator'] as const
export type Party = (typeof PARTIES)[number]

/** In the order in which a case goes on; one may be left out: not every purchase needs an NDA or an audit. */
export const STAGES = ['introduction', 'nda', 'rfq', 'sample', 'audit', 'order'] as const
export type Stage = (typeof STAGES)[number]

/** What a side says has happened: a stage was reached, or it came to nothing. */
export const MARKS = [...STAGES, 'declined'] as const
export type Mark = (typeof MARKS)[number]

export const STEPS = ['said', 'disputed', 'withdrew', 'stalled', 'resumed', 'valued', 'reminded', 'facilitated'] as const
export type StepKind = (typeof STEPS)[number]

/** waiting: one side has not accepted the introduction yet. */
export const INTRODUCTION_STATES = ['waiting', 'open', 'stalled', 'declined', 'ordered'] as const
export type IntroductionState = (typeof INTRODUCTION_STATES)[number]

export const END_REASONS = [
  'no_fit',
  'price',
  'quality',
  'certificate_missing',
  'capacity',
  'lead_time',
  'minimum_quantity',
  'chose_other',
  'need_ended',
  'no_answer',
  'order_cancelled',
  'other',
] as const
export type EndReason = (typeof END_REASONS)[number]

export const STALL_REASONS = [
  'waits_for_decision',
  'waits_for_certificate',
  'waits_for_sample',
  'no_answer',
  'no_movement',
  'other',
] as const
export type StallReason = (typeof STALL_REASONS)[number]

/** expected: what a side reckons with. ordered: what was ordered. The two are never added up. */
export const VALUE_KINDS = ['expected', 'ordered'] as const
export type ValueKind = (typeof VALUE_KINDS)[number]

/** US dollars a year, from the first up to below the second; null = no end. */
export const ORDER_BANDS = {
  under_10k: [0, 10_000],
  from_10k: [10_000, 50_000],
  from_50k: [50_000, 250_000],
  from_250k: [250_000, 1_000_000],
  from_1m: [1_000_000, 5_000_000],
  from_5m: [5_000_000, null],
} as const satisfies Record<string, readonly [number, number | null]>
export type OrderBand = keyof typeof ORDER_BANDS
export const ORDER_BAND_IDS = Object.keys(ORDER_BANDS) as [OrderBand, ...OrderBand[]]

/** What the facilitator is there; a person is never named. */
export const FACILITATOR_ROLES = [
  'matching_officer',
  'supplier_development',
  'investment_promotion',
  'trade_promotion',
  'park_liaison',
  'association_desk',
] as const
export type FacilitatorRole = (typeof FACILITATOR_ROLES)[number]

export const DOCUMENT_KINDS = ['nda', 'rfq', 'drawing', 'quotation', 'sample_report', 'audit_report', 'order', 'other'] as const
export type IntroductionDocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Who reads a message: the two sides alone, or the facilitator too. */
export const AUDIENCES = ['sides', 'all'] as const
export type Audience = (typeof AUDIENCES)[number]

export const LINK_DAYS = [1, 7, 30] as const

export interface Step {
  readonly party: Party | 'system'
  readonly step: StepKind
  readonly mark: Mark | null
  readonly value_kind: ValueKind | null
  readonly band: OrderBand | null
}

/** null: nothing said. */
export type Word = 'said' | 'disputed' | null
export type MarkState = 'none' | 'one_sided' | 'disputed' | 'confirmed'

export interface Standing {
  readonly marks: Readonly<Record<Mark, Readonly<Record<Side, Word>>>>
  /** Marks the facilitator brought up: a question to both sides, counted as nobody's word. */
  readonly proposed: readonly Mark[]
  /** The furthest stage of which both sides say that it was reached. */
  readonly stage: Stage | null
  readonly state: IntroductionState
  readonly values: Readonly<Record<ValueKind, Readonly<Record<Side, OrderBand | null>>>>
}

const SILENT: Readonly<Record<Side, Word>> = { buyer: null, supplier: null }
const NO_VALUES: Readonly<Record<Side, OrderBand | null>> = { buyer: null, supplier: null }

/** How a case stands, from everything that was done in it and nothing else. */
export function replay(steps: readonly Step[]): Standing {
  const marks = Object.fromEntries(MARKS.map((mark) => [mark, SILENT])) as Record<Mark, Readonly<Record<Side, Word>>>
  const values = { expected: NO_VALUES, ordered: NO_VALUES }
  const proposed = new Set<Mark>()
  let stalled = false
  for (const { party, step, mark, value_kind, band } of steps) {
    if (step === 'stalled') stalled = true
    else if (step !== 'reminded' && step !== 'facilitated') stalled = false
    if (mark !== null && party === 'facilitator') {
      if (step === 'said') proposed.add(mark)
      if (step === 'withdrew') proposed.delete(mark)
    } else if (mark !== null && party !== 'system')
      marks[mark] = { ...marks[mark], [party]: step === 'said' ? 'said' : step === 'disputed' ? 'disputed' : null }
    if (step === 'valued' && value_kind !== null && party !== 'facilitator' && party !== 'system')
      values[value_kind] = { ...values[value_kind], [party]: band }
  }
  const stage = STAGES.findLast((each) => isConfirmed(marks[each])) ?? null
  return { marks, proposed: [...proposed], stage, state: stateOf(marks, stage, stalled), values }
}

function stateOf(marks: Standing['marks'], stage: Stage | null, stalled: boolean): IntroductionState {
  if (marks.declined.buyer === 'said' || marks.declined.supplier === 'said') return 'declined'
  if (stage === 'order') return 'ordered'
  if (stalled) return 'stalled'
  return isConfirmed(marks.introduction) ? 'open' : 'waiting'
}

function isConfirmed(mark: Readonly<Record<Side, Word>>): boolean {
  return mark.buyer === 'said' && mark.supplier === 'said'
}

export function markState({ marks }: Pick<Standing, 'marks'>, mark: Mark): MarkState {
  const { buyer, supplier } = marks[mark]
  if (buyer === 'said' && supplier === 'said') return 'confirmed'
  if (buyer !== 'said' && supplier !== 'said') return 'none'
  return buyer === 'disputed' || supplier === 'disputed' ? 'disputed' : 'one_sided'
}

/** A value both sides name alike; an order counts with no other. */
export function agreedBand({ values, marks }: Pick<Standing, 'values' | 'marks'>, kind: ValueKind): OrderBand | null {
  const { buyer, supplier } = values[kind]
  if (kind === 'ordered' && !isConfirmed(marks.order)) return null
  return buyer === supplier ? buyer : null
}

export function otherSide(side: Side): Side {
  return side === 'buyer' ? 'supplier' : 'buyer'
}

/** What a side is asked to confirm or dispute; once a case has ended, that alone. */
export function questionsTo({ marks, proposed, state }: Standing, side: Side): Mark[] {
  const asked = state === 'declined' ? (['declined'] as const) : MARKS
  return asked.filter((mark) => {
    const { [side]: own, [otherSide(side)]: other } = marks[mark]
    return own === null && (other === 'said' || proposed.includes(mark))
  })
}

export interface Act {
  readonly party: Party
  readonly step: Exclude<StepKind, 'reminded' | 'facilitated'>
  readonly mark?: Mark | null | undefined
  readonly value_kind?: ValueKind | null | undefined
}

/** Why something cannot be done now; each has its words. undefined = it can. */
export type ActRefusal =
  | 'over'
  | 'declined_first'
  | 'said_already'
  | 'accept_first'
  | 'nothing_to_dispute'
  | 'withdraw_first'
  | 'nothing_to_withdraw'
  | 'confirmed_already'
  | 'stalled_already'
  | 'not_stalled'
  | 'order_first'
  | 'sides_only'

export function refusalOfAct(standing: Standing, { party, step, mark = null, value_kind = null }: Act): ActRefusal | undefined {
  const { marks, state, proposed } = standing
  if (isConfirmed(marks.declined)) return 'over'
  if (state === 'declined' && mark !== 'declined') return 'declined_first'
  if (step === 'stalled') return state === 'stalled' ? 'stalled_already' : undefined
  if (step === 'resumed') return state === 'stalled' ? undefined : 'not_stalled'
  if (party === 'facilitator') {
    if (mark === null || step === 'disputed' || step === 'valued') return 'sides_only'
    if (step === 'withdrew') return proposed.includes(mark) ? undefined : 'nothing_to_withdraw'
    if (mark === 'declined') return 'sides_only'
    if (proposed.includes(mark) || isConfirmed(marks[mark])) return 'said_already'
    return mark !== 'introduction' && !isConfirmed(marks.introduction) ? 'accept_first' : undefined
  }
  if (step === 'valued') {
    if (!isConfirmed(marks.introduction)) return 'accept_first'
    return value_kind === 'ordered' && marks.order[party] !== 'said' ? 'order_first' : undefined
  }
  if (mark === null) return 'nothing_to_withdraw'
  const { [party]: own, [otherSide(party)]: other } = marks[mark]
  if (step === 'said') {
    if (own === 'said') return 'said_already'
    return mark !== 'introduction' && mark !== 'declined' && !isConfirmed(marks.introduction) ? 'accept_first' : undefined
  }
  if (step === 'disputed') {
    if (own === 'said') return 'withdraw_first'
    return own === null && (other === 'said' || proposed.includes(mark)) ? undefined : 'nothing_to_dispute'
  }
  if (own === null) return 'nothing_to_withdraw'
  return own === 'said' && other === 'said' ? 'confirmed_already' : undefined
}

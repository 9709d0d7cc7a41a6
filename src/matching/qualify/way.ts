/**
 * How far a firm is from what a type of buyer asks for: where it stands with each step, which it can begin now, and how long the
 * rest takes where somebody published a usual time. Deterministic; what it is told is all it looks at.
 */
import type { CertificateState } from '../../domain/fact-details.ts'
import type { ProgressStatus, StepLevel, StepState } from '../../domain/qualification.ts'
import type { EvidenceGrade } from '../../domain/vocabulary.ts'

/** In days; without a least, it is "up to". */
export interface Band {
  readonly least: number | null
  readonly most: number
}

export interface AskedStep {
  readonly step_id: string
  readonly level: StepLevel
  /** Certificate that shows it. */
  readonly scheme_id: string | null
  /** Certificates that contain it. */
  readonly implied_by: readonly string[]
  /** Property of the company that shows it. */
  readonly fact_property: string | null
  /** Steps that come first; those not asked by this buyer do not count. */
  readonly after: readonly string[]
  readonly duration: Band | null
}

export interface Proof {
  readonly fact_id: string | null
  readonly text: string | null
  readonly source_id: string | null
  readonly grade: EvidenceGrade | null
  readonly as_of: string | null
}

export interface HeldCertificate extends Proof {
  readonly scheme_id: string
  readonly state: CertificateState
  readonly expires_on: string | null
}

export interface KnownFact extends Proof {
  readonly property: string
}

export interface SaidProgress {
  readonly step_id: string
  readonly status: ProgressStatus
  /** A document of the firm that staff accepted shows it. */
  readonly proven: boolean
}

export interface Standing {
  readonly certificates: readonly HeldCertificate[]
  readonly facts: readonly KnownFact[]
  readonly progress: readonly SaidProgress[]
}

export interface StepOnWay {
  readonly step_id: string
  readonly level: StepLevel
  readonly state: StepState
  readonly proofs: readonly (HeldCertificate | KnownFact)[]
  /** Open steps that come first. */
  readonly waits_for: readonly string[]
  /** Open, and nothing is before it. */
  readonly can_begin: boolean
}

export interface Way {
  readonly steps: readonly StepOnWay[]
  readonly required: Tally
  readonly expected: Tally
  readonly time: TimeLeft
}

export interface Tally {
  readonly total: number
  readonly shown: number
  readonly claimed: number
  readonly left: number
}

export interface TimeLeft {
  /** Along the longest chain of steps that wait for each other; steps side by side are done side by side. */
  readonly days_least: number
  readonly days_most: number
  /** Open steps without a published time: with them it takes longer. */
  readonly without_figure: number
}

const SETTLED: ReadonlySet<StepState> = new Set<StepState>(['shown', 'claimed', 'behind'])

/** `steps` in the order in which the buyer's type lists them. */
export function wayToQualify(steps: readonly AskedStep[], standing: Standing): Way {
  const asked = new Map(steps.map((step) => [step.step_id, step]))
  const own = new Map(steps.map((step) => [step.step_id, standOf(step, standing)]))
  const states = new Map([...own].map(([id, { state }]) => [id, state]))
  // From the last to the first: what led to something that is there lies behind the firm.
  for (const step of steps.toReversed()) {
    const next = steps.filter((other) => other.after.includes(step.step_id))
    const isPreparation = step.scheme_id === null && step.fact_property === null
    if (isPreparation && states.get(step.step_id) === 'open' && next.length > 0 && next.every(({ step_id }) => isSettled(states, step_id)))
      states.set(step.step_id, 'behind')
  }
  const onWay = steps.map((step): StepOnWay => {
    const state = states.get(step.step_id) ?? 'open'
    const waitsFor = SETTLED.has(state) ? [] : step.after.filter((id) => asked.has(id) && !isSettled(states, id))
    return {
      step_id: step.step_id,
      level: step.level,
      state,
      proofs: own.get(step.step_id)?.proofs ?? [],
      waits_for: waitsFor,
      can_begin: !SETTLED.has(state) && waitsFor.length === 0,
    }
  })
  return {
    steps: onWay,
    required: tally(onWay.filter(({ level }) => level === 'required')),
    expected: tally(onWay.filter(({ level }) => level === 'expected')),
    time: timeLeft(steps, states),
  }
}

function isSettled(states: ReadonlyMap<string, StepState>, id: string): boolean {
  return SETTLED.has(states.get(id) ?? 'open')
}

function standOf(
  step: AskedStep,
  { certificates, facts, progress }: Standing,
): { state: StepState; proofs: (HeldCertificate | KnownFact)[] } {
  const held = certificates.filter(({ scheme_id }) => scheme_id === step.scheme_id || step.implied_by.includes(scheme_id))
  const known = step.fact_property === null ? [] : facts.filter(({ property }) => property === step.fact_property)
  const said = progress.find(({ step_id }) => step_id === step.step_id)
  const states = new Set([
    ...held.map(({ state }) => CERTIFICATE_STANDS[state]),
    ...known.map(factStands),
    ...(said ? [progressStands(said)] : []),
  ])
  return { state: STRENGTH.find((state) => states.has(state)) ?? 'open', proofs: [...held, ...known] }
}

/** From the strongest: more evidence never leads backwards. */
const STRENGTH: readonly StepState[] = ['shown', 'claimed', 'begun', 'lapsed']

const CERTIFICATE_STANDS: Readonly<Record<CertificateState, StepState>> = {
  valid: 'shown',
  expiring: 'shown',
  unverified: 'claimed',
  planned: 'begun',
  expired: 'lapsed',
  withdrawn: 'lapsed',
}

function factStands({ grade }: KnownFact): StepState {
  return grade === 'self_declared' || grade === 'press' ? 'claimed' : 'shown'
}

function progressStands({ status, proven }: SaidProgress): StepState {
  if (status === 'done') return proven ? 'shown' : 'claimed'
  return status === 'started' ? 'begun' : 'open'
}

function tally(steps: readonly StepOnWay[]): Tally {
  const count = (...states: StepState[]) => steps.filter(({ state }) => states.includes(state)).length
  return { total: steps.length, shown: count('shown', 'behind'), claimed: count('claimed'), left: count('open', 'begun', 'lapsed') }
}

function timeLeft(steps: readonly AskedStep[], states: ReadonlyMap<string, StepState>): TimeLeft {
  const byId = new Map(steps.map((step) => [step.step_id, step]))
  const ends = new Map<string, { least: number; most: number }>()
  const endOf = (id: string, above: ReadonlySet<string>): { least: number; most: number } => {
    const step = byId.get(id)
    const before = ends.get(id)
    if (before !== undefined) return before
    // An edition whose steps run in a circle is refused; whoever calls this otherwise gets an answer all the same.
    if (step === undefined || above.has(id)) return { least: 0, most: 0 }
    const starts = step.after.map((other) => endOf(other, new Set([...above, id])))
    const open = !isSettled(states, id)
    const end = {
      least: Math.max(0, ...starts.map(({ least }) => least)) + (open ? (step.duration?.least ?? 0) : 0),
      most: Math.max(0, ...starts.map(({ most }) => most)) + (open ? (step.duration?.most ?? 0) : 0),
    }
    ends.set(id, end)
    return end
  }
  const all = steps.map(({ step_id }) => endOf(step_id, new Set()))
  return {
    days_least: Math.max(0, ...all.map(({ least }) => least)),
    days_most: Math.max(0, ...all.map(({ most }) => most)),
    without_figure: steps.filter(({ step_id, duration }) => duration === null && !isSettled(states, step_id)).length,
  }
}

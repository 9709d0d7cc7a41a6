/** From weight to probability as reviewed pairs show it: a rising step function (isotonic regression, pool adjacent violators). */

export interface Judged {
  readonly bits: number
  readonly match: boolean
}

export interface Calibration {
  /** Rising; up to each weight the probability of the same place holds, interpolated between the middles of the steps. */
  readonly bits: readonly number[]
  readonly probabilities: readonly number[]
}

interface Step {
  readonly count: number
  readonly matches: number
  /** Sum of the weights of its pairs. */
  readonly bits: number
}

/** For some three hundred judgements and more: with fewer the steps follow single reviewers' slips rather than the data. */
export function calibrate(judged: readonly Judged[]): Calibration {
  const steps: Step[] = []
  for (const step of equalWeights(judged)) {
    let pooled = step
    for (let last = steps.at(-1); last !== undefined && share(last) >= share(pooled); last = steps.at(-1)) {
      pooled = together(last, pooled)
      steps.pop()
    }
    steps.push(pooled)
  }
  // The rule of succession: no finite number of reviews makes certain.
  const doubt = 1 / (judged.length + 2)
  return {
    bits: steps.map(({ bits, count }) => bits / count),
    probabilities: steps.map((step) => Math.min(1 - doubt, Math.max(doubt, share(step)))),
  }
}

const share = ({ matches, count }: Step) => matches / count
const together = (a: Step, b: Step): Step => ({ count: a.count + b.count, matches: a.matches + b.matches, bits: a.bits + b.bits })

/** Pairs of equal weight are one observation, whatever order they came in. */
function equalWeights(judged: readonly Judged[]): Step[] {
  const steps = new Map<number, Step>()
  for (const { bits, match } of judged) {
    const one = { count: 1, matches: match ? 1 : 0, bits }
    const before = steps.get(bits)
    steps.set(bits, before === undefined ? one : together(before, one))
  }
  return [...steps].toSorted(([a], [b]) => a - b).map(([, step]) => step)
}

export function calibrated(calibration: Calibration, bits: number): number {
  const { bits: steps, probabilities } = calibration
  const above = steps.findIndex((step) => step >= bits)
  if (above === -1) return probabilities.at(-1) ?? Number.NaN
  if (above === 0) return probabilities[0]!
  const [low, high] = [steps[above - 1]!, steps[above]!]
  return probabilities[above - 1]! + ((bits - low) / (high - low)) * (probabilities[above]! - probabilities[above - 1]!)
}

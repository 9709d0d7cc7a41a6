/** Who does how much of each step, and what goes from whom to whom. */
import { distanceKm } from '../../domain/geo.ts'
import { type ConsortiumProblem, partOf, WHOLE } from './problem.ts'

export interface Work {
  readonly candidate: number
  readonly step: number
  /** Of the volume, 0–1. */
  readonly share: number
}

export interface HandOver {
  readonly from: number
  readonly to: number
  readonly after_step: number
  readonly share: number
  /** null: nobody says where one of them is. */
  readonly distance_km: number | null
}

/** First whoever did the step before, so that little is carried about; then the largest. */
export function workOf(problem: ConsortiumProblem, chosen: readonly number[]): Work[] {
  const all: Work[] = []
  for (let step = 0; step < problem.steps; step++) {
    const did = new Set(all.filter((each) => each.step === step - 1).map(({ candidate }) => candidate))
    const able = chosen
      .flatMap((candidate) => {
        const cover = problem.candidates[candidate]?.covers.find((each) => each.step === step)
        const part = cover === undefined ? 0 : partOf(cover, problem)
        return part > 0 ? [{ candidate, part }] : []
      })
      .toSorted((a, b) => Number(did.has(b.candidate)) - Number(did.has(a.candidate)) || b.part - a.part || a.candidate - b.candidate)
    let left = WHOLE
    for (const { candidate, part } of able) {
      const taken = Math.min(part, left)
      if (taken > 0) all.push({ candidate, step, share: taken / WHOLE })
      left -= taken
    }
  }
  return all
}

/** Between one step and the next. What a firm goes on with itself is no hand-over. */
export function handOversOf({ steps, candidates }: ConsortiumProblem, work: readonly Work[]): HandOver[] {
  const all: HandOver[] = []
  for (let step = 0; step + 1 < steps; step++) {
    const [out, into] = [step, step + 1].map((at) => work.filter((each) => each.step === at).map((each) => ({ ...each })))
    if (out === undefined || into === undefined) continue
    const kept = (from: { candidate: number; share: number }) => {
      const own = into.find(({ candidate }) => candidate === from.candidate)
      if (own === undefined) return
      const share = Math.min(from.share, own.share)
      Object.assign(from, { share: from.share - share })
      Object.assign(own, { share: own.share - share })
    }
    out.forEach(kept)
    for (const from of out) {
      for (const to of into) {
        const share = Math.min(from.share, to.share)
        if (share <= 1e-9) continue
        Object.assign(from, { share: from.share - share })
        Object.assign(to, { share: to.share - share })
        const [a, b] = [candidates[from.candidate]?.point, candidates[to.candidate]?.point]
        all.push({ from: from.candidate, to: to.candidate, after_step: step, share, distance_km: a && b ? distanceKm(a, b) : null })
      }
    }
  }
  return all
}

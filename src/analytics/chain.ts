/** Measures on the input graph of a chain: who needs what, how far it reaches, how much of it is at hand. */

export interface ChainLink {
  input: string
  output: string
  essential: boolean
}

/**
 * Everything that needs `start`, directly or through others, `start` not included.
 * With `essentialOnly`, only along links without which the output cannot be made. Cycles (recycling) are harmless.
 */
export function downstream(start: string, links: readonly ChainLink[], { essentialOnly = false } = {}): Set<string> {
  const outputs = new Map<string, string[]>()
  for (const link of links) {
    if (essentialOnly && !link.essential) continue
    outputs.set(link.input, [...(outputs.get(link.input) ?? []), link.output])
  }
  const seen = new Set<string>()
  const queue = [start]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const next of outputs.get(at) ?? []) {
      if (next === start || seen.has(next)) continue
      seen.add(next)
      queue.push(next)
    }
  }
  return seen
}

/**
 * Share (0–1) of final-product exports whose chain needs the segment. `exportsByProduct`: US$ of each final product,
 * unknown ones left out. null when no export value is known.
 */
export function downstreamReach(reached: ReadonlySet<string>, exportsByProduct: ReadonlyMap<string, number>): number | null {
  let all = 0
  let hit = 0
  for (const [product, value] of exportsByProduct) {
    all += value
    if (reached.has(product)) hit += value
  }
  return all > 0 ? hit / all : null
}

/**
 * Input availability: Σ w·1[RCA ≥ threshold] / Σ w over the inputs whose RCA is known (Growth Lab's viability criterion,
 * without its import condition, which counts imports as availability). null when none is known.
 */
export function inputAvailability(
  inputs: readonly { rca: number | null; weight: number }[],
  threshold = 1,
): { share: number; known: number } | null {
  const known = inputs.filter((input): input is { rca: number; weight: number } => input.rca !== null && input.weight > 0)
  const total = known.reduce((sum, input) => sum + input.weight, 0)
  if (total === 0) return null
  const available = known.reduce((sum, input) => sum + (input.rca >= threshold ? input.weight : 0), 0)
  return { share: available / total, known: known.length }
}

/** Herfindahl–Hirschman index of non-negative values: Σ (v/Σv)², 1/n … 1. null when nothing is known. */
export function herfindahl(values: readonly number[]): number | null {
  const total = values.reduce((a, b) => a + b, 0)
  return total > 0 ? values.reduce((sum, value) => sum + (value / total) ** 2, 0) : null
}

/** Compound growth per year between two values: (last/first)^(1/years) − 1. null unless both are positive. */
export function growthPerYear(first: number | null, last: number | null, years: number): number | null {
  if (first === null || last === null || first <= 0 || last <= 0 || years <= 0) return null
  return (last / first) ** (1 / years) - 1
}

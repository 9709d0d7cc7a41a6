/** Classes of a choropleth of counts: the lower bounds of up to four shades above "none". The darkest of the five
    shades is left out: names written over it could not be read. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
const MOST = 4

export function classBounds(counts: readonly number[]): number[] {
  const max = Math.max(0, ...counts)
  const usable = STEPS.filter((step) => step <= max)
  if (usable.length <= MOST) return usable
  // Spread over the whole range, the first and the last always kept.
  return Array.from({ length: MOST }, (_, i) => usable[Math.round((i * (usable.length - 1)) / (MOST - 1))] ?? 1)
}

/** 0 = none on record, 1–4 = shade. Few classes use the far ends of the scale, so that two of them still look different. */
export function shadeOf(count: number, bounds: readonly number[]): number {
  const reached = bounds.filter((bound) => count >= bound).length
  if (reached === 0) return 0
  return bounds.length <= 1 ? 3 : 1 + Math.round(((reached - 1) * (MOST - 1)) / (bounds.length - 1))
}

/** "1–4", "5–9", "10 +". */
export function classLabel(bounds: readonly number[], index: number): string {
  const low = bounds[index] ?? 0
  const next = bounds[index + 1]
  if (next === undefined) return `${low} +`
  return next - 1 === low ? String(low) : `${low}–${next - 1}`
}

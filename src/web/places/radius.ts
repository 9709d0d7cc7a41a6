/** Circles people ask for, in km. The address may hold any other up to 500. */
export const RADII = [10, 25, 50, 100, 200] as const

const FIRST_KM = 50

export function radiusOf(search: URLSearchParams): number {
  const km = Number(search.get('radius_km'))
  return Number.isFinite(km) && km > 0 && km <= 500 ? km : FIRST_KM
}

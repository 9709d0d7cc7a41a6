/** What a consortium is asked for, and what one costs. */
import { distanceKm, type Point } from '../../domain/geo.ts'

export interface Candidate {
  readonly company_id: string
  /** null: nobody says where it is. */
  readonly point: Point | null
  readonly may_lead: boolean
  /** Whole number from 0 to TIE_BREAK_MOST. */
  readonly tie_break: number
  readonly covers: readonly Cover[]
}

export interface Cover {
  /** Number of the step. */
  readonly step: number
  /** Capacity as a share of the volume; null: not known. */
  readonly share: number | null
}

export interface ConsortiumProblem {
  /** How many steps there are; they are handed over in this order. */
  readonly steps: number
  /** Without a volume, a firm that does a step does all of it. */
  readonly has_volume: boolean
  readonly candidates: readonly Candidate[]
  readonly most_firms: number
  /** Between any two of them. */
  readonly span_km: number | null
  /** Firms that give no capacity count as if they had enough. */
  readonly count_unknown: boolean
}

export const TIE_BREAK_MOST = 999
/** Capacities are added up in ten-thousandths of the volume, rounded up. */
export const WHOLE = 10_000
/** One firm more is worse than any tie-break of up to this many. */
const FIRM_COST = 100_000

/** What a firm counts at a step, in ten-thousandths of the volume. */
export function partOf(cover: Cover, { has_volume, count_unknown }: ConsortiumProblem): number {
  if (!has_volume) return WHOLE
  if (cover.share === null) return count_unknown ? WHOLE : 0
  return Math.min(WHOLE, Math.ceil(cover.share * WHOLE - 1e-9))
}

export function isTooFar(a: Candidate, b: Candidate, spanKm: number | null): boolean {
  if (spanKm === null) return false
  return a.point === null || b.point === null || distanceKm(a.point, b.point) > spanKm
}

export function costOf(chosen: readonly Candidate[]): number {
  return chosen.reduce((sum, { tie_break }) => sum + FIRM_COST + tie_break, 0)
}

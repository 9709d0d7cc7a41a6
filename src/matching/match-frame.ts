/** What the edition knows that decides a match, reduced to what one requirement needs. Plain data: kept with a run, it ranks the same again. */
import type { Point } from '../domain/geo.ts'

export interface MatchFrame {
  /** YYYY-MM-DD; the engine has no clock. */
  readonly today: string
  /** Segments asked for, those of the HS codes among them; empty: any. */
  readonly segments: readonly string[]
  /** Of other segments: how near they are to the nearest that is asked for, 0 … 1. */
  readonly related: Readonly<Record<string, number>>
  /** Segments in which serving is the work: testing, design, logistics. */
  readonly service_segments: readonly string[]
  /** Processes that making the segments is, by definition, and those it uses. */
  readonly processes: { readonly defines: readonly string[]; readonly uses: readonly string[] }
  readonly units: Readonly<Record<string, { readonly dimension: string; readonly factor: number }>>
  /** Of every `near` of the requirement. */
  readonly points: Readonly<Record<string, Point>>
  /** Province of every park of the requirement. */
  readonly park_provinces: Readonly<Record<string, string>>
}

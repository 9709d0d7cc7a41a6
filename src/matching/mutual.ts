/**
 * The other side of a match: what a need is worth to a company, of what both have said. Each part is between 0 and 1, 0 where nothing
 * is known; the contributions add up. The mutual score is the geometric mean of both sides: one that suits only one side is low.
 */
import { distanceKm, type Point } from '../domain/geo.ts'
import type { Requirement } from '../domain/requirement.ts'
import type { MatchFrame } from './match-frame.ts'
import { judgeNeeded } from './quantity-gates.ts'
import type { MatchSubject } from './subject.ts'

/** Expert weights, as on the buyer's side; they are points. */
export const SUPPLIER_WEIGHTS = { product: 40, scale: 25, distance: 15, buyer: 10, clarity: 10 } as const
export type SupplierPartName = keyof typeof SUPPLIER_WEIGHTS

export interface SupplierPart {
  readonly name: SupplierPartName
  readonly value: number
  readonly weight: number
  readonly contribution: number
}

/** What of the need counts here, beside its requirement. */
export interface NeedFacts {
  /** Where it is wanted; empty: nothing is said. */
  readonly points: readonly Point[]
  /** Who wants it is named, and somebody vouches for them or a source names them. */
  readonly buyer_known: boolean
}

/** At which distance half of the points are left. */
const HALF_KM = 150

export function supplierScore(
  requirement: Requirement,
  subject: MatchSubject,
  frame: MatchFrame,
  need: NeedFacts,
): { score: number; parts: SupplierPart[] } {
  const values: Readonly<Record<SupplierPartName, number>> = {
    product: makes(subject, frame),
    scale: fitsScale(requirement, subject, frame),
    distance: nearness(subject, need.points),
    buyer: need.buyer_known ? 1 : 0,
    clarity: clarity(requirement),
  }
  const parts = Object.entries(SUPPLIER_WEIGHTS).map(([key, weight]) => {
    const name = key as SupplierPartName
    return { name, value: values[name], weight, contribution: Math.round(values[name] * weight * 10_000) / 10_000 }
  })
  return { score: Math.round(parts.reduce((sum, { contribution }) => sum + contribution, 0) * 10_000) / 10_000, parts }
}

export function mutualScore(buyerSide: number, supplierSide: number): number {
  return Math.sqrt(Math.max(0, buyerSide) * Math.max(0, supplierSide))
}

/** What it makes already is worth more than what is near to it. */
function makes({ made }: MatchSubject, { segments, related }: MatchFrame): number {
  if (segments.length === 0) return 0
  return Math.max(
    0,
    ...made.map(
      ({ segment_id, role }) => (segments.includes(segment_id) ? 1 : 0.6 * (related[segment_id] ?? 0)) * (role === 'trader' ? 0.4 : 1),
    ),
  )
}

/** The whole order fits its capacity; a part of it is worth that part. */
function fitsScale({ volume }: Requirement, subject: MatchSubject, frame: MatchFrame): number {
  if (volume === undefined) return 0
  return judgeNeeded({ amount: volume.amount, unit: volume.unit ?? null, per: volume.per ?? 'year' }, subject, frame).value
}

function nearness({ sites }: MatchSubject, points: readonly Point[]): number {
  const distances = sites.flatMap(({ lat, lon }) =>
    lat === null || lon === null ? [] : points.map((point) => distanceKm({ lat, lon }, point)),
  )
  return distances.length === 0 ? 0 : 0.5 ** (Math.min(...distances) / HALF_KM)
}

/** A need that says what, how much and by which rules costs less to answer. */
function clarity({ product, volume, gates, wants }: Requirement): number {
  return [product !== undefined, volume !== undefined, gates.length > 0, gates.length + wants.length > 2].filter(Boolean).length / 4
}

import type { ColumnType, JSONColumnType } from 'kysely'
import type { Overlay, Status } from '../../domain/vocabulary.ts'

/** JSON travels as text on the way in: node-postgres would turn an array into a PostgreSQL array literal. */
type Json<T extends object> = JSONColumnType<T>

/** The edition that is loaded: no row or one. */
export interface EditionTable {
  edition_id: string
  version: string
  title: Json<Record<string, string>>
  country: string
  fictional: boolean
  checksum: string
  schema_version: string
  loaded_at: ColumnType<Date, Date | string, Date | string>
  results_stamp: string | null
  projection_stamp: string | null
}

/** Indicators of segments, computed from the edition. */
export interface SegmentIndicatorTable {
  segment_id: string
  indicator: string
  year: number | null
  value: number | null
  unit: string
  missing_reason: string | null
  source_ids: string[]
  inputs: Json<Record<string, unknown>>
}

/** Status of segments, computed from the indicators. */
export interface SegmentStatusTable {
  segment_id: string
  status: Status
  overlays: Json<Overlay[]>
  rule: string
  source_ids: string[]
  inputs: Json<Record<string, unknown>>
}

/** Segments worth closing first, in order. */
export interface GapTable {
  segment_id: string
  rank: number
  score: number
  parts: Json<Record<string, unknown>>
}

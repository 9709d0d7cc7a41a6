import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

export function needsOfSegment(db: Kysely<Database>, segmentId: string) {
  return db.selectFrom('need').selectAll().where('segment_id', '=', segmentId).orderBy('need_id').execute()
}

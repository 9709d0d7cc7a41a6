/** What was ever said and decided about some subjects, and how it stood at one moment. */
import type { RecordOrigin, SourceRecord, SubjectKind } from './statement.ts'

export interface Subject {
  readonly company_id: string
  readonly subject_id: string
  readonly kind: SubjectKind
  readonly public_id: string
  readonly origin: RecordOrigin
  readonly import_id: string | null
  readonly created_at: Date
}

interface Ending {
  readonly event_id: string
  readonly ended_at: Date | null
}

export interface Retraction extends Ending {
  readonly record_id: string
  /** `*`: the whole record. */
  readonly property: string
  readonly retracted_at: Date
}

export interface SubjectLink extends Ending {
  readonly subject_id: string
  readonly kind: 'same_as' | 'belongs_to'
  readonly target_id: string
  readonly created_at: Date
}

export interface Assignment extends Ending {
  readonly record_id: string
  readonly subject_id: string
  readonly created_at: Date
}

export interface Chronicle {
  readonly subjects: readonly Subject[]
  readonly records: readonly SourceRecord[]
  readonly retractions: readonly Retraction[]
  readonly links: readonly SubjectLink[]
  readonly assignments: readonly Assignment[]
}

/** The chronicle at one moment. */
export interface Standing {
  readonly subjects: ReadonlyMap<string, Subject>
  /** Records that count, without retracted properties, by the subject they are about now. */
  readonly records: ReadonlyMap<string, readonly SourceRecord[]>
  /** The subject that stands for this one: itself unless merged. */
  readonly canonical: (subjectId: string) => string
  /** Company of a subject, after moves and merges; undefined when the chronicle does not hold the subject. */
  readonly companyOf: (subjectId: string) => string | undefined
}

/** `at` left out: now. */
export function standingAt(chronicle: Chronicle, at?: Date): Standing {
  const until = at?.getTime() ?? Number.POSITIVE_INFINITY
  const holds = (from: Date, ended: Date | null) => from.getTime() <= until && (ended === null || ended.getTime() > until)

  const subjects = new Map(chronicle.subjects.map((subject) => [subject.subject_id, subject]))
  const sameAs = new Map<string, SubjectLink>()
  const belongsTo = new Map<string, SubjectLink>()
  for (const link of chronicle.links) {
    if (holds(link.created_at, link.ended_at)) keepLatest(link.kind === 'same_as' ? sameAs : belongsTo, link.subject_id, link)
  }
  const assigned = new Map<string, Assignment>()
  for (const each of chronicle.assignments) if (holds(each.created_at, each.ended_at)) keepLatest(assigned, each.record_id, each)
  const retracted = new Map<string, Set<string>>()
  for (const { record_id, property, retracted_at, ended_at } of chronicle.retractions) {
    if (!holds(retracted_at, ended_at)) continue
    const properties = retracted.get(record_id) ?? new Set()
    retracted.set(record_id, properties.add(property))
  }

  const canonical = (subjectId: string): string => {
    const seen = new Set<string>()
    let id = subjectId
    for (let link = sameAs.get(id); link !== undefined && !seen.has(id); link = sameAs.get(id)) {
      seen.add(id)
      id = link.target_id
    }
    return id
  }
  const companyOf = (subjectId: string): string | undefined => {
    const id = canonical(subjectId)
    const company = belongsTo.get(id)?.target_id ?? subjects.get(id)?.company_id
    return company === undefined ? undefined : canonical(company)
  }

  const records = new Map<string, SourceRecord[]>()
  for (const record of chronicle.records) {
    if (record.recorded_at.getTime() > until) continue
    const standing = withoutRetracted(record, retracted.get(record.record_id))
    if (standing === undefined) continue
    const id = canonical(assigned.get(record.record_id)?.subject_id ?? record.subject_id)
    const list = records.get(id)
    if (list === undefined) records.set(id, [standing])
    else list.push(standing)
  }
  return { subjects, records, canonical, companyOf }
}

/** Ids of events sort by time. */
function keepLatest<T extends Ending>(map: Map<string, T>, key: string, item: T): void {
  const known = map.get(key)
  if (known === undefined || known.event_id < item.event_id) map.set(key, item)
}

function withoutRetracted(record: SourceRecord, properties: ReadonlySet<string> | undefined): SourceRecord | undefined {
  if (properties === undefined) return record
  if (properties.has('*')) return undefined
  const left = Object.entries(record.values).filter(([property]) => !properties.has(property))
  return left.length === 0 ? undefined : { ...record, values: Object.fromEntries(left) }
}

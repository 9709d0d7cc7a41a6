/** Every statement ever made about a company, and what became of it. */
import type { Chronicle, Standing } from './chronicle.ts'
import {
  companyCandidates,
  candidatesOf,
  type References,
  recordsAbout,
  segmentProperties,
  shownFacts,
  siteCandidates,
  siteFinder,
  sitesByCompany,
} from './projection.ts'
import { type SourceRecord, statementId, type StatementValue } from './statement.ts'

/** live: shown · superseded: counts, but another is shown · retracted: counts no more. */
export type StatementState = 'live' | 'superseded' | 'retracted'

export interface StatedOnce {
  readonly record: SourceRecord
  readonly subject_id: string
  readonly property: string
  readonly value: StatementValue
  readonly state: StatementState
  /** Event that retracted it. */
  readonly retracted_by: string | null
}

export function statementsOf(chronicle: Chronicle, standing: Standing, references: References, companyId: string): StatedOnce[] {
  const siteIds = sitesByCompany(standing).get(companyId) ?? []
  const shown = shownStatements(standing, references, companyId, siteIds)
  const live = new Map(
    [companyId, ...siteIds].flatMap((id) => (standing.records.get(id) ?? []).map((record) => [record.record_id, id] as const)),
  )
  const liveValues = new Map([...standing.records.values()].flat().map((record) => [record.record_id, record.values]))
  const retractions = Map.groupBy(
    chronicle.retractions.filter((each) => each.ended_at === null),
    (each) => each.record_id,
  )
  return chronicle.records.flatMap((record) => {
    const subject_id = live.get(record.record_id) ?? deadSubject(standing, record, companyId, liveValues)
    if (subject_id === undefined) return []
    return Object.entries(record.values).map(([property, value]): StatedOnce => {
      const counts = liveValues.get(record.record_id)?.[property] !== undefined
      const state = !counts ? 'retracted' : shown.has(statementId(record.record_id, property)) ? 'live' : 'superseded'
      const by = retractions.get(record.record_id)?.filter((each) => each.property === '*' || each.property === property)
      return { record, subject_id, property, value, state, retracted_by: by?.map((each) => each.event_id).toSorted()[0] ?? null }
    })
  })
}

/** A record that counts no more stays with the subject it was about. */
function deadSubject(standing: Standing, record: SourceRecord, companyId: string, live: ReadonlyMap<string, unknown>): string | undefined {
  if (live.has(record.record_id)) return undefined
  const subject = standing.canonical(record.subject_id)
  return standing.companyOf(subject) === companyId ? subject : undefined
}

function shownStatements(standing: Standing, references: References, companyId: string, siteIds: readonly string[]): Set<string> {
  const records = recordsAbout(standing, companyId)
  const best = [
    ...companyCandidates(records).values(),
    ...candidatesOf(records, segmentProperties(records)).values(),
    ...siteIds.flatMap((id) => [...siteCandidates(recordsAbout(standing, id), references).values()]),
  ].flatMap(([first]) => first ?? [])
  const facts = shownFacts(records, siteFinder(standing, new Set(siteIds)))
  return new Set([...best, ...facts].map(({ record, property }) => statementId(record.record_id, property)))
}

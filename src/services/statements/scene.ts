import { readChronicle } from '../../db/queries/chronicle.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { type Chronicle, type Standing, standingAt, type Subject } from '../../domain/chronicle.ts'
import type { Statements } from './change.ts'

/** The companies some subjects belong to, as they stand. */
export interface Scene {
  readonly chronicle: Chronicle
  readonly standing: Standing
  readonly companies: readonly string[]
  /** All subjects that are one with this one today, itself included. */
  membersOf(subjectId: string): string[]
}

export async function openScene({ db }: Statements, subjects: readonly Subject[]): Promise<Scene> {
  const ids = subjects.map((subject) => subject.subject_id)
  const companies = [...new Set((await currentCompanies(db, ids)).values())]
  const chronicle = await readChronicle(db, companies)
  const standing = standingAt(chronicle)
  return {
    chronicle,
    standing,
    companies,
    membersOf: (subjectId) => {
      const canonical = standing.canonical(subjectId)
      return [...standing.subjects.keys()].filter((id) => standing.canonical(id) === canonical)
    },
  }
}

export function homeOf({ standing }: Scene, subjectId: string): Subject {
  const subject = standing.subjects.get(subjectId)
  if (subject === undefined) throw new Error(`the subject ${subjectId} is not in the scene`)
  return subject
}

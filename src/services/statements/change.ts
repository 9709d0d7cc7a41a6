import { findSubjects, findSubjectByPublicId } from '../../db/queries/subjects.ts'
import type { Subject } from '../../domain/chronicle.ts'
import { Problem } from '../../domain/problem.ts'
import { parsePublicId } from '../../domain/public-id.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'

/**
 * What a change of statements needs. A transaction will do in place of the database: then the change is part of it. Who commits
 * calls `context.renew()` afterwards.
 */
export type Statements = Pick<ServiceContext, 'db'>

/** Who, why, and in which language to refuse. */
export interface Change {
  readonly actor: string
  readonly reason?: string | undefined
  readonly lang?: Language
  /** Left out: now. */
  readonly at?: Date
}

export interface Changed {
  readonly event_id: string
  /** Companies whose rows may differ now, also those that are no longer shown. */
  readonly touched: readonly string[]
}

/** By slug, by id of a site, or by public id in any spelling. */
export async function findSubject({ db }: Statements, id: string): Promise<Subject | undefined> {
  const found = (await findSubjects(db, [id])).get(id)
  if (found !== undefined) return found
  const publicId = parsePublicId(id)
  return publicId === undefined ? undefined : findSubjectByPublicId(db, publicId)
}

export async function getSubject(statements: Statements, id: string, lang: Language = 'en'): Promise<Subject> {
  const subject = await findSubject(statements, id)
  if (subject === undefined) throw new Problem('not_found', wording(lang).text('statement.no_subject', { id }))
  return subject
}

import { findCompany, listCompanyIds, type ShownCompany } from '../../db/queries/companies.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { notFound } from '../not-found.ts'
import { findSubject } from '../statements/change.ts'
import { companyAsOf, endOfDay, listEventsOf } from '../statements/history.ts'
import { wording } from '../wording.ts'

export interface CompanyInput {
  /** Slug, public id, or an id that was merged into another. */
  id: string
  /** As it was shown at the end of that day. */
  as_of?: string | undefined
  lang: Language
}

export type Found = ShownCompany & { merged_from: string | null }

/** The company that stands for an id. Throws: there never was one; or there is none any more. */
export async function findShown(context: ServiceContext, { id, as_of, lang }: CompanyInput): Promise<Found> {
  const { db } = context
  const known = as_of === undefined ? await findCompany(db, id) : undefined
  if (known !== undefined) return { ...known, merged_from: null }
  const subject = await findSubject(context, id)
  if (subject?.kind !== 'company') return notFound('company', id, await listCompanyIds(db), lang)
  if (as_of !== undefined) {
    const past = await companyAsOf(context, subject, endOfDay(as_of))
    if (past === undefined)
      throw new Problem('not_found', wording(lang).text('statement.not_then', { id, date: wording(lang).date(as_of) }))
    return { ...past, merged_from: mergedFrom(subject.subject_id, past.company.company_id) }
  }
  const current = (await currentCompanies(db, [subject.subject_id])).get(subject.subject_id) ?? subject.subject_id
  const found = await findCompany(db, current)
  if (found === undefined) throw new Problem('gone', wording(lang).text('statement.gone', { id }))
  return { ...found, merged_from: mergedFrom(subject.subject_id, current) }
}

function mergedFrom(asked: string, found: string): string | null {
  return asked === found ? null : asked
}

/** What was done to a company and its sites, the latest first; also when it is no longer shown. */
export async function listCompanyHistory(context: ServiceContext, { id, lang }: CompanyInput) {
  const subject = await findSubject(context, id)
  if (subject?.kind !== 'company') return notFound('company', id, await listCompanyIds(context.db), lang)
  const words = wording(lang)
  const current = (await currentCompanies(context.db, [subject.subject_id])).get(subject.subject_id) ?? subject.subject_id
  const items = (await listEventsOf(context, current)).map((event) => ({
    ...event,
    kind_name: words.text(`event_kind.${event.kind}`),
    actor_name: words.text(`actor.${event.actor}`),
  }))
  return { items, total: items.length, next_cursor: null }
}

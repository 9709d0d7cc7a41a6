import type { Kysely } from 'kysely'
import { listDocumentRows } from '../../../db/queries/documents.ts'
import type { Database } from '../../../db/schema.ts'
import { claimSourceId, documentSourceId } from '../../../domain/claims.ts'
import { companiesOf } from '../../../domain/policy/actor.ts'
import { can } from '../../../domain/policy/policy.ts'
import { Problem } from '../../../domain/problem.ts'
import type { SourceRecord } from '../../../domain/statement.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import type { Asking } from '../../accounts/asking.ts'
import { wording } from '../../wording.ts'
import { type ClaimedCompany, getClaimedCompany } from '../claimed-company.ts'

/** Who speaks, for which company. */
export interface Speaker {
  readonly company: ClaimedCompany
  /** null: a curator, who reads what the company could say and says nothing for it. */
  readonly organisation_id: string | null
  /** Sources this organisation is: itself, and documents it showed. */
  readonly sources: ReadonlySet<string>
}

interface Wanted {
  readonly company_id: string
  readonly lang: Language
}

/** Rights hold for a company under every id it ever had. */
export async function speakerFor(
  db: Kysely<Database>,
  { actor }: Pick<Asking, 'actor'>,
  { company_id, lang }: Wanted,
  action: 'read' | 'change',
): Promise<Speaker> {
  const company = await getClaimedCompany(db, company_id, lang)
  const allowed = company.ids.some((id) => can(actor, 'company_value', action, { company_id: id }))
  if (!allowed) throw new Problem('forbidden', wording(lang).text('own.not_yours'))
  const held = new Set(companiesOf(actor).filter((id) => company.ids.includes(id)))
  const organisation_id =
    actor.memberships.find((each) => each.role !== 'member' && each.company_ids.some((id) => held.has(id)))?.organisation_id ?? null
  if (organisation_id === null) return { company, organisation_id, sources: new Set() }
  const documents = await listDocumentRows(db, true, { organisation_id })
  const shown = documents.filter((row) => company.ids.includes(row.company_id)).map((row) => documentSourceId(row.document_id))
  return { company, organisation_id, sources: new Set([claimSourceId(organisation_id), ...shown]) }
}

/** A company takes back what it said itself, and nothing else. */
export function isOwn({ sources }: Speaker, { origin, source_id }: Pick<SourceRecord, 'origin' | 'source_id'>): boolean {
  return origin === 'claim' && sources.has(source_id)
}

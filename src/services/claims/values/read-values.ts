import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { findClaim } from '../../../db/queries/claims.ts'
import { holdersOfCompany } from '../../../db/queries/claim-rights.ts'
import { readChronicle } from '../../../db/queries/chronicle.ts'
import { findCompany } from '../../../db/queries/companies.ts'
import { documentsProving } from '../../../db/queries/documents.ts'
import { readFrame } from '../../../db/queries/references.ts'
import type { Database } from '../../../db/schema.ts'
import { standingAt } from '../../../domain/chronicle.ts'
import { completeness } from '../../../domain/completeness.ts'
import { parseDetails, TERM_VOCABULARY } from '../../../domain/fact-details.ts'
import { termOf } from '../../../domain/fact-terms.ts'
import { ageOf, monthsSince } from '../../../domain/freshness.ts'
import { type StatedOnce, statementsOf } from '../../../domain/provenance.ts'
import { type FactProperty, splitProperty, type StatementDetail, statementId } from '../../../domain/statement.ts'
import { type Language, ROLES, VOCABULARIES } from '../../../domain/vocabulary.ts'
import type { Asking } from '../../accounts/asking.ts'
import type { ServiceContext } from '../../context.ts'
import { valueNames } from '../../curation/value-names.ts'
import { dayOf } from '../../curation/working-days.ts'
import { readVocabularies } from '../../vocabulary/read-vocabulary.ts'
import { wording } from '../../wording.ts'
import { nameFor } from '../claimed-company.ts'
import { describeFields, type FieldDescription } from './describe-fields.ts'
import { isOwn, type Speaker, speakerFor } from './speaker.ts'

/** Every statement that counts about the company and its sites. */
export async function statedNow(db: Kysely<Database>, { company }: Pick<Speaker, 'company'>): Promise<StatedOnce[]> {
  const chronicle = await readChronicle(db, [company.company_id])
  const { references } = await readFrame(db)
  const all = statementsOf(chronicle, standingAt(chronicle), references, company.company_id)
  return all.filter((each) => each.state !== 'retracted' && each.value !== null)
}

/** Of the statements of one field: whoever saw others has to look again. */
export function versionOf(stated: readonly StatedOnce[], subjectId: string, property: string): string {
  const ids = stated.filter((each) => isAbout(each, subjectId, property)).map((each) => statementId(each.record.record_id, each.property))
  return createHash('sha256').update(ids.toSorted().join('\n')).digest('base64url').slice(0, 16)
}

export function isAbout(each: StatedOnce, subjectId: string, property: string): boolean {
  return each.subject_id === subjectId && splitProperty(each.property).name === property
}

/** What the company could say of itself, and what stands there. */
export async function readValues(context: ServiceContext, input: { company_id: string; lang: Language }, asking: Asking, now = new Date()) {
  const { db } = context
  const { lang } = input
  const words = wording(lang)
  const speaker = await speakerFor(db, asking, input, 'read')
  const { company } = speaker
  const stated = await statedNow(db, speaker)
  const fields = await describeFields(context, lang)
  const present = await presenter(context, speaker, stated, lang, now)
  const shown = await findCompany(db, company.company_id)
  const own = stated.filter((each) => isOwn(speaker, each.record))
  const months = own.flatMap((each) => monthsSince(each.record.as_of, dayOf(now)) ?? [])
  const { pct, have, lack, nextBest } = completeness(shown ?? { company, sites: [], made: [], facts: [] })
  return {
    company_id: company.company_id,
    company_name: nameFor(company, lang),
    claim: await claimOf(context, speaker),
    fields: fields.filter((field) => field.subject_kind === 'company').map((field) => present(field, company.company_id)),
    sites: (shown?.sites ?? []).map((site) => ({
      site_id: site.site_id,
      name: site.name ?? site.address ?? words.text('value_name.kind.unknown'),
      fields: fields.filter((field) => field.subject_kind === 'site').map((field) => present(field, site.site_id)),
    })),
    site_fields: fields.filter((field) => field.subject_kind === 'site').map(({ subject_kind: _kind, kind: _of, ...field }) => field),
    pct,
    have: have.length,
    asked: have.length + lack.length,
    next_best:
      nextBest === undefined
        ? null
        : {
            property: nextBest.property === 'contact' ? 'website' : nextBest.property,
            name: words.text(`wanted.${nextBest.property}.name`),
            why: words.text(`wanted.${nextBest.property}.why`),
          },
    oldest_months: months.length === 0 ? null : Math.max(...months),
  }
}

async function claimOf({ db }: ServiceContext, { company, organisation_id }: Speaker) {
  const held = (await holdersOfCompany(db, company.ids)).find((each) => each.ended_at === null && each.organisation_id === organisation_id)
  if (held === undefined) return null
  const claim = await findClaim(db, held.claim_id)
  const open = claim?.state === 'challenge_window' && claim.window_ends_at !== null
  return {
    claim_id: held.claim_id,
    organisation_id: held.organisation_id,
    since: dayOf(held.since),
    window_ends_on: open && claim.window_ends_at !== null ? dayOf(claim.window_ends_at) : null,
  }
}

/** One field with its values, the one that readers see first. */
export async function presenter(context: ServiceContext, speaker: Speaker, stated: readonly StatedOnce[], lang: Language, now: Date) {
  const names = await valueNames(context, lang)
  const vocabularies = await readVocabularies(context)
  const { references } = await readFrame(context.db)
  const today = dayOf(now)
  const documents = await documentsProving(
    context.db,
    stated.map((each) => statementId(each.record.record_id, each.property)),
  )
  const value = (each: StatedOnce) => {
    const { record, property, value: said } = each
    const { name, key } = splitProperty(property)
    const detail: StatementDetail = typeof said === 'object' && said !== null ? said : { value: String(said) }
    const segmentId = name === 'segment' ? key.slice(0, key.lastIndexOf('/')) : detail.segment_id
    const role = name === 'segment' ? ROLES.find((one) => one === key.slice(key.lastIndexOf('/') + 1)) : undefined
    const text = (name === 'segment' ? detail.product : detail.value) ?? ''
    const vocabulary = VOCABULARIES.find((one) => one === TERM_VOCABULARY[name as FactProperty])
    const termId = vocabulary === undefined ? undefined : termOf(references.terms, name as FactProperty, detail)
    const term = vocabulary === undefined || termId === undefined ? undefined : vocabularies[vocabulary].byId.get(termId)
    const id = statementId(record.record_id, property)
    const document = documents.get(id)
    return {
      value_id: id,
      text,
      name: (name === 'segment' ? names('segment', segmentId ?? '') : names(name, text)) ?? text,
      unit: detail.unit ?? null,
      term: term === undefined ? null : { id: term.entry_id, name: String(term[`name_${lang}`] ?? term.entry_id) },
      segment: segmentId === undefined ? null : { id: segmentId, name: names('segment', segmentId) ?? segmentId },
      role: role ?? null,
      site_id: detail.site_id ?? null,
      details: vocabularyDetails(name, detail.details),
      shown: each.state === 'live',
      own: isOwn(speaker, record),
      age: ageOf(record.as_of, today),
      months: monthsSince(record.as_of, today),
      document: document === undefined ? null : { document_id: document.document_id, state: document.state },
      source_id: record.source_id,
      evidence_grade: record.evidence_grade,
      as_of: record.as_of,
    }
  }
  return ({ subject_kind: _kind, kind: _of, ...field }: FieldDescription, subject_id: string) => ({
    subject_id,
    ...field,
    values: stated
      .filter((each) => isAbout(each, subject_id, field.property))
      .map(value)
      .toSorted((a, b) => Number(b.shown) - Number(a.shown) || (a.value_id < b.value_id ? 1 : -1)),
    version: versionOf(stated, subject_id, field.property),
  })
}

function vocabularyDetails(name: string, line: string | undefined): Record<string, string | number> {
  return line === undefined ? {} : { ...parseDetails(name as FactProperty, line).details }
}

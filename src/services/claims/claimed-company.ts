import type { Kysely } from 'kysely'
import { findCompany } from '../../db/queries/companies.ts'
import { readChronicle } from '../../db/queries/chronicle.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import type { Database } from '../../db/schema.ts'
import { type Standing, standingAt } from '../../domain/chronicle.ts'
import { Problem } from '../../domain/problem.ts'
import { recordsAbout } from '../../domain/projection.ts'
import { type SourceRecord, splitProperty } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { domainOf } from '../../linkage/domain-name.ts'
import { findSubject } from '../statements/change.ts'
import { wording } from '../wording.ts'

/** A company that somebody speaks for, with all that is said of it. */
export interface ClaimedCompany {
  /** The id it has today. */
  readonly company_id: string
  /** All ids it ever had: rights given under one of them hold. */
  readonly ids: readonly string[]
  readonly name: string
  readonly name_vi: string | null
  readonly tax_code: string | null
  readonly standing: Standing
  /** Strongest first. */
  readonly records: readonly SourceRecord[]
}

/** By any id it ever had. Throws when nothing is shown of it. */
export async function getClaimedCompany(db: Kysely<Database>, id: string, lang: Language): Promise<ClaimedCompany> {
  const found = await findClaimedCompany(db, id)
  if (found === undefined) throw new Problem('not_found', wording(lang).text('not_found.company', { id }))
  return found
}

export async function findClaimedCompany(db: Kysely<Database>, id: string): Promise<ClaimedCompany | undefined> {
  const subject = await findSubject({ db }, id)
  if (subject?.kind !== 'company') return undefined
  const company_id = (await currentCompanies(db, [subject.subject_id])).get(subject.subject_id) ?? subject.subject_id
  const shown = await findCompany(db, company_id)
  if (shown === undefined) return undefined
  const standing = standingAt(await readChronicle(db, [company_id]))
  const ids = [...standing.subjects.values()].filter(
    (each) => each.kind === 'company' && standing.canonical(each.subject_id) === company_id,
  )
  return {
    company_id,
    ids: [...new Set([company_id, subject.subject_id, ...ids.map((each) => each.subject_id)])],
    name: shown.company.name_en,
    name_vi: shown.company.name_vi,
    tax_code: shown.company.tax_code,
    standing,
    records: recordsAbout(standing, company_id),
  }
}

export function nameFor({ name, name_vi }: Pick<ClaimedCompany, 'name' | 'name_vi'>, lang: Language): string {
  return (lang === 'vi' ? name_vi : null) ?? name
}

interface WebsiteOnRecord {
  readonly value: string
  readonly domain: string | null
  readonly source_id: string
  readonly as_of: string | null
  /** A claim may rest on it. */
  readonly counts: boolean
}

const DAY_MS = 86_400_000
/** Whoever first has the website corrected and then claims with it must wait; meanwhile somebody notices. */
const SETTLED_DAYS = 30

/** Websites that somebody else than the claimer put on record. What a company said of itself proves nothing about who it is. */
export function websitesOnRecord({ records }: Pick<ClaimedCompany, 'records'>, now: Date): WebsiteOnRecord[] {
  return factTexts(records, 'website').map(({ text, record }) => {
    const domain = domainOf(text)
    const settled = record.origin !== 'correction' || now.getTime() - record.recorded_at.getTime() >= SETTLED_DAYS * DAY_MS
    return {
      value: text,
      domain,
      source_id: record.source_id,
      as_of: record.as_of,
      counts: domain !== null && record.origin !== 'claim' && settled,
    }
  })
}

/** Domains on which a claim may rest. */
export function domainsOnRecord(company: Pick<ClaimedCompany, 'records'>, now: Date): string[] {
  return [...new Set(websitesOnRecord(company, now).flatMap(({ domain, counts }) => (counts && domain !== null ? [domain] : [])))]
}

/** Switchboard numbers that are public, said by somebody else than the claimer and not just corrected. */
export function numbersOnRecord({ records }: Pick<ClaimedCompany, 'records'>, now: Date): string[] {
  const texts = factTexts(records, 'phone').filter(
    ({ record }) =>
      record.origin !== 'claim' &&
      (record.origin !== 'correction' || now.getTime() - record.recorded_at.getTime() >= SETTLED_DAYS * DAY_MS),
  )
  return [...new Set(texts.map(({ text }) => text))]
}

function factTexts(records: readonly SourceRecord[], property: string): { text: string; record: SourceRecord }[] {
  return records.flatMap((record) =>
    Object.entries(record.values).flatMap(([key, value]) => {
      if (splitProperty(key).name !== property || value === null) return []
      const text = typeof value === 'object' ? (value.value ?? '') : String(value)
      return text === '' ? [] : [{ text, record }]
    }),
  )
}

import type { Kysely } from 'kysely'
import { insertRecords } from '../../../db/queries/records.ts'
import { projectTouched } from '../../../db/queries/projection.ts'
import { readProfiles, readTokenCounts } from '../../../db/queries/linkage.ts'
import { type MatchState, setMatches, waitingRows } from '../../../db/queries/review-tasks.ts'
import { allocateSubjectIds, currentCompanies, findSubjects, insertSubjects } from '../../../db/queries/subjects.ts'
import type { Database } from '../../../db/schema.ts'
import { explainPair } from '../../../linkage/compare.ts'
import { decide, type Scored } from '../../../linkage/decide.ts'
import { statisticsOf, tokenStatistics } from '../../../linkage/names/token-statistics.ts'
import { type Party, prepareParty } from '../../../linkage/party.ts'
import { rowRecords } from '../../imports/row-records.ts'
import { namesSite, rowParty } from '../../imports/row-party.ts'
import { stagedRead } from '../../imports/staged-row.ts'
import { readGazetteer } from '../../linkage/vocabulary.ts'

type WaitingRow = Awaited<ReturnType<typeof waitingRows>>[number]

/** Where a person says the row belongs. */
export interface RowTarget {
  /** Null: a new company. */
  company_id: string | null
  /** A known site, a new one, or as the linkage finds it among the sites of the company. */
  site: { id: string } | 'new' | 'find'
}

export interface TakenRows {
  company_id: string
  /** The site the row went to; null when it names none, or when that is a question of its own. */
  site_id: string | null
  born: boolean
  rows: number
  /** As the rows were before, to take it back. */
  before: MatchState[]
  /** The company is settled and the site is not: the candidates of the next question. */
  site_question: Scored[] | null
}

/** Takes in all rows of this content that wait, as records of the event. Undefined when none waits (any more). */
export async function takeRows(
  trx: Kysely<Database>,
  rowKey: string,
  target: RowTarget,
  eventId: string,
  at: Date,
): Promise<TakenRows | undefined> {
  const rows = await waitingRows(trx, rowKey)
  const [first] = rows
  if (first === undefined) return undefined
  const before = rows.map(({ import_id, row_no, outcome, company_id, site_id, new_company, new_site }) => ({
    import_id,
    row_no,
    outcome,
    company_id,
    site_id,
    new_company,
    new_site,
  }))
  const known =
    target.company_id === null
      ? undefined
      : ((await currentCompanies(trx, [target.company_id])).get(target.company_id) ?? target.company_id)
  const site = await siteFor(trx, first, known, target.site)
  const company_id = known ?? (await newId(trx))
  if ('question' in site) {
    await setMatches(
      trx,
      before.map((row) => ({ ...row, company_id })),
    )
    return { company_id, site_id: null, born: false, rows: 0, before, site_question: site.question }
  }
  const site_id = 'born' in site ? await newId(trx) : site.id
  const settled = rows.map((row, i) => ({
    ...row,
    outcome: known === undefined && i === 0 ? ('new' as const) : ('linked' as const),
    company_id,
    site_id,
    new_company: known === undefined && i === 0,
    new_site: 'born' in site && i === 0,
  }))
  const made = settled.map((row) => rowRecords([row], row, eventId))
  const subjects = made.flatMap((each) => each.subjects).map((subject) => ({ ...subject, created_at: at }))
  await insertSubjects(trx, subjects)
  const homes = await findSubjects(trx, site_id === null ? [company_id] : [company_id, site_id])
  await insertRecords(
    trx,
    made
      .flatMap((each) => each.records)
      .map((record) => ({
        ...record,
        // A row may be taken in again after a decision was taken back.
        record_id: `${record.record_id}-${eventId}`,
        company_id: homes.get(record.subject_id)?.company_id ?? record.company_id,
        recorded_at: at,
      })),
  )
  await projectTouched(trx, [company_id])
  await setMatches(
    trx,
    settled.map(({ import_id, row_no, outcome, company_id: company, site_id: place, new_company, new_site }) => ({
      import_id,
      row_no,
      outcome,
      company_id: company,
      site_id: place,
      new_company,
      new_site,
    })),
  )
  return { company_id, site_id, born: known === undefined, rows: rows.length, before, site_question: null }
}

/** A known site or none, a new one, or a question of its own. */
type SiteOfRow = { id: string | null } | { born: true } | { question: Scored[] }

async function siteFor(
  trx: Kysely<Database>,
  row: WaitingRow,
  companyId: string | undefined,
  wanted: RowTarget['site'],
): Promise<SiteOfRow> {
  const { values } = stagedRead(row.read)
  if (typeof wanted === 'object') return { id: wanted.id }
  if (!namesSite(values)) return { id: null }
  if (wanted === 'new' || companyId === undefined) return { born: true }
  const sites = (await readProfiles(trx, [companyId])).filter((profile) => profile.kind === 'site')
  if (sites.length === 0) return { born: true }
  const { names, counts } = await readTokenCounts(trx)
  const context = { level: 'site', names: statisticsOf(new Map(counts), names), addresses: tokenStatistics(), records: names } as const
  const party = prepareParty(rowParty(row.row_no, values), await readGazetteer(trx))
  const decision = decide(
    'site',
    sites.map(({ subject_id, profile }) => ({ ...explainPair(party, profile as Party, context), id: subject_id })),
  )
  if (decision.outcome === 'link') return { id: decision.to.id }
  return decision.outcome === 'new' ? { born: true } : { question: [...decision.candidates] }
}

async function newId(trx: Kysely<Database>): Promise<string> {
  const [id] = await allocateSubjectIds(trx, 1)
  if (id === undefined) throw new Error('no id was given')
  return id.subject_id
}

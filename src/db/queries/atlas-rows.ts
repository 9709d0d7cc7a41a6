import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** Everything the chain's read model is made of. A few thousand rows; companies are counted, not read. */
export async function readAtlasRows(db: Kysely<Database>) {
  const all = {
    edition: await db.selectFrom('edition').selectAll().executeTakeFirst(),
    sources: await db.selectFrom('source').selectAll().orderBy('source_id').execute(),
    stages: await db.selectFrom('stage').selectAll().orderBy('position').execute(),
    sectors: await db.selectFrom('sector').selectAll().orderBy('position').execute(),
    families: await db.selectFrom('family').selectAll().orderBy('position').execute(),
    segments: await db.selectFrom('segment').selectAll().orderBy('segment_id').execute(),
    codes: await db.selectFrom('code').selectAll().execute(),
    segmentCodes: await db.selectFrom('segment_code').selectAll().orderBy('segment_id').orderBy('system').orderBy('code').execute(),
    links: await db.selectFrom('segment_input').selectAll().orderBy('input_segment_id').orderBy('output_segment_id').execute(),
    headings: await db.selectFrom('heading').selectAll().orderBy('hs1992_heading').execute(),
    headingTrade: await db.selectFrom('heading_trade').selectAll().orderBy('hs1992_heading').orderBy('year').orderBy('flow').execute(),
    baskets: await db.selectFrom('basket').selectAll().execute(),
    partnerTrade: await db.selectFrom('partner_trade').selectAll().orderBy('year', 'desc').orderBy('value_usd', 'desc').execute(),
    industry: await db.selectFrom('industry').selectAll().orderBy('isic4').orderBy('year').orderBy('variable').execute(),
    headlines: await db.selectFrom('headline').selectAll().orderBy('position').execute(),
    indicators: await db.selectFrom('segment_indicator').selectAll().execute(),
    statuses: await db.selectFrom('segment_status').selectAll().execute(),
    gaps: await db.selectFrom('gap').selectAll().orderBy('rank').execute(),
    firmCounts: await db
      .selectFrom('company_segment')
      .innerJoin('company', 'company.company_id', 'company_segment.company_id')
      .where('company.status', 'not in', ['closed', 'planned'])
      .select(['company_segment.segment_id', 'company.ownership'])
      .select((eb) => eb.fn.count<string>('company.company_id').distinct().as('companies'))
      .groupBy(['company_segment.segment_id', 'company.ownership'])
      .execute(),
    firmNames: await topFirmNames(db),
  }
  return all
}

const SHOWN_FIRMS = 3

/** A few firms of each segment, those listed by someone official or in a document first: there may be a hundred thousand. */
async function topFirmNames(db: Kysely<Database>) {
  const place = sql<string>`row_number() over (
    partition by company_segment.segment_id
    order by case company.evidence_grade when 'press' then 1 when 'self_declared' then 2 else 0 end, company.name_en collate "C")`
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('company_segment')
        .innerJoin('company', 'company.company_id', 'company_segment.company_id')
        .where('company.status', 'not in', ['closed', 'planned'])
        .groupBy(['company_segment.segment_id', 'company.name_en', 'company.short_name', 'company.evidence_grade'])
        .select(['company_segment.segment_id', 'company.name_en', 'company.short_name', 'company.evidence_grade', place.as('place')])
        .as('firm'),
    )
    .select(['segment_id', 'name_en', 'short_name', 'evidence_grade'])
    .where('place', '<=', String(SHOWN_FIRMS))
    .orderBy('segment_id')
    .orderBy('place')
    .execute()
}

export type AtlasRows = Awaited<ReturnType<typeof readAtlasRows>>

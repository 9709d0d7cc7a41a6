import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** How many of those who make a segment say what of certificates, materials and units of capacity. */
export async function makerFacts(
  db: Kysely<Database>,
): Promise<{ segment_id: string; property: string; term_id: string; makers: number }[]> {
  const rows = await db
    .selectFrom('company_segment as made')
    .innerJoin('company_fact as fact', 'fact.company_id', 'made.company_id')
    .where('made.role', 'in', ['maker', 'processor', 'assembler', 'service'])
    .where('fact.property', 'in', ['certificate', 'material', 'capacity'])
    .where('fact.term_id', 'is not', null)
    .where((eb) => eb.or([eb('fact.segment_id', 'is', null), eb('fact.segment_id', '=', eb.ref('made.segment_id'))]))
    .select((eb) => ['made.segment_id', 'fact.property', 'fact.term_id', eb.fn.count<string>('made.company_id').distinct().as('makers')])
    .groupBy(['made.segment_id', 'fact.property', 'fact.term_id'])
    .execute()
  return rows.flatMap(({ term_id, makers, ...row }) => (term_id === null ? [] : [{ ...row, term_id, makers: Number(makers) }]))
}

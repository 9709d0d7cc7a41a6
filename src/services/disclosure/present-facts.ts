import type { PrivateFactRow } from '../../db/queries/private-facts.ts'
import { TERM_VOCABULARY } from '../../domain/fact-details.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { readNaming } from '../profile/naming.ts'

type Fact = Omit<PrivateFactRow, 'grantee_organisation_id'>

/** With names in the reader's language. */
export async function presentFacts(context: Pick<ServiceContext, 'db' | 'atlas'>, facts: readonly Fact[], lang: Language) {
  const rows = facts.map((fact) => ({ ...fact, site_id: null, note: null, source_id: '', evidence_grade: fact.grade }))
  const { naming } = await readNaming(context, rows, [], lang)
  return facts.map((fact) => {
    const vocabulary = TERM_VOCABULARY[fact.property]
    const name = fact.term_id === null || vocabulary === undefined ? undefined : naming.term(vocabulary, fact.term_id)
    return {
      fact_id: fact.fact_id,
      property: fact.property,
      property_name: naming.property(fact.property),
      value: fact.value,
      unit: fact.unit,
      term: fact.term_id === null || name === undefined ? null : { id: fact.term_id, name },
      segment: fact.segment_id === null ? null : { id: fact.segment_id, name: naming.segment(fact.segment_id) },
      details: fact.details,
      evidence_grade: fact.grade,
      as_of: fact.as_of,
    }
  })
}

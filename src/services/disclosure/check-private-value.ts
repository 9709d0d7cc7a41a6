import { readTerms } from '../../db/queries/profile.ts'
import { findUnit } from '../../db/queries/units.ts'
import type { Visibility } from '../../domain/disclosure.ts'
import { factAmount, parseDetails, TERM_VOCABULARY, writeDetails } from '../../domain/fact-details.ts'
import { Problem } from '../../domain/problem.ts'
import type { FactProperty } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { checkValue } from '../curation/check-value.ts'
import { wording } from '../wording.ts'

export interface PrivateValueInput {
  property: FactProperty
  value: string
  unit?: string | undefined
  term_id?: string | undefined
  segment_id?: string | undefined
  details?: string | undefined
  visibility: Visibility
}

/** In the one spelling. Throws what would be right; its words never repeat the value. */
export async function checkPrivateValue(context: Pick<ServiceContext, 'db' | 'atlas'>, input: PrivateValueInput, lang: Language) {
  const words = wording(lang)
  const refuse = (key: string, values: Record<string, string> = {}): never => {
    throw new Problem('invalid', words.text(`disclosure.refused.${key}`, values))
  }
  const { property } = input
  const checked = await checkValue(context, 'company', property, input.value, lang)
  const value = typeof checked.value === 'object' && checked.value !== null ? (checked.value.value ?? input.value) : input.value
  if (input.segment_id !== undefined && !context.atlas.segments.has(input.segment_id)) refuse('segment', { id: input.segment_id })
  const { details, faults } = parseDetails(property, input.details ?? '')
  if (faults.length > 0)
    refuse('details', { allowed: [...new Set(faults.flatMap((fault) => fault.allowed ?? []))].join(', ') || 'key=value' })
  const term_id = await termOf(context, input)
  if (input.term_id !== undefined && term_id === null) refuse('term', { id: input.term_id })
  if (input.visibility === 'aggregate_only') {
    // What cannot be added up would never be read by anybody.
    if (property !== 'capacity' || input.segment_id === undefined) refuse('aggregate_capacity')
    if (factAmount(value, details) === undefined || term_id === null) refuse('aggregate_amount')
    if (details['per'] !== 'month' && details['per'] !== 'year') refuse('aggregate_per')
    if (details['standing'] === 'planned') refuse('aggregate_planned')
  }
  return {
    property,
    value,
    unit: input.unit ?? null,
    term_id,
    segment_id: input.segment_id ?? null,
    details: writeDetails(property, details) || null,
    visibility: input.visibility,
  }
}

/** The entry that was named; of an amount also the one its unit is the name of. */
async function termOf({ db }: Pick<ServiceContext, 'db'>, { property, term_id, unit }: PrivateValueInput): Promise<string | null> {
  const vocabulary = TERM_VOCABULARY[property]
  if (vocabulary === undefined) return null
  if (term_id === undefined) return vocabulary === 'unit' && unit !== undefined ? ((await findUnit(db, unit)) ?? null) : null
  const none = { process: [], equipment_type: [], material: [], scheme: [], unit: [], institution: [], programme: [] }
  const found = await readTerms(db, { ...none, [vocabulary]: [term_id] })
  return found[vocabulary].some((row) => row.id === term_id) ? term_id : null
}

import { listAggregateFacts } from '../../db/queries/private-facts.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { readTerms } from '../../db/queries/profile.ts'
import { readUnits } from '../../db/queries/units.ts'
import { aggregateOf, FEWEST_FIRMS, type Part } from '../../domain/disclosure.ts'
import { factAmount, parseDetails } from '../../domain/fact-details.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { convertAmount } from '../../vocabulary/units.ts'
import { nameOf } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { notFound } from '../not-found.ts'
import { unitText } from '../unit-text.ts'
import { wording } from '../wording.ts'

/** One sum for a segment, without filters: with them one firm could be had from the difference of two sums. */
export async function getAggregates(context: ServiceContext, { id, lang }: { id: string; lang: Language }, now = new Date()) {
  const { db, atlas } = context
  const segment = atlas.segments.get(id) ?? notFound('segment', id, atlas.segments.keys(), lang)
  const words = wording(lang)
  const { unit_id, parts } = await partsOf(context, id, now)
  const sum = aggregateOf(parts)
  const reference = { id, name: nameOf(segment, id, lang) }
  if (sum === undefined || unit_id === undefined) {
    const text = words.text('disclosure.aggregate.too_few', { fewest: FEWEST_FIRMS })
    return {
      segment: reference,
      capacity: { state: 'too_few' as const, value: null, unit: null, firms: null, missing_reason: 'too_few' as const, text },
    }
  }
  const none = { process: [], equipment_type: [], material: [], scheme: [], institution: [], programme: [] }
  const [named] = (await readTerms(db, { ...none, unit: [unit_id] })).unit
  const unit = named === undefined ? unit_id : unitText(named, lang)
  const text = words.text('disclosure.aggregate.shown', { value: words.number(sum.sum), unit, firms: sum.firms })
  return { segment: reference, capacity: { state: 'shown' as const, value: sum.sum, unit, firms: sum.firms, missing_reason: null, text } }
}

/** In the unit most of them have, a year; what measures something else is left out. */
async function partsOf({ db }: ServiceContext, segmentId: string, now: Date): Promise<{ unit_id: string | undefined; parts: Part[] }> {
  const rows = await listAggregateFacts(db, segmentId, now)
  const counts = [...Map.groupBy(rows, (row) => row.term_id ?? '').entries()].toSorted((a, b) => b[1].length - a[1].length)
  const unit_id = counts[0]?.[0]
  if (unit_id === undefined) return { unit_id, parts: [] }
  const units = new Map((await readUnits(db)).map((unit) => [unit.unit_id, unit]))
  const current = await currentCompanies(db, [...new Set(rows.map((row) => row.company_id))])
  const parts = rows.flatMap(({ company_id, organisation_id, value, term_id, details: line }) => {
    const { details } = parseDetails('capacity', line ?? '')
    const stated = factAmount(value, details)
    const amount = stated === undefined ? undefined : convertAmount(units, stated, term_id ?? '', unit_id)
    const times = details['per'] === 'year' ? 1 : details['per'] === 'month' ? 12 : undefined
    if (amount === undefined || times === undefined) return []
    // Two of them may have become one company since.
    return [{ company_id: current.get(company_id) ?? company_id, organisation_id, amount: amount * times }]
  })
  return { unit_id, parts }
}

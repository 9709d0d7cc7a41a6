import { listAskedSteps, listBuyerTypes, listSteps, type StepRow } from '../../db/queries/qualification.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import type { DurationUnit } from '../../domain/qualification.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Band } from '../../matching/qualify/way.ts'
import type { Atlas } from '../atlas.ts'
import type { ServiceContext } from '../context.ts'
import { pageOf, type PageInput } from '../paging.ts'
import { localized } from '../wording.ts'

type Context = Pick<ServiceContext, 'db' | 'atlas'>

async function readKnowledge({ db }: Context) {
  const [types, asked, steps] = await Promise.all([listBuyerTypes(db), listAskedSteps(db), listSteps(db)])
  return { types, asked: Map.groupBy(asked, (row) => row.buyer_type_id), steps: new Map(steps.map((row) => [row.step_id, row])) }
}

type Knowledge = Awaited<ReturnType<typeof readKnowledge>>
const kept = new WeakMap<Atlas, Promise<Knowledge>>()

/** A few rows of the edition, read once for each read model. */
export function qualification(context: Context): Promise<Knowledge> {
  const known = kept.get(context.atlas)
  if (known !== undefined) return known
  const read = readKnowledge(context)
  kept.set(context.atlas, read)
  read.catch(() => kept.delete(context.atlas))
  return read
}

interface TypesQuery extends PageInput {
  q?: string | undefined
  lang: Language
}

export async function listTypesOfBuyers(context: Context, query: TypesQuery) {
  const { types, asked } = await qualification(context)
  const words = fold(query.q ?? '')
  const found = types.filter((row) => matchesAllWords(fold([row.name_vi, row.name_en, row.name_ko].join(' ')), words))
  return pageOf(found, query, (row) => {
    const steps = asked.get(row.buyer_type_id) ?? []
    return {
      id: row.buyer_type_id,
      name: localized(row, 'name', query.lang),
      summary: localized(row, 'summary', query.lang),
      steps: steps.length,
      required: steps.filter(({ level }) => level === 'required').length,
      source_id: row.source_id,
      evidence_grade: row.evidence_grade,
      as_of: row.as_of,
    }
  })
}

const DAYS: Readonly<Record<DurationUnit, number>> = { day: 1, week: 7, month: 365.25 / 12 }

export function durationOf({ duration_min, duration_max, duration_unit }: StepRow): Band | null {
  if (duration_max === null || duration_unit === null) return null
  const days = DAYS[duration_unit]
  return { least: duration_min === null ? null : duration_min * days, most: duration_max * days }
}

export function listOf(text: string | null): string[] {
  return text === null || text === '' ? [] : text.split('|')
}

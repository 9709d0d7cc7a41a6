import { makerFacts } from '../../db/queries/maker-facts.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import type { NeedKind } from '../../domain/needs.ts'
import type { Condition, Requirement, Want } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Atlas } from '../atlas.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { type NeedNames, needNames } from './need-names.ts'
import { presentCondition } from './present-need.ts'

interface TemplateQuery extends PageInput {
  segment?: string | undefined
  kind?: NeedKind | undefined
  q?: string | undefined
  lang: Language
}

/** Of all makers of a segment: how many say so. */
type Counted = readonly { readonly id: string; readonly makers: number }[]
interface SegmentFacts {
  readonly certificates: Counted
  readonly materials: Counted
  readonly units: Counted
}

const MOST_TERMS = 8
/** A condition is proposed where at least so many makers have it: what nobody has would find nobody. */
const FEWEST_MAKERS = 2

const kept = new WeakMap<Atlas, Promise<ReadonlyMap<string, SegmentFacts>>>()

/** Made of what the edition says of the segment and its makers of themselves; nothing of them is written by hand. */
export async function listNeedTemplates(context: ServiceContext, query: TemplateQuery) {
  const { atlas } = context
  const names = await needNames(context, [], query.lang)
  const facts = await factsOf(context)
  const wanted = fold(query.q ?? '')
  const rows = atlas.ordered.filter(
    (row) =>
      (query.segment === undefined || row.segment_id === query.segment) &&
      (wanted === '' ||
        matchesAllWords(fold([row.name_vi, row.name_en, row.name_ko, row[`synonyms_${query.lang}`] ?? ''].join(' ')), wanted)),
  )
  return pageOf(rows, query, ({ segment_id }) => templateOf(segment_id, query.kind ?? 'supply', facts.get(segment_id), names))
}

function factsOf({ db, atlas }: Pick<ServiceContext, 'db' | 'atlas'>): Promise<ReadonlyMap<string, SegmentFacts>> {
  const known = kept.get(atlas)
  if (known !== undefined) return known
  const read = readFacts(db)
  kept.set(atlas, read)
  read.catch(() => kept.delete(atlas))
  return read
}

async function readFacts(db: ServiceContext['db']): Promise<ReadonlyMap<string, SegmentFacts>> {
  const rows = await makerFacts(db)
  return new Map(
    [...Map.groupBy(rows, (row) => row.segment_id)].map(([segment, own]) => {
      const of = (property: string): Counted =>
        own
          .flatMap((row) => (row.property === property ? [{ id: row.term_id, makers: row.makers }] : []))
          .toSorted((a, b) => b.makers - a.makers || (a.id < b.id ? -1 : 1))
      return [segment, { certificates: of('certificate'), materials: of('material'), units: of('capacity') }]
    }),
  )
}

function templateOf(segment: string, kind: NeedKind, facts: SegmentFacts | undefined, names: NeedNames) {
  const { knowledge, words } = names
  const defines = knowledge.defines.get(segment) ?? []
  const uses = knowledge.uses.get(segment) ?? []
  const certificates = (facts?.certificates ?? []).slice(0, MOST_TERMS)
  const materials = (facts?.materials ?? []).slice(0, MOST_TERMS)
  const unit = facts?.units[0]?.id
  const usual = certificates.filter(({ makers }) => makers >= FEWEST_MAKERS)
  const of = (makers: number) => words.text('need.template.makers', { makers })
  const gates: { condition: Condition; why: string }[] = defines.map((process) => ({
    condition: { process },
    why: words.text('need.template.defines'),
  }))
  const wants: { condition: Want; why: string }[] = usual
    .slice(0, 3)
    .map(({ id, makers }) => ({ condition: { certificate: id }, why: of(makers) }))
  const requirement: Requirement = {
    segment,
    gates: gates.map(({ condition }) => condition),
    wants: wants.map(({ condition }) => condition),
  }
  return {
    segment: { id: segment, name: names.segment(segment) },
    kind,
    unit: unit === undefined ? null : { id: unit, name: names.unit(unit) },
    requirement,
    conditions: [
      ...gates.map(({ condition, why }) => ({ ...presentCondition(condition, true, names), why })),
      ...wants.map(({ condition, why }) => ({ ...presentCondition(condition, false, names), why })),
    ],
    processes: [...defines.map((id) => ({ id, defines: true })), ...uses.map((id) => ({ id, defines: false }))].map((each) => ({
      ...each,
      name: names.term('process', each.id),
    })),
    materials: materials.map(({ id, makers }) => ({ id, name: names.term('material', id), makers })),
    certificates: certificates.map(({ id, makers }) => ({ id, name: names.term('scheme', id), makers })),
  }
}

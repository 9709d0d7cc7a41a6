/** Ids of a requirement that the edition does not have: each named by its field, with what may have been meant. */
import { distance } from 'fastest-levenshtein'
import { fold } from '../../domain/fold.ts'
import { type Condition, idsOf, kindOf, type Requirement } from '../../domain/requirement.ts'
import { type FieldError, Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { buildLexicon, entryOfRow, type Lexicon } from '../../vocabulary/lexicon.ts'
import { closestTerms } from '../../vocabulary/recognise.ts'
import type { Atlas } from '../atlas.ts'
import type { ServiceContext } from '../context.ts'
import { centreOf } from '../nearby/centre.ts'
import { wording } from '../wording.ts'
import { matchKnowledge, type MatchKnowledge } from './knowledge.ts'
import { segmentsOfCode } from './requested-segments.ts'

const MOST_HINTS = 3

/** Throws what is wrong, field by field; `path` is where the requirement stands in the request. */
export async function checkRequirement(
  context: Pick<ServiceContext, 'db' | 'atlas'>,
  requirement: Requirement,
  lang: Language,
  path = 'requirement',
): Promise<void> {
  const words = wording(lang)
  const known = knownIds(await matchKnowledge(context), context.atlas)
  const errors: FieldError[] = []
  const check = (kind: IdKind, ids: string | readonly string[] | undefined, field: string) => {
    const list = typeof ids === 'string' ? [ids] : (ids ?? [])
    list.forEach((id, at) => {
      if (known[kind].has(id)) return
      const hints = known[kind].closest(id)
      const hint = hints.length === 0 ? '' : ` ${words.text('match.did_you_mean', { ids: hints.join(', ') })}`
      errors.push({ path: typeof ids === 'string' ? field : `${field}.${at}`, message: words.text(`match.unknown.${kind}`, { id }) + hint })
    })
  }
  check('segment', requirement.segment, `${path}.segment`)
  requirement.hs?.forEach((code, at) => {
    if (segmentsOfCode(context.atlas, code).length === 0)
      errors.push({ path: `${path}.hs.${at}`, message: words.text('match.unknown.hs', { id: code }) })
  })
  check('unit', requirement.volume?.unit, `${path}.volume.unit`)
  for (const list of ['gates', 'wants'] as const)
    requirement[list].forEach((condition, at) => {
      const field = `${path}.${list}.${at}`
      const kind = kindOf(condition)
      if (kind in known) check(kind as IdKind, idsIn(condition), `${field}.${kind}`)
      if ('unit' in condition) check('unit', condition.unit, `${field}.unit`)
      if ('near' in condition) errors.push(...wrongPlace(condition.near, known.places, lang, `${field}.near`))
    })
  const asksNothing = requirement.segment === undefined && requirement.hs === undefined && requirement.product === undefined
  if (asksNothing && requirement.gates.length + requirement.wants.length === 0)
    errors.push({ path, message: words.text('match.asks_nothing') })
  if (errors.length > 0) throw new Problem('invalid', words.text('match.wrong'), errors)
}

function idsIn(condition: Condition): string | readonly string[] | undefined {
  const value = (condition as unknown as Record<string, unknown>)[kindOf(condition)]
  return typeof value === 'string' ? value : Array.isArray(value) ? idsOf(value as string[]) : undefined
}

function wrongPlace(near: string, places: MatchKnowledge['places'], lang: Language, path: string): FieldError[] {
  try {
    centreOf(places, near, lang)
    return []
  } catch (error) {
    if (error instanceof Problem) return [{ path, message: error.message }]
    throw error
  }
}

interface KnownIds {
  has(id: string): boolean
  closest(text: string): string[]
}
type IdKind = 'segment' | 'certificate' | 'process' | 'material' | 'equipment' | 'unit' | 'province' | 'park'
type AllKnown = Readonly<Record<IdKind, KnownIds>> & { readonly places: MatchKnowledge['places'] }

const kept = new WeakMap<MatchKnowledge, AllKnown>()

function knownIds(knowledge: MatchKnowledge, atlas: Atlas): AllKnown {
  const before = kept.get(knowledge)
  if (before !== undefined) return before
  const { vocabularies, places } = knowledge
  const vocabulary = ({ byId, lexicon }: { byId: ReadonlyMap<string, unknown>; lexicon: Lexicon }): KnownIds => ({
    has: (id) => byId.has(id),
    closest: (text) => {
      const misspelt = [...byId.keys()]
        .map((id) => ({ id, edits: distance(fold(text), fold(id)) }))
        .filter(({ id, edits }) => edits <= Math.max(1, id.length / 4))
        .toSorted((a, b) => a.edits - b.edits)
      const called = closestTerms(lexicon, text.replaceAll('-', ' '), MOST_HINTS)
      return [...new Set([...misspelt.map(({ id }) => id), ...called.map(({ entry_id }) => entry_id)])].slice(0, MOST_HINTS)
    },
  })
  const table = (rows: readonly (readonly [string, Readonly<Record<string, unknown>>])[]): KnownIds =>
    vocabulary({ byId: new Map(rows), lexicon: buildLexicon(rows.map(([id, row]) => entryOfRow(id, row))) })
  const made: AllKnown = {
    segment: table(atlas.ordered.map((row) => [row.segment_id, { ...row }])),
    certificate: vocabulary(vocabularies.scheme),
    process: vocabulary(vocabularies.process),
    material: vocabulary(vocabularies.material),
    equipment: vocabulary(vocabularies.equipment_type),
    unit: vocabulary(vocabularies.unit),
    province: table([
      ...places.former.map((row) => [row.former_province_id, { ...row }] as const),
      ...places.provinces.map((row) => [row.province_id, { ...row }] as const),
    ]),
    park: table(places.parks.map((row) => [row.park_id, { ...row }])),
    places,
  }
  kept.set(knowledge, made)
  return made
}

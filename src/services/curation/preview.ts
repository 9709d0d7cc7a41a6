import type { Kysely } from 'kysely'
import { readShown, type ShownValue } from '../../db/queries/company-snapshot.ts'
import type { Database } from '../../db/schema.ts'
import { changeStatements } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import type { Changed } from '../statements/change.ts'
import { type Wording, wording } from '../wording.ts'
import { type ValueNames, valueNames } from './value-names.ts'

interface PreviewInput {
  /** Companies as they are before: the one that stays first, the other second. */
  companies: readonly string[]
  /** Ids that will lead to another company. */
  redirects: readonly { from: string; to: string }[]
  /** The change itself. */
  work: (trx: Kysely<Database>) => Promise<Changed>
  lang: Language
}

class TakenBack extends Error {
  readonly after: ShownValue[]
  constructor(after: ShownValue[]) {
    super('taken back')
    this.after = after
  }
}

/**
 * What a change would do, found by doing it and taking it back: the preview cannot promise anything else than the change does.
 * What would be refused is answered with the reason, and nothing is shown.
 */
export async function previewChange({ db, atlas }: ServiceContext, { companies, redirects, work, lang }: PreviewInput) {
  const before = await readShown(db, companies)
  const words = wording(lang)
  const answer = { allowed: true, refused_because: null as string | null, warnings: [] as string[] }
  try {
    await changeStatements(db, async (trx) => {
      const { touched } = await work(trx)
      throw new TakenBack(await readShown(trx, [...new Set([...companies, ...touched])]))
    })
  } catch (error) {
    if (error instanceof TakenBack) {
      const changes = withNames(differences(before, error.after, companies, words), await valueNames({ db, atlas }, lang))
      const moved = changes.filter((change) => change.change === 'moved').length
      return {
        ...answer,
        changes,
        sites_moved: moved,
        values_changed: changes.filter(({ change }) => change !== 'same' && change !== 'kept').length,
        redirects: [...redirects],
      }
    }
    if (!(error instanceof Problem) || error.code === 'not_found') throw error
    return { ...answer, allowed: false, refused_because: error.message, changes: [], sites_moved: 0, values_changed: 0, redirects: [] }
  }
  throw new Error('a preview was not taken back')
}

/** Names in place of ids and codes; a capability comes as `winding-wire (maker)`. */
function withNames<T extends Record<'before' | 'other' | 'after', string | null> & { property: string }>(
  changes: readonly T[],
  names: ValueNames,
): T[] {
  const named = (property: string, value: string | null): string | null => {
    if (value === null) return null
    const [, segment, role] = (property === 'segment' && /^(\S+) \((\w+)\)$/.exec(value)) || []
    if (segment === undefined || role === undefined) return names(property, value) ?? value
    return `${names(property, segment) ?? segment} (${names('role', role) ?? role})`
  }
  return changes.map((change) => ({
    ...change,
    before: named(change.property, change.before),
    other: named(change.property, change.other),
    after: named(change.property, change.after),
  }))
}

function differences(before: readonly ShownValue[], after: readonly ShownValue[], companies: readonly string[], words: Wording) {
  const [first, second] = companies
  const sites = siteChanges(before, after)
  const values = [...new Set(after.filter((value) => value.kind !== 'site').map((value) => value.company_id))].flatMap((company) => [
    ...fieldChanges(company, of(before, company), of(after, company), company === first && second !== undefined ? of(before, second) : []),
    ...listChanges(company, of(before, company), of(after, company)),
  ])
  const gone = companies.filter((company) => of(before, company).length > 0 && of(after, company).length === 0)
  return [
    ...values,
    ...sites,
    ...gone.map((company) => ({
      subject_id: company,
      kind: 'company' as const,
      property: 'company_id',
      before: company,
      other: null,
      after: null,
      change: 'removed' as const,
    })),
  ].map((change) => ({ ...change, property_name: words.maybe(`property.${change.property}`) ?? change.property }))
}

type Difference = 'same' | 'kept' | 'taken' | 'added' | 'removed' | 'moved'

interface BareChange {
  subject_id: string
  kind: ShownValue['kind']
  property: string
  before: string | null
  other: string | null
  after: string | null
  change: Difference
}

function of(values: readonly ShownValue[], companyId: string): ShownValue[] {
  return values.filter((value) => value.company_id === companyId && value.kind !== 'site')
}

/** What there is one of: names, tax code, status … */
function fieldChanges(
  company: string,
  before: readonly ShownValue[],
  after: readonly ShownValue[],
  other: readonly ShownValue[],
): BareChange[] {
  const valueIn = (values: readonly ShownValue[], property: string) =>
    values.find((value) => value.kind === 'company' && value.property === property)?.value ?? null
  const fields = [...before, ...after, ...other].filter((value) => value.kind === 'company').map((value) => value.property)
  return [...new Set(fields)].map((property) => {
    const [was, theirs, is] = [valueIn(before, property), valueIn(other, property), valueIn(after, property)]
    const change: Difference =
      was === is ? (theirs === null || theirs === is ? 'same' : 'kept') : is === null ? 'removed' : theirs === is ? 'taken' : 'added'
    return { subject_id: company, kind: 'company', property, before: was, other: theirs, after: is, change }
  })
}

/** What there can be many of: capabilities and facts. */
function listChanges(company: string, before: readonly ShownValue[], after: readonly ShownValue[]): BareChange[] {
  const keyOf = (value: ShownValue) => `${value.kind} ${value.property} ${value.value}`
  const lists = (values: readonly ShownValue[]) => values.filter((value) => value.kind !== 'company')
  const [was, is] = [new Set(lists(before).map(keyOf)), new Set(lists(after).map(keyOf))]
  const change = (value: ShownValue, kind: 'added' | 'removed'): BareChange => ({
    subject_id: company,
    kind: value.kind,
    property: value.property,
    before: kind === 'removed' ? value.value : null,
    other: null,
    after: kind === 'added' ? value.value : null,
    change: kind,
  })
  return [
    ...lists(after)
      .filter((value) => !was.has(keyOf(value)))
      .map((value) => change(value, 'added')),
    ...lists(before)
      .filter((value) => !is.has(keyOf(value)))
      .map((value) => change(value, 'removed')),
  ]
}

function siteChanges(before: readonly ShownValue[], after: readonly ShownValue[]): BareChange[] {
  const owners = (values: readonly ShownValue[]) =>
    new Map(
      values.filter((value) => value.kind === 'site' && value.property === 'company_id').map((value) => [value.subject_id, value.value]),
    )
  const [was, is] = [owners(before), owners(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((site) => {
    const [from, to] = [was.get(site) ?? null, is.get(site) ?? null]
    if (from === to) return []
    const change: Difference = from === null ? 'added' : to === null ? 'removed' : 'moved'
    return [{ subject_id: site, kind: 'site' as const, property: 'company_id', before: from, other: null, after: to, change }]
  })
}

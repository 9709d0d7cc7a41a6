import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { changeStatements } from '../../../db/transaction.ts'
import { OWN_PROPERTIES } from '../../../domain/claims.ts'
import { Problem } from '../../../domain/problem.ts'
import type { StatedOnce } from '../../../domain/provenance.ts'
import { parseStatementId, splitProperty, statementId, type StatementValue } from '../../../domain/statement.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import type { Asking } from '../../accounts/asking.ts'
import { writeAudit } from '../../accounts/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { dayOf } from '../../curation/working-days.ts'
import { assertStatements } from '../../statements/assert.ts'
import { retractStatement } from '../../statements/retract.ts'
import { countDeed } from '../../visitor-limit.ts'
import { wording } from '../../wording.ts'
import { ownSource } from '../rights.ts'
import { checkEntry, type Entry } from './check-entry.ts'
import { describeFields, type OwnPropertyName } from './describe-fields.ts'
import { isAbout, presenter, statedNow, versionOf } from './read-values.ts'
import { isOwn, type Speaker, speakerFor } from './speaker.ts'

/** Of one company: more than that is no profile. */
const MOST_OWN = 400

export interface ValueInput extends Omit<Entry, 'property'> {
  readonly company_id: string
  readonly subject_id?: string | undefined
  readonly property: OwnPropertyName
  readonly replaces?: string | undefined
  readonly as_of?: string | undefined
  readonly version?: string | undefined
  readonly lang: Language
}

/** Shown at once, graded as the company's own word. What the company said before of the same stays in the history. */
export async function stateValue(context: ServiceContext, input: ValueInput, asking: Asking, now = new Date()) {
  const { lang, property } = input
  const words = wording(lang)
  countDeed(context, 'state_value', asking.address, lang, now)
  const { value_id, subject_id } = await changeStatements(context.db, (trx) => stateWithin(context, trx, input, asking, now))
  await context.renew()
  const field = await readField(context, input, subject_id, asking, now)
  const mine = field.values.find((each) => each.value_id === value_id)
  const instead = field.values.find((each) => each.shown && !each.own)
  const shown = mine?.shown ?? false
  const message = shown
    ? words.text('own.stated', { property: words.text(`property.${property}`) })
    : words.text('own.stated_not_shown', {
        property: words.text(`property.${property}`),
        value: instead?.name ?? '',
        grade: words.text(`evidence_grade.${instead?.evidence_grade ?? 'document'}`),
      })
  return { value_id, shown, message, field }
}

/** Part of a transaction; nothing is computed anew yet. */
export async function stateWithin(context: ServiceContext, trx: Kysely<Database>, input: ValueInput, asking: Asking, now: Date) {
  const { lang } = input
  const words = wording(lang)
  const speaker = await speakerFor(trx, asking, input, 'change')
  const subject_id = subjectOf(speaker, input)
  const stated = await statedNow(trx, speaker)
  refuseOldVersion(stated, subject_id, input)
  const kind = subject_id === speaker.company.company_id ? 'company' : 'site'
  const { property, value } = await checkEntry(input, { context, db: trx, kind, sites: sitesOf(speaker), lang, now })
  if (stated.filter((each) => isOwn(speaker, each.record)).length >= MOST_OWN)
    throw new Problem('conflict', words.text('own.too_many', { most: MOST_OWN }))
  await takeBack(trx, outdated(stated, speaker, subject_id, property, input, lang), subject_id, asking, now, lang)
  const source_id = await ownSource(trx, speaker.organisation_id ?? '', now)
  const change = { actor: asking.by, reason: words.text('own.reason'), lang, at: now }
  const as_of = asOf(input, now, lang)
  const said = await assertStatements(
    { db: trx },
    { ...change, about: { subject_id }, values: { [property]: value }, origin: 'claim', source_id, evidence_grade: 'self_declared', as_of },
  )
  const details = { property: input.property, subject_id, record_id: said.record_id }
  await writeAudit(trx, { actor: asking.by, action: 'company.value_put', target: speaker.company.company_id, details }, now)
  return { value_id: statementId(said.record_id, property), subject_id }
}

function subjectOf(speaker: Speaker, { subject_id, lang }: Pick<ValueInput, 'subject_id' | 'lang'>): string {
  const { company } = speaker
  if (subject_id === undefined || company.ids.includes(subject_id)) return company.company_id
  const site = company.standing.canonical(subject_id)
  if (!sitesOf(speaker).has(site)) throw new Problem('not_found', wording(lang).text('statement.no_subject', { id: subject_id }))
  return site
}

export function sitesOf({ company }: Speaker): ReadonlySet<string> {
  const { standing } = company
  const sites = [...standing.subjects.values()].filter(
    (each) => each.kind === 'site' && standing.companyOf(each.subject_id) === company.company_id,
  )
  return new Set(sites.map((each) => standing.canonical(each.subject_id)))
}

/** Refused with what stands there now: two people of one company must not undo each other's work unseen. */
function refuseOldVersion(stated: readonly StatedOnce[], subjectId: string, { property, version, lang }: ValueInput): void {
  if (version === undefined || version === versionOf(stated, subjectId, property)) return
  const newest = stated
    .filter((each) => isAbout(each, subjectId, property))
    .toSorted((a, b) => b.record.recorded_at.getTime() - a.record.recorded_at.getTime())[0]
  const words = wording(lang)
  throw new Problem(
    'conflict',
    words.text('own.changed_meanwhile', {
      property: words.text(`property.${property}`),
      value: newest === undefined ? '–' : textOf(newest.value),
    }),
  )
}

export function textOf(value: StatementValue): string {
  if (value === null) return ''
  return typeof value === 'object' ? (value.value ?? value.product ?? '') : String(value)
}

/** What the new value takes the place of: the own one it names, and of what a company has one of, the one before. */
function outdated(
  stated: readonly StatedOnce[],
  speaker: Speaker,
  subjectId: string,
  property: string,
  input: ValueInput,
  lang: Language,
): StatedOnce[] {
  const own = stated.filter((each) => isOwn(speaker, each.record) && isAbout(each, subjectId, input.property))
  const many = OWN_PROPERTIES.find((each) => each.property === input.property)?.many ?? false
  const named = own.filter((each) => statementId(each.record.record_id, each.property) === input.replaces)
  if (input.replaces !== undefined && named.length === 0) throw new Problem('conflict', wording(lang).text('own.not_own'))
  const { name } = splitProperty(property)
  const same = own.filter((each) => !named.includes(each) && (!many || (name === 'segment' && each.property === property)))
  return [...named, ...same]
}

async function takeBack(
  trx: Kysely<Database>,
  list: readonly StatedOnce[],
  subject_id: string,
  asking: Asking,
  at: Date,
  lang: Language,
): Promise<void> {
  for (const { record, property } of list)
    await retractStatement(
      { db: trx },
      {
        actor: asking.by,
        reason: wording(lang).text('own.reason'),
        lang,
        at,
        subject_id,
        statement_id: statementId(record.record_id, property),
      },
    )
}

function asOf({ as_of }: ValueInput, now: Date, lang: Language): string {
  const today = dayOf(now)
  if (as_of !== undefined && as_of > today) throw new Problem('invalid', wording(lang).text('own.later'))
  return as_of ?? today
}

async function readField(
  context: ServiceContext,
  input: Pick<ValueInput, 'company_id' | 'property' | 'lang'>,
  subjectId: string,
  asking: Asking,
  now: Date,
) {
  const speaker = await speakerFor(context.db, asking, input, 'read')
  const kind = subjectId === speaker.company.company_id ? 'company' : 'site'
  const description = (await describeFields(context, input.lang)).find(
    (each) => each.property === input.property && each.subject_kind === kind,
  )
  if (description === undefined) throw new Error(`there is no field ${input.property} of a ${kind}`)
  const present = await presenter(context, speaker, await statedNow(context.db, speaker), input.lang, now)
  return present(description, subjectId)
}

interface TakeBackInput {
  company_id: string
  property: OwnPropertyName
  value_id: string
  version?: string | undefined
  lang: Language
}

/** An own value, and no other. */
export async function takeBackValue(context: ServiceContext, input: TakeBackInput, asking: Asking, now = new Date()) {
  const { lang, property, value_id } = input
  const words = wording(lang)
  countDeed(context, 'state_value', asking.address, lang, now)
  const subject_id = await changeStatements(context.db, async (trx) => {
    const speaker = await speakerFor(trx, asking, input, 'change')
    const stated = await statedNow(trx, speaker)
    const { recordId, property: said } = parseStatementId(value_id) ?? { recordId: '', property: '' }
    const found = stated.find(
      (each) => each.record.record_id === recordId && each.property === said && splitProperty(said).name === property,
    )
    if (found === undefined) throw new Problem('not_found', words.text('statement.no_statement', { id: value_id }))
    if (!isOwn(speaker, found.record)) throw new Problem('forbidden', words.text('own.not_own'))
    refuseOldVersion(stated, found.subject_id, { ...input, value: '' })
    await takeBack(trx, [found], found.subject_id, asking, now, lang)
    const details = { property, subject_id: found.subject_id, record_id: recordId }
    await writeAudit(trx, { actor: asking.by, action: 'company.value_delete', target: speaker.company.company_id, details }, now)
    return found.subject_id
  })
  await context.renew()
  return {
    field: await readField(context, input, subject_id, asking, now),
    message: words.text('own.taken_back', { property: words.text(`property.${property}`) }),
  }
}

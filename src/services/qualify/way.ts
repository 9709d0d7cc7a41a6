import { type ProgressRow, listProgress, type StepRow } from '../../db/queries/qualification.ts'
import { findDocument } from '../../db/queries/documents.ts'
import { listProgrammeRows } from '../../db/queries/support.ts'
import { certificateState, factAmount, lastDay, parseDetails } from '../../domain/fact-details.ts'
import { isSignedIn } from '../../domain/policy/actor.ts'
import { can } from '../../domain/policy/policy.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { type AskedStep, type Proof, type Standing, type StepOnWay, wayToQualify } from '../../matching/qualify/way.ts'
import type { Asking } from '../accounts/asking.ts'
import { getClaimedCompany } from '../claims/claimed-company.ts'
import { companyName } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { matchKnowledge } from '../matching/knowledge.ts'
import { type MatchWords, matchWords } from '../matching/match-words.ts'
import { notFound } from '../not-found.ts'
import { findShown, type Found } from '../profile/find-company.ts'
import { localized, wording } from '../wording.ts'
import { presentProgress } from './progress.ts'
import { durationOf, listOf, qualification } from './steps.ts'

interface WayQuery {
  id: string
  buyer_type: string
  lang: Language
}

/** How far a company is from what a type of buyer asks for; for its own people, with what they say of their progress. */
export async function getWay(context: ServiceContext, { id, buyer_type, lang }: WayQuery, asking: Asking, now = new Date()) {
  const found = await findShown(context, { id, lang })
  const { types, asked, steps } = await qualification(context)
  const type = types.find((row) => row.buyer_type_id === buyer_type)
  if (type === undefined)
    return notFound(
      'buyer_type',
      buyer_type,
      types.map((row) => row.buyer_type_id),
      lang,
    )
  const { company_id } = found.company
  // Rights hold for a company under every id it ever had; visitors have none to look up.
  const ids = isSignedIn(asking.actor) ? (await getClaimedCompany(context.db, company_id, lang)).ids : [company_id]
  const mayRead = ids.some((one) => can(asking.actor, 'qualification_progress', 'read', { company_id: one }))
  const progress = mayRead ? await listProgress(context.db, ids) : []
  const links = (asked.get(buyer_type) ?? []).flatMap((link) => {
    const row = steps.get(link.step_id)
    return row === undefined ? [] : [{ link, row }]
  })
  const way = wayToQualify(
    links.map(({ link, row }): AskedStep => ({
      step_id: row.step_id,
      level: link.level,
      scheme_id: row.scheme_id,
      implied_by: listOf(row.implied_by),
      fact_property: row.fact_property,
      after: listOf(row.after),
      duration: durationOf(row),
    })),
    { ...standingOf(found, now.toISOString().slice(0, 10), await matchWords(context, lang)), progress: await saidOf(context, progress) },
  )
  const programmes = await programmesFor(context, found, lang, now)
  const words = wording(lang)
  const schemes = (await matchKnowledge(context)).vocabularies.scheme.byId
  const nameOfScheme = (scheme: string) => String(schemes.get(scheme)?.[`name_${lang}`] ?? scheme)
  return {
    company: { id: found.company.company_id, name: companyName(found.company, lang) },
    buyer_type: {
      id: type.buyer_type_id,
      name: localized(type, 'name', lang),
      summary: localized(type, 'summary', lang),
      source_id: type.source_id,
      evidence_grade: type.evidence_grade,
      as_of: type.as_of,
    },
    required: way.required,
    expected: way.expected,
    time: way.time,
    progress_shown: mayRead,
    may_change: ids.some((one) => can(asking.actor, 'qualification_progress', 'change', { company_id: one })),
    items: await Promise.all(
      way.steps.map(async (step, index) => {
        const { link, row } = links[index] ?? {}
        if (link === undefined || row === undefined) throw new Error(`there is no step ${step.step_id}`)
        const said = progress.find(({ step_id }) => step_id === row.step_id)
        return {
          ...presentStep(row, lang),
          level: link.level,
          level_name: words.text(`qualify.level.${link.level}`),
          asked_source_id: link.source_id,
          scheme: row.scheme_id === null ? null : { id: row.scheme_id, name: nameOfScheme(row.scheme_id) },
          state: step.state,
          state_name: words.text(`qualify.state.${step.state}`),
          can_begin: step.can_begin,
          waits_for: step.waits_for.map((other) => ({ id: other, name: localized(steps.get(other) ?? row, 'name', lang) })),
          proofs: step.proofs.map((proof) => presentProof(proof, step, nameOfScheme, lang)),
          programmes: listOf(row.programme_ids).flatMap((programme) => programmes.get(programme) ?? []),
          progress: said === undefined ? null : await presentProgress(context.db, said),
        }
      }),
    ),
    total: way.steps.length,
    next_cursor: null,
  }
}

/** What the directory shows in public. */
function standingOf({ facts }: Found, today: string, words: MatchWords): Omit<Standing, 'progress'> {
  const textOf = ({ property, value, unit, term_id, details }: Found['facts'][number]): string => {
    const given = parseDetails(property, details ?? '').details
    const number = factAmount(value, given)
    if (number === undefined) return unit === null ? value : `${value} ${unit}`
    const per = typeof given['per'] === 'string' ? given['per'] : null
    return words.amount(number, property === 'capacity' ? (term_id ?? unit) : unit, per)
  }
  const proof = (fact: Found['facts'][number]): Proof => ({
    fact_id: fact.fact_id,
    text: textOf(fact),
    source_id: fact.source_id,
    grade: fact.evidence_grade,
    as_of: fact.as_of,
  })
  return {
    certificates: facts.flatMap((fact) => {
      if (fact.property !== 'certificate' || fact.term_id === null) return []
      const { details } = parseDetails('certificate', fact.details ?? '')
      return [
        {
          ...proof(fact),
          scheme_id: fact.term_id,
          state: certificateState(details, fact.evidence_grade, today),
          expires_on: lastDay(details['expires_on']) ?? null,
        },
      ]
    }),
    facts: facts.map((fact) => ({ ...proof(fact), property: fact.property })),
  }
}

/** A document shows a step only when staff looked at it. */
async function saidOf({ db }: ServiceContext, progress: readonly ProgressRow[]): Promise<Standing['progress']> {
  return Promise.all(
    progress.map(async ({ step_id, status, document_id }) => {
      const document = document_id === null ? undefined : await findDocument(db, document_id)
      return { step_id, status, proven: document?.state === 'accepted' }
    }),
  )
}

function presentProof(proof: StepOnWay['proofs'][number], { step_id }: StepOnWay, nameOfScheme: (id: string) => string, lang: Language) {
  const words = wording(lang)
  const { source_id, grade, as_of, text } = proof
  if (source_id === null || grade === null) throw new Error(`a proof of ${step_id} without its source`)
  const evidence = { source_id, evidence_grade: grade, as_of }
  if (!('scheme_id' in proof))
    return { kind: 'fact' as const, name: words.text(`property.${proof.property}`), text, state: null, expires_on: null, ...evidence }
  return {
    kind: 'certificate' as const,
    name: nameOfScheme(proof.scheme_id),
    text,
    state: proof.state,
    expires_on: proof.expires_on,
    ...evidence,
  }
}

function presentStep(row: StepRow, lang: Language) {
  const words = wording(lang)
  return {
    step_id: row.step_id,
    kind: row.kind,
    kind_name: words.text(`qualify.kind.${row.kind}`),
    name: localized(row, 'name', lang),
    summary: localized(row, 'summary', lang),
    duration: {
      least: row.duration_min,
      most: row.duration_max,
      unit: row.duration_unit,
      basis: row[`duration_basis_${lang}`],
      source_id: row.duration_source_id,
      missing_reason: row.duration_max_missing,
      missing_text: row.duration_max_missing === null ? null : words.text(`qualify.missing.${row.duration_max_missing}`),
    },
    cost: {
      least: row.cost_min,
      most: row.cost_max,
      currency: row.cost_currency,
      per: row.cost_per,
      per_name: row.cost_per === null ? null : words.text(`qualify.per.${row.cost_per}`),
      basis: row[`cost_basis_${lang}`],
      source_id: row.cost_source_id,
      missing_reason: row.cost_max_missing,
      missing_text: row.cost_max_missing === null ? null : words.text(`qualify.missing.${row.cost_max_missing}`),
    },
    source_id: row.source_id,
  }
}

/** Those in force; whether one names a product of the company, another one, or none at all. */
async function programmesFor({ db }: ServiceContext, { made }: Found, lang: Language, now: Date) {
  const today = now.toISOString().slice(0, 10)
  const { rows, segments } = await listProgrammeRows(db)
  const own = new Set(made.map(({ segment_id }) => segment_id))
  return new Map(
    rows
      .filter(({ effective_from, effective_to }) => !startsAfter(effective_from, today) && !endedBefore(effective_to, today))
      .map((row) => {
        const named = segments.get(row.programme_id) ?? []
        return [
          row.programme_id,
          {
            id: row.programme_id,
            number: row.number,
            name: localized(row, 'name', lang),
            summary: localized(row, 'summary', lang),
            names_product: named.length === 0 ? null : named.some((segment) => own.has(segment)),
            source_id: row.source_id,
            evidence_grade: row.evidence_grade,
            as_of: row.as_of,
          },
        ]
      }),
  )
}

/** A year or month begins with its first day and ends with its last. */
function startsAfter(date: string | null, today: string): boolean {
  return date !== null && date > today.slice(0, date.length)
}

function endedBefore(date: string | null, today: string): boolean {
  return (lastDay(date ?? undefined) ?? today) < today
}

import { NEED_FITS, type NeedFit, type NeedKind } from '../../domain/needs.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { kindOf, type Requirement } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { mutualScore, supplierScore } from '../../matching/mutual.ts'
import { type Fit, fitOf, rankMatches } from '../../matching/rank.ts'
import type { MatchSubject } from '../../matching/subject.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { companyIdsOf } from '../disclosure/edited-company.ts'
import { frameOf } from '../matching/frame.ts'
import { presentItem } from '../matching/present.ts'
import { readSubjects } from '../matching/subjects.ts'
import { centreOf } from '../nearby/centre.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { wording } from '../wording.ts'
import { provincesAsked } from './anonymity.ts'
import { grantsFor } from './find-need.ts'
import { requirementFor } from './get-need.ts'
import { type NeedNames, needNames } from './need-names.ts'
import { isInCatalogue, openNeeds } from './open-needs.ts'
import { presentPublic, presentWritten } from './present-need.ts'
import { idsAsked, type Wanted } from './wanted.ts'

interface CompanyNeedsQuery extends PageInput {
  id: string
  fit?: NeedFit | undefined
  kind?: NeedKind | undefined
  segment?: string | undefined
  lang: Language
}

interface Found {
  readonly need: Wanted
  readonly open: boolean
  readonly requirement: Requirement
  readonly kind: NeedFit
  readonly fit: Fit
  readonly supplier: ReturnType<typeof supplierScore>
  readonly mutual: number
}

/**
 * Needs against one company, both ways. Of an anonymous need only what everybody sees of it is compared: who changes the profile and
 * looks again must not find out what is withheld.
 */
export async function listCompanyNeeds(context: ServiceContext, query: CompanyNeedsQuery, asking: Asking, now = new Date()) {
  const { lang } = query
  const words = wording(lang)
  const { ids, company_id } = await companyIdsOf(context, query)
  if (!ids.some((id) => can(asking.actor, 'company_fit', 'read', { company_id: id })))
    throw new Problem('forbidden', words.text('need.not_your_company'))
  const [subject] = await readSubjects(context, [company_id], lang)
  const needs = (await visibleNeeds(context, asking, now)).filter(
    ({ need }) => need.buyer_company_id === null || !ids.includes(need.buyer_company_id),
  )
  const names = await needNames(
    context,
    needs.map(({ need }) => need),
    lang,
  )
  const found: Found[] = []
  if (subject !== undefined)
    for (const { need, open } of needs) {
      const requirement = requirementFor(context, need, open, names)
      const one = requirement === null ? undefined : await compare(context, subject, { need, open, requirement }, names, now)
      if (one !== undefined) found.push(one)
    }
  const lines = found
    .filter(
      ({ need }) =>
        (query.kind === undefined || need.kind === query.kind) &&
        (query.segment === undefined || shownSegments(need, names).includes(query.segment)),
    )
    .toSorted(
      (a, b) => NEED_FITS.indexOf(a.kind) - NEED_FITS.indexOf(b.kind) || b.mutual - a.mutual || (a.need.need_id < b.need.need_id ? -1 : 1),
    )
  const counts = Map.groupBy(lines, ({ kind }) => kind)
  return {
    ...pageOf(
      lines.filter(({ kind }) => query.fit === undefined || kind === query.fit),
      query,
      (line) => present(line, names),
    ),
    facets: {
      fit: NEED_FITS.flatMap((value) => {
        const count = counts.get(value)?.length ?? 0
        return count === 0 ? [] : [{ value, name: words.text(`need.fit.${value}`), count }]
      }),
    },
  }
}

/** The catalogue, and needs in which an organisation of theirs is named; whether it may be compared as it is written. */
async function visibleNeeds(context: ServiceContext, { actor }: Asking, now: Date): Promise<{ need: Wanted; open: boolean }[]> {
  const all = await openNeeds(context, now)
  const lines: { need: Wanted; open: boolean }[] = []
  for (const need of all) {
    const hidden = need.visibility !== 'public'
    const named = hidden && (await grantsFor(context.db, actor, need, now)).length > 0
    if (named || isInCatalogue(need)) lines.push({ need, open: named || !hidden })
  }
  return lines
}

async function compare(
  context: ServiceContext,
  subject: MatchSubject,
  { need, open, requirement }: Pick<Found, 'need' | 'open' | 'requirement'>,
  { knowledge, lang }: NeedNames,
  now: Date,
): Promise<Found | undefined> {
  const frame = await frameOf(context, requirement, lang, dayOf(now))
  const fit = fitOf(requirement, subject, frame)
  if (fit === undefined) return undefined
  const { items, near_misses } = rankMatches(requirement, [subject], frame)
  const kind = items[0] === undefined ? (near_misses.length > 0 ? 'near' : 'no') : items[0].qualified ? 'qualified' : 'unknown'
  const near = idsAsked(requirement, 'near')
  const provinces = [...provincesAsked(requirement, knowledge), ...(open && need.province_id !== null ? [need.province_id] : [])].map(
    (id) => `province:${id}`,
  )
  const points = [...new Set(near.length > 0 ? near : provinces)].map((place) => centreOf(knowledge.places, place, lang))
  const buyer_known = open && (need.organisation?.verified ?? need.buyer_company_id !== null)
  const supplier = supplierScore(requirement, subject, frame, { points, buyer_known })
  return { need, open, requirement, kind, fit, supplier, mutual: mutualScore(fit.score, supplier.score) }
}

function shownSegments(need: Wanted, names: NeedNames): string[] {
  const { field } = presentPublic(need, names)
  return field.level === 'segment' ? field.items.map(({ id }) => id) : []
}

function present({ need, open, kind, fit, supplier, mutual }: Found, names: NeedNames) {
  const { words, match } = names
  const { parts, gates, score } = presentItem({ ...fit, qualified: kind === 'qualified' }, match)
  return {
    need: open ? presentWritten(need, names) : presentPublic(need, names),
    fit: kind,
    fit_name: words.text(`need.fit.${kind}`),
    score,
    supplier_score: supplier.score,
    mutual: Math.round(mutual * 100) / 100,
    parts,
    supplier_parts: supplier.parts.map((part) => ({
      ...part,
      label: words.text(`need.supplier_part.${part.name}.name`),
      reason: words.text(`need.supplier_part.${part.name}.what`),
    })),
    gates,
    lacks: lacksOf(fit, names),
  }
}

/** Gates that fail or cannot be told, then wants nothing is known of. */
function lacksOf({ gates, parts }: Fit, { match }: NeedNames) {
  return [
    ...gates.flatMap((gate) =>
      gate.result === 'pass'
        ? []
        : [
            {
              kind: kindOf(gate.gate),
              text: match.wouldQualify(match.condition(gate.gate), match.reason(gate, gate.gate)),
              must: true,
              known: gate.result === 'fail',
            },
          ],
    ),
    ...parts.flatMap((part) =>
      part.want === null || part.value > 0
        ? []
        : [{ kind: kindOf(part.want), text: match.condition(part.want), must: false, known: part.evidence.length > 0 }],
    ),
  ]
}

/** Needs of the edition and those that organisations post, as one thing. */
import type { EditionNeedRow, NeedOfOrganisation } from '../../db/queries/needs.ts'
import type { ShownNeed } from '../../domain/need-anonymity.ts'
import type { NeedKind, NeedOrigin, NeedState, NeedVisibility } from '../../domain/needs.ts'
import { type Condition, idsOf, type Requirement, type Want } from '../../domain/requirement.ts'
import type { EvidenceGrade, Language, Ownership } from '../../domain/vocabulary.ts'
import type { Atlas } from '../atlas.ts'
import { requestedSegments } from '../matching/requested-segments.ts'

export interface Wanted {
  readonly need_id: string
  readonly origin: NeedOrigin
  readonly kind: NeedKind
  readonly titles: Readonly<Record<Language, string | null>>
  readonly text: string | null
  readonly requirement: Requirement
  /** Of the requirement, HS codes among them. */
  readonly segments: readonly string[]
  readonly current_origin: readonly string[]
  readonly localisation_target_pct: number | null
  readonly deadline: string | null
  readonly visibility: NeedVisibility
  readonly state: NeedState
  readonly version: number
  readonly organisation: { readonly id: string; readonly name: string; readonly verified: boolean } | null
  readonly buyer_company_id: string | null
  /** Where the edition says it is wanted. */
  readonly province_id: string | null
  readonly published_at: Date | null
  readonly source: { readonly source_id: string; readonly evidence_grade: EvidenceGrade; readonly as_of: string | null } | null
  /** Of an anonymous need that was posted: how it is shown. */
  readonly shown: ShownNeed | null
  /** For the policy. */
  readonly user_id: string | null
}

export function postedNeed(row: NeedOfOrganisation, atlas: Atlas): Wanted {
  return {
    need_id: row.need_id,
    origin: 'posted',
    kind: row.kind,
    titles: { vi: row.title_vi, en: row.title_en, ko: row.title_ko },
    text: row.description,
    requirement: row.requirement,
    segments: requestedSegments(atlas, row.requirement),
    current_origin: listOf(row.current_origin),
    localisation_target_pct: row.localisation_target_pct,
    deadline: row.deadline,
    visibility: row.visibility,
    state: row.state,
    version: row.version,
    organisation: { id: row.organisation_id, name: row.organisation_name, verified: row.organisation_verified },
    buyer_company_id: null,
    province_id: null,
    published_at: row.published_at,
    source: null,
    shown: (row.shown as ShownNeed | null) ?? null,
    user_id: row.user_id,
  }
}

/** Of an edition `today` says whether it is open still: nobody closes its rows. */
export function editionNeed(row: EditionNeedRow, atlas: Atlas, today: string): Wanted {
  const requirement = requirementOfRow(row)
  return {
    need_id: row.need_id,
    origin: 'edition',
    kind: row.kind ?? 'supply',
    titles: { vi: row.title_vi, en: row.title_en, ko: row.title_ko },
    text: null,
    requirement,
    segments: requestedSegments(atlas, requirement),
    current_origin: listOf(row.current_origin),
    localisation_target_pct: row.localisation_target_pct,
    deadline: row.deadline,
    visibility: row.visibility,
    state: row.deadline !== null && row.deadline < today ? 'expired' : 'open',
    version: 1,
    organisation: null,
    buyer_company_id: row.buyer_company_id,
    province_id: row.province_id,
    published_at: null,
    source: { source_id: row.source_id, evidence_grade: row.evidence_grade, as_of: row.as_of },
    shown: null,
    user_id: null,
  }
}

/** Suppliers near the place where it is wanted are better; how much nearer counts, not whether. */
const USUAL_RADIUS_KM = 150

function requirementOfRow(row: EditionNeedRow): Requirement {
  const hs = listOf(row.hs)
  const materials = listOf(row.materials)
  const languages = listOf(row.languages)
  const unit = row.unit ?? undefined
  const gates: Condition[] = [
    ...listOf(row.processes).map((process) => ({ process })),
    ...(materials.length === 0 ? [] : [{ material: materials }]),
    ...listOf(row.certificates).map((certificate) => ({ certificate, ...(row.certificates_by !== null && { by: row.certificates_by }) })),
    ...(row.capacity_min === null ? [] : [{ capacity_min: row.capacity_min, ...(unit !== undefined && { unit }), per: 'year' as const }]),
    ...(row.tolerance_mm === null ? [] : [{ tolerance_mm_max: row.tolerance_mm }]),
    ...(row.lead_time_days === null ? [] : [{ lead_time_days_max: row.lead_time_days }]),
    ...(row.near === null || row.radius_km === null ? [] : [{ near: row.near, radius_km: row.radius_km }]),
  ]
  const wants: Want[] = [
    ...listOf(row.certificates_preferred).map((certificate) => ({ certificate })),
    ...(row.ownership === null ? [] : [{ ownership: row.ownership as Ownership }]),
    ...(languages.length === 0 ? [] : [{ language: languages }]),
    ...(row.near === null && row.province_id !== null ? [{ near: `province:${row.province_id}`, radius_km: USUAL_RADIUS_KM }] : []),
  ]
  return {
    segment: row.segment_id,
    ...(hs.length > 0 && { hs }),
    ...(row.product !== null && { product: row.product }),
    ...(row.annual_volume !== null && { volume: { amount: row.annual_volume, ...(unit !== undefined && { unit }), per: 'year' as const } }),
    gates,
    wants,
  }
}

export function listOf(text: string | null): string[] {
  return text?.split('|').filter(Boolean) ?? []
}

/** Ids of one kind among the conditions, gates first. */
export function idsAsked(
  { gates, wants }: Pick<Requirement, 'gates' | 'wants'>,
  kind: 'certificate' | 'process' | 'province' | 'park' | 'near',
): string[] {
  const ids = [...gates, ...wants].flatMap((condition): readonly string[] => {
    const value = (condition as Readonly<Record<string, unknown>>)[kind]
    return value === undefined ? [] : idsOf(value as string | readonly string[])
  })
  return [...new Set(ids)]
}

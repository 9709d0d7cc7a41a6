/** Rows of the edition's needs for whoever takes the table home: of an anonymous need no more than its page says. */
import type { EditionNeedRow } from '../../db/queries/needs.ts'
import type { ShownNeed } from '../../domain/need-anonymity.ts'
import { type Condition, idsOf } from '../../domain/requirement.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { showEditionNeed } from './anonymity.ts'
import { isInCatalogue } from './open-needs.ts'
import { editionNeed } from './wanted.ts'

/** A need that nobody can look at is no row either. */
export async function shareNeedRows(
  context: Pick<ServiceContext, 'db' | 'atlas'>,
  rows: readonly EditionNeedRow[],
  now = new Date(),
): Promise<EditionNeedRow[]> {
  const shared: EditionNeedRow[] = []
  for (const row of rows) {
    const need = await showEditionNeed(context, editionNeed(row, context.atlas, dayOf(now)))
    if (need.visibility === 'public') shared.push(row)
    else if (isInCatalogue(need) && need.shown !== null) shared.push(coarse(row, need.shown))
  }
  return shared
}

/** What has no column as coarse as the page (a band, a region, a month) is left empty. */
function coarse(row: EditionNeedRow, { field, place, unit, gates, wants }: ShownNeed): EditionNeedRow {
  return {
    need_id: row.need_id,
    kind: row.kind,
    title_vi: row.title_vi,
    title_en: row.title_en,
    title_ko: row.title_ko,
    visibility: row.visibility,
    source_id: row.source_id,
    evidence_grade: row.evidence_grade,
    as_of: row.as_of,
    // The table names one segment; where the page names a family, the row names none.
    segment_id: field.level === 'segment' ? (field.ids[0] ?? '') : '',
    province_id: place.level === 'province' && place.ids.length === 1 ? (place.ids[0] ?? null) : null,
    unit,
    certificates: listed(gates, 'certificate'),
    certificates_preferred: listed(wants, 'certificate'),
    processes: listed(gates, 'process'),
    buyer_company_id: null,
    annual_volume: null,
    deadline: null,
    product: null,
    hs: null,
    near: null,
    radius_km: null,
    materials: null,
    certificates_by: null,
    capacity_min: null,
    tolerance_mm: null,
    lead_time_days: null,
    ownership: null,
    languages: null,
    current_origin: null,
    localisation_target_pct: null,
  }
}

function listed(conditions: readonly Condition[], kind: 'certificate' | 'process'): string | null {
  const ids = conditions.flatMap((one) => (kind in one ? idsOf((one as unknown as Record<typeof kind, string | string[]>)[kind]) : []))
  return ids.length === 0 ? null : ids.join('|')
}

import { listInstitutionRows, listProgrammeRows } from '../db/queries/support.ts'
import { fold, matchesAllWords } from '../domain/fold.ts'
import type { Language } from '../domain/vocabulary.ts'
import type { ServiceContext } from './context.ts'
import { type PageInput, pageOf } from './paging.ts'
import { provinceReference, segmentReferences } from './references.ts'
import { localized } from './wording.ts'

interface SupportQuery extends PageInput {
  q?: string | undefined
  segment?: string | undefined
  province?: string | undefined
  lang: Language
}

/** Laws, support schemes and targets; newest first. */
export async function listProgrammes({ atlas, db }: ServiceContext, query: SupportQuery) {
  const { rows, segments } = await listProgrammeRows(db)
  const words = fold(query.q ?? '')
  const found = rows.filter(
    (row) =>
      (!query.segment || segments.get(row.programme_id)?.includes(query.segment)) &&
      (!words || matchesAllWords(fold([row.name_vi, row.name_en, row.name_ko, row.number ?? '', row.issuer ?? ''].join(' ')), words)),
  )
  return pageOf(found, query, (row) => ({
    id: row.programme_id,
    kind: row.kind,
    number: row.number,
    name: localized(row, 'name', query.lang),
    summary: localized(row, 'summary', query.lang),
    issuer: row.issuer,
    issued_on: row.issued_on,
    effective_from: row.effective_from,
    effective_to: row.effective_to,
    segments: segmentReferences(atlas, segments.get(row.programme_id) ?? [], query.lang),
    source_id: row.source_id,
    evidence_grade: row.evidence_grade,
    as_of: row.as_of,
  }))
}

/** Standards bodies, laboratories, universities, research and support centres. */
export async function listInstitutions({ atlas, db }: ServiceContext, query: SupportQuery) {
  const { rows, segments, provinces } = await listInstitutionRows(db)
  const words = fold(query.q ?? '')
  const found = rows.filter(
    (row) =>
      (!query.segment || segments.get(row.institution_id)?.includes(query.segment)) &&
      (!query.province || row.province_id === query.province) &&
      (!words || matchesAllWords(fold([row.name_vi, row.name_en, row.name_ko].join(' ')), words)),
  )
  return pageOf(found, query, (row) => ({
    id: row.institution_id,
    kind: row.kind,
    name: localized(row, 'name', query.lang),
    summary: localized(row, 'summary', query.lang),
    province: provinceReference(provinces, row.province_id, query.lang),
    website: row.website,
    segments: segmentReferences(atlas, segments.get(row.institution_id) ?? [], query.lang),
    source_id: row.source_id,
    evidence_grade: row.evidence_grade,
    as_of: row.as_of,
  }))
}

import { clusterSizes, type ReviewTaskRow, type StoredCandidate } from '../../../db/queries/review-tasks.ts'
import { readSubjectFaces, type SubjectFace } from '../../../db/queries/subject-faces.ts'
import { readSubjectValues } from '../../../db/queries/subject-values.ts'
import { findImport } from '../../../db/queries/imports.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import type { ServiceContext } from '../../context.ts'
import { type Wording, wording } from '../../wording.ts'
import { valueNames } from '../value-names.ts'
import { findBlock } from './blocks.ts'
import { compareFields } from './compare-fields.ts'
import { asRecordFields } from './row-values.ts'
import { weakestLink } from './weakest-link.ts'

const DAY_MS = 86_400_000

/** Lines of the queue. */
export async function presentSummaries({ db }: Pick<ServiceContext, 'db'>, rows: readonly ReviewTaskRow[], lang: Language, now: Date) {
  const words = wording(lang)
  const sizes = await clusterSizes(db, [...new Set(rows.map((row) => row.cluster_id))])
  const faces = await readSubjectFaces(db, [...new Set(rows.flatMap((row) => row.right_id ?? []))])
  return rows.map((row) => ({
    id: row.task_id,
    level: row.level,
    origin: row.origin,
    state: row.state,
    cluster_id: row.cluster_id,
    cluster_size: sizes.get(row.cluster_id) ?? 0,
    left_name: row.left_name,
    right_name: row.right_id === null ? null : (faces.get(row.right_id)?.label ?? row.right_id),
    right_id: row.right_id,
    probability: row.probability,
    reason: row.reason,
    reason_text: words.maybe(`review_reason.${row.reason}`) ?? row.reason,
    unlocks: row.unlocks,
    value: row.value,
    import_id: row.import_id,
    row_no: row.row_no,
    created_at: row.created_at.toISOString(),
    days_open: Math.max(0, Math.floor((now.getTime() - row.created_at.getTime()) / DAY_MS)),
  }))
}

/** One task with both sides, their differences, the waterfall of each candidate, and what would be refused. */
export async function presentTask(context: ServiceContext, row: ReviewTaskRow, lang: Language, now: Date) {
  const { db } = context
  const words = wording(lang)
  const [summary] = await presentSummaries(context, [row], lang, now)
  if (!summary) throw new Error(`task ${row.task_id} vanished`)
  const ids = [...row.candidates.map((each) => each.subject_id), ...(row.left_subject_id === null ? [] : [row.left_subject_id])]
  const faces = await readSubjectFaces(db, ids)
  const values = await readSubjectValues(db, ids)
  const names = await valueNames(context, lang)
  const leftValues = (row.left_subject_id === null ? undefined : values.get(row.left_subject_id)) ?? asRecordFields(row.left_values)
  const candidates = []
  for (const candidate of row.candidates) {
    const face = faces.get(candidate.subject_id)
    const block = await findBlock(db, row, candidate, lang)
    candidates.push({
      ...presentCandidate(candidate, words),
      name: face?.label ?? candidate.subject_id,
      right: sideOfSubject(context, candidate.subject_id, face),
      fields: compareFields(row.level, leftValues, values.get(candidate.subject_id) ?? {}, names, words),
      blocked_by: block,
    })
  }
  return {
    ...summary,
    left:
      row.left_subject_id === null
        ? await sideOfRow(context, row)
        : sideOfSubject(context, row.left_subject_id, faces.get(row.left_subject_id)),
    candidates,
    weakest_link: await weakestLink(db, row.cluster_id),
    decision:
      row.decision === null || row.decided_at === null
        ? null
        : {
            decision: row.decision,
            subject_id: row.decided_subject_id,
            reason: row.note,
            actor: row.actor ?? '',
            decided_at: row.decided_at.toISOString(),
            event_id: row.event_ids.at(-1) ?? '',
          },
  }
}

function presentCandidate({ subject_id, company_id, probability, bits, veto, accept, parts }: StoredCandidate, words: Wording) {
  return {
    subject_id,
    company_id,
    probability,
    bits,
    veto: veto === null ? null : (words.maybe(`veto.${veto}`) ?? veto),
    accept: accept === null ? null : (words.maybe(`accept.${accept}`) ?? accept),
    parts: parts.map((part) => ({
      ...part,
      name: words.maybe(`comparison.${part.comparison}`) ?? part.comparison,
      aligned: (part.aligned ?? []).map((each) => ({ ...each })),
    })),
  }
}

function sideOfSubject({ atlas }: ServiceContext, id: string, face: SubjectFace | undefined) {
  const source = face && atlas.sources.get(face.source_id)
  return {
    kind: face?.kind ?? ('company' as const),
    id,
    company_id: face?.company_id ?? null,
    name: face?.label ?? id,
    file_name: null,
    row_no: null,
    sources: face
      ? [{ id: face.source_id, title: source?.title ?? face.source_id, evidence_grade: face.evidence_grade, as_of: face.as_of }]
      : [],
  }
}

async function sideOfRow({ db }: ServiceContext, row: ReviewTaskRow) {
  const file = row.import_id === null ? undefined : await findImport(db, row.import_id)
  return {
    kind: 'row' as const,
    id: `${row.import_id ?? ''}:${row.row_no ?? ''}`,
    company_id: null,
    name: row.left_name,
    file_name: file?.file_name ?? null,
    row_no: row.row_no,
    sources: file ? [{ id: file.source_id, title: file.source.title, evidence_grade: file.evidence_grade, as_of: file.as_of }] : [],
  }
}

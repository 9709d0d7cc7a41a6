import type { Language, Status } from '../../domain/vocabulary.ts'
import { type NextProduct, nextProducts, type Target } from '../../matching/next-products/next-products.ts'
import type { Atlas } from '../atlas.ts'
import { companyName } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { matchKnowledge, type MatchKnowledge } from '../matching/knowledge.ts'
import { readSubjects } from '../matching/subjects.ts'
import { catalogue } from '../needs/open-needs.ts'
import { findShown } from '../profile/find-company.ts'
import { segmentReferences } from '../references.ts'
import { segmentRelatedness } from '../relatedness.ts'
import { wording } from '../wording.ts'

const MOST = 3

/** Up to three products a company could turn to, each with why, what is missing and what to do first. Computed, nobody's statement. */
export async function getNextProducts(context: ServiceContext, { id, lang }: { id: string; lang: Language }, now = new Date()) {
  const { atlas } = context
  const { company } = await findShown(context, { id, lang })
  const [subject] = await readSubjects(context, [company.company_id], lang)
  const knowledge = await matchKnowledge(context)
  const made = [...new Set((subject?.made ?? []).filter(({ role }) => role !== 'trader').map(({ segment_id }) => segment_id))]
  const processes = new Set((subject?.processes ?? []).filter(({ mode }) => mode !== 'outsourced').map(({ id: process }) => process))
  const needs = needsBySegment(await catalogue(context, now))
  const items = nextProducts(
    { made, processes },
    { targets: targetsOf(atlas, knowledge, needs), gaps: atlas.gapRank.size, related: await segmentRelatedness(context) },
    MOST,
  )
  const words = wording(lang)
  return {
    company: { id: company.company_id, name: companyName(company, lang) },
    made: segmentReferences(atlas, made, lang),
    reason: items.length > 0 ? null : words.text(made.length === 0 ? 'next_products.nothing_made' : 'next_products.nothing_near'),
    items: items.map((item) => present(item, atlas, knowledge, lang)),
    total: items.length,
    next_cursor: null,
  }
}

function needsBySegment(needs: readonly { readonly segments: readonly string[] }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { segments } of needs) for (const id of segments) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function targetsOf(atlas: Atlas, { defines, uses }: MatchKnowledge, needs: ReadonlyMap<string, number>): Target[] {
  const statusOf = (id: string): Status => atlas.status.get(id)?.status ?? 'data_poor'
  return atlas.ordered.map(({ segment_id }) => ({
    segment_id,
    status: statusOf(segment_id),
    gap_rank: atlas.gapRank.get(segment_id) ?? null,
    needs: needs.get(segment_id) ?? 0,
    processes: [
      ...(defines.get(segment_id) ?? []).map((process_id) => ({ process_id, relation: 'defines' as const })),
      ...(uses.get(segment_id) ?? []).map((process_id) => ({ process_id, relation: 'uses' as const })),
    ],
    inputs: (atlas.inputs.get(segment_id) ?? []).map(({ input_segment_id, essential }) => ({
      segment_id: input_segment_id,
      essential,
      status: statusOf(input_segment_id),
    })),
  }))
}

function present(item: NextProduct, atlas: Atlas, { vocabularies }: MatchKnowledge, lang: Language) {
  const words = wording(lang)
  const [segment] = segmentReferences(atlas, [item.segment_id], lang)
  const [closest] = segmentReferences(atlas, [item.closest.segment_id], lang)
  if (segment === undefined || closest === undefined) throw new Error(`there is no segment ${item.segment_id}`)
  const processes = (ids: readonly string[]) =>
    ids.map((id) => ({ id, name: String(vocabularies.process.byId.get(id)?.[`name_${lang}`] ?? id) }))
  const missing = { processes: processes(item.missing_processes), inputs: segmentReferences(atlas, item.missing_inputs, lang) }
  const shared = processes(item.shared_processes)
  const list = new Intl.ListFormat(lang, { type: 'unit' })
  const about = {
    process: missing.processes[0]?.name ?? '',
    input: missing.inputs[0]?.name ?? '',
    needs: item.needs,
    segment: segment.name,
  }
  return {
    segment,
    status: item.status,
    score: item.score,
    parts: item.parts.map((part) => ({ ...part, label: words.text(`next_products.part.${part.name}`) })),
    closest: { ...closest, relatedness: item.closest.relatedness },
    shared_processes: shared,
    missing,
    needs: item.needs,
    gap_rank: item.gap_rank,
    reasons: [
      words.text('next_products.why.closest', { segment: closest.name, share: words.percent(item.closest.relatedness) }),
      ...(shared.length === 0 ? [] : [words.text('next_products.why.shared', { processes: list.format(shared.map(({ name }) => name)) })]),
      ...(item.gap_rank === null ? [] : [words.text('next_products.why.gap', { rank: item.gap_rank })]),
      ...(item.needs === 0 ? [] : [words.text('next_products.why.needs', { needs: item.needs })]),
    ],
    first_step: item.first_step,
    first_step_text: words.text(`next_products.first.${item.first_step}`, about),
  }
}

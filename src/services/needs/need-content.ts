import { createHash } from 'node:crypto'
import type { NeedOfOrganisation, NeedPartRow } from '../../db/queries/needs.ts'
import { NEED_LIMITS, type NeedKind, type NeedVisibility } from '../../domain/needs.ts'
import { Problem } from '../../domain/problem.ts'
import type { Requirement } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Atlas } from '../atlas.ts'
import { requestedSegments } from '../matching/requested-segments.ts'
import { wording } from '../wording.ts'
import { listOf } from './wanted.ts'

/** All that whoever writes a need says. */
export interface NeedContent {
  kind: NeedKind
  titles: Partial<Record<Language, string | undefined>>
  text?: string | undefined
  requirement: Requirement
  current_origin: readonly string[]
  localisation_target_pct?: number | undefined
  deadline?: string | undefined
  visibility: NeedVisibility
  parts: readonly { readonly name: string; readonly text: string }[]
}

/** Columns of the row; the same on every way to a need. */
export function columnsOf(content: NeedContent, atlas: Atlas) {
  const { titles, requirement } = content
  return {
    kind: content.kind,
    visibility: content.visibility,
    title_vi: titles.vi ?? null,
    title_en: titles.en ?? null,
    title_ko: titles.ko ?? null,
    description: content.text === undefined || content.text === '' ? null : content.text,
    requirement: JSON.stringify(requirement),
    segment_ids: barred(requestedSegments(atlas, requirement)),
    current_origin: content.current_origin.length === 0 ? null : [...new Set(content.current_origin)].join('|'),
    localisation_target_pct: content.localisation_target_pct ?? null,
    deadline: content.deadline ?? null,
    content_sha256: hashOf(content),
  }
}

function barred(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `|${ids.join('|')}|`
}

export function partRows(content: Pick<NeedContent, 'parts'>) {
  return content.parts.map(({ name, text }, at) => ({ part_no: at + 1, name, body: text }))
}

/** As it was said, for the record of versions. */
export function contentOf(row: NeedOfOrganisation, parts: readonly NeedPartRow[]): NeedContent {
  return {
    kind: row.kind,
    titles: { vi: row.title_vi ?? undefined, en: row.title_en ?? undefined, ko: row.title_ko ?? undefined },
    text: row.description ?? undefined,
    requirement: row.requirement,
    current_origin: listOf(row.current_origin),
    localisation_target_pct: row.localisation_target_pct ?? undefined,
    deadline: row.deadline ?? undefined,
    visibility: row.visibility,
    parts: parts.map(({ name, body }) => ({ name, text: body })),
  }
}

/** The same whatever the order of keys. */
export function hashOf(content: NeedContent): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined && each !== '')
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}

/** What no schema can say. Ids are looked at by the matching. */
export function checkContent(
  { requirement, deadline }: Pick<NeedContent, 'requirement' | 'deadline'>,
  today: string,
  lang: Language,
): void {
  const words = wording(lang)
  // Only who organises an event may lift some above others.
  if (requirement.boost_first_time_domestic !== undefined)
    throw new Problem('invalid', words.text('need.no_boost'), [
      { path: 'requirement.boost_first_time_domestic', message: words.text('need.no_boost') },
    ])
  if (requirement.gates.length + requirement.wants.length > NEED_LIMITS.conditions)
    throw new Problem('too_large', words.text('need.too_many_conditions', { most: NEED_LIMITS.conditions }))
  if (deadline !== undefined && deadline < today)
    throw new Problem('invalid', words.text('need.deadline_over'), [{ path: 'deadline', message: words.text('need.deadline_over') }])
}

import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { needNames } from './need-names.ts'
import { catalogue } from './open-needs.ts'
import { type NeedItem, presentPublic } from './present-need.ts'
import type { Wanted } from './wanted.ts'

interface SummaryQuery extends PageInput {
  stage?: string | undefined
  segment?: string | undefined
  lang: Language
}

/** Of what the catalogue shows, by segment, in the order of the chain. */
export async function summarizeNeeds(context: ServiceContext, query: SummaryQuery, now = new Date()) {
  const { atlas } = context
  const needs = await catalogue(context, now)
  const names = await needNames(context, needs, query.lang)
  const lines = needs.map((need) => ({ need, item: presentPublic(need, names) }))
  const bySegment = new Map<string, typeof lines>()
  for (const line of lines)
    if (line.item.field.level === 'segment')
      for (const { id } of line.item.field.items) bySegment.set(id, [...(bySegment.get(id) ?? []), line])
  const rows = atlas.ordered.flatMap((row) => {
    const own = bySegment.get(row.segment_id)
    if (own === undefined || (query.stage !== undefined && row.stage_id !== query.stage)) return []
    if (query.segment !== undefined && row.segment_id !== query.segment) return []
    const days = own.flatMap(({ item }) => item.deadline ?? []).toSorted()
    return [
      {
        segment: { id: row.segment_id, name: names.segment(row.segment_id) },
        stage: row.stage_id,
        needs: own.length,
        buyers: countBuyers(own.map(({ need }) => need)),
        anonymous: own.filter(({ item }) => item.anonymous).length,
        bands: bandsOf(own.map(({ item }) => item)),
        next_deadline: days[0] ?? null,
      },
    ]
  })
  return {
    ...pageOf(rows, query, (row) => row),
    needs: lines.length,
    wider: lines.filter(({ item }) => item.field.level !== 'segment').length,
  }
}

/** Those that are named. Were the others counted in, one could tell whether somebody who is not named is one of those who are. */
function countBuyers(needs: readonly Wanted[]): number {
  const named = needs.filter(({ visibility }) => visibility === 'public')
  return new Set(named.map((need) => need.organisation?.id ?? need.buyer_company_id ?? need.need_id)).size
}

function bandsOf(items: readonly NeedItem[]) {
  const volumes = items.flatMap(({ volume }) => (volume === null || volume.per !== 'year' ? [] : [volume]))
  return [...Map.groupBy(volumes, ({ unit, min, max }) => `${unit ?? ''} ${min} ${max ?? ''}`).values()]
    .flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [
            {
              unit: first.unit,
              unit_name: first.unit_name,
              per: 'year' as const,
              min: first.min,
              max: first.max,
              needs: 1 + others.length,
            },
          ],
    )
    .toSorted((a, b) => (a.unit ?? '').localeCompare(b.unit ?? '') || a.min - b.min)
}

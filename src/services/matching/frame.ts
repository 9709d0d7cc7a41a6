import { type AnyOf, type Condition, idsOf, type Requirement } from '../../domain/requirement.ts'
import type { Language, Stage } from '../../domain/vocabulary.ts'
import type { MatchFrame } from '../../matching/match-frame.ts'
import type { ServiceContext } from '../context.ts'
import { centreOf } from '../nearby/centre.ts'
import { segmentRelatedness } from '../relatedness.ts'
import { matchKnowledge } from './knowledge.ts'
import { requestedSegments } from './requested-segments.ts'

/** Where serving is the work. */
const SERVICE_STAGES: ReadonlySet<Stage> = new Set<Stage>(['software_design', 'test_certification', 'logistics', 'recycling'])

/** Below, a product says little of another: six pairs of segments in a hundred reach it (docs/methods/relatedness.md). */
const LEAST_RELATED = 0.1
const MOST_RELATED = 12

/** What the edition knows, reduced to what this requirement needs. */
export async function frameOf(
  context: Pick<ServiceContext, 'db' | 'atlas'>,
  requirement: Requirement,
  lang: Language,
  today: string,
): Promise<MatchFrame> {
  const { atlas } = context
  const knowledge = await matchKnowledge(context)
  const segments = requestedSegments(atlas, requirement)
  const conditions: readonly Condition[] = [...requirement.gates, ...requirement.wants]
  const parks = new Set(conditions.flatMap((one): string[] => ('park' in one ? [...idsOf(one.park as AnyOf)] : [])))
  const ofSegments = (relation: ReadonlyMap<string, readonly string[]>) => [...new Set(segments.flatMap((id) => relation.get(id) ?? []))]
  return {
    today,
    segments,
    related: await relatedTo(context, segments),
    service_segments: segments.filter((id) => SERVICE_STAGES.has(atlas.segments.get(id)?.stage_id as Stage)),
    processes: { defines: ofSegments(knowledge.defines), uses: ofSegments(knowledge.uses) },
    units: Object.fromEntries(
      knowledge.vocabularies.unit.rows.map((row) => [row.entry_id, { dimension: String(row['dimension']), factor: Number(row['factor']) }]),
    ),
    points: Object.fromEntries(
      conditions.flatMap((one) => {
        if (!('near' in one)) return []
        const { lat, lon } = centreOf(knowledge.places, one.near, lang)
        return [[one.near, { lat, lon }]]
      }),
    ),
    park_provinces: Object.fromEntries(
      knowledge.places.parks.flatMap((row) => (parks.has(row.park_id) && row.province_id !== null ? [[row.park_id, row.province_id]] : [])),
    ),
  }
}

/** The nearest other segments, each by the nearest that is asked for. */
async function relatedTo(context: Pick<ServiceContext, 'db' | 'atlas'>, segments: readonly string[]): Promise<Record<string, number>> {
  if (segments.length === 0) return {}
  const related = await segmentRelatedness(context)
  const rated = context.atlas.ordered.flatMap(({ segment_id }) => {
    const near = segments.includes(segment_id) ? 0 : Math.max(...segments.map((asked) => related(asked, segment_id)))
    return near < LEAST_RELATED ? [] : [[segment_id, near] as const]
  })
  return Object.fromEntries(rated.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_RELATED))
}

import { readPlaces } from '../../db/queries/places.ts'
import { processSegments } from '../../db/queries/vocabularies.ts'
import type { PlacePoints } from '../../domain/geo.ts'
import type { Atlas } from '../atlas.ts'
import type { ServiceContext } from '../context.ts'
import { placePoints, type Places } from '../nearby/centre.ts'
import { readVocabularies, type Vocabularies } from '../vocabulary/read-vocabulary.ts'

/** What the edition knows that decides a match, whatever is asked: a few hundred rows. */
export interface MatchKnowledge {
  readonly vocabularies: Vocabularies
  readonly places: Places
  readonly points: PlacePoints
  /** Segment → processes that making it is, by definition; and those it uses. */
  readonly defines: ReadonlyMap<string, readonly string[]>
  readonly uses: ReadonlyMap<string, readonly string[]>
}

const kept = new WeakMap<Atlas, Promise<MatchKnowledge>>()

/** Read once for each read model. */
export function matchKnowledge(context: Pick<ServiceContext, 'db' | 'atlas'>): Promise<MatchKnowledge> {
  const { atlas } = context
  const known = kept.get(atlas)
  if (known !== undefined) return known
  const read = readKnowledge(context)
  kept.set(atlas, read)
  read.catch(() => kept.delete(atlas))
  return read
}

async function readKnowledge(context: Pick<ServiceContext, 'db' | 'atlas'>): Promise<MatchKnowledge> {
  const places = await readPlaces(context.db)
  const relations = await processSegments(context.db)
  const bySegment = (relation: 'defines' | 'uses') =>
    new Map(
      [...Map.groupBy(relations, (row) => row.segment_id)].map(([segment, rows]) => [
        segment,
        rows.flatMap((row) => (row.relation === relation ? [row.process_id] : [])).toSorted(),
      ]),
    )
  return {
    vocabularies: await readVocabularies(context),
    places,
    points: placePoints(places),
    defines: bySegment('defines'),
    uses: bySegment('uses'),
  }
}

import { coProductionCounts } from '../db/queries/co-production.ts'
import { processSegments } from '../db/queries/vocabularies.ts'
import type { RelatednessFrame } from '../matching/relatedness/frame.ts'
import { relatedness } from '../matching/relatedness/relatedness.ts'
import type { Atlas } from './atlas.ts'
import type { ServiceContext } from './context.ts'

type Related = (a: string, b: string) => number

/** One for each read model, which is renewed whenever companies change. */
const kept = new WeakMap<Atlas, Promise<Related>>()

/** How close two segments are, 0–1, from the companies, the taxonomy, the codes, the input links and the processes of this directory. */
export function segmentRelatedness(context: Pick<ServiceContext, 'db' | 'atlas'>): Promise<Related> {
  const { atlas } = context
  const known = kept.get(atlas)
  if (known !== undefined) return known
  const made = relatednessFrame(context).then((frame) => relatedness(frame))
  kept.set(atlas, made)
  made.catch(() => kept.delete(atlas))
  return made
}

async function relatednessFrame({ db, atlas }: Pick<ServiceContext, 'db' | 'atlas'>): Promise<RelatednessFrame> {
  return {
    segments: atlas.ordered.map(({ segment_id, family_id, stage_id, sector_id }) => ({
      segment_id,
      family_id,
      stage_id,
      sector_id: sector_id === 'shared' ? null : sector_id,
    })),
    codes: atlas.rows.segmentCodes.filter((row) => row.system === 'hs2022'),
    links: atlas.rows.links,
    processes: await processSegments(db),
    production: await coProductionCounts(db),
  }
}

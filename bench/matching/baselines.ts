import type { CoProduction } from '../../src/matching/relatedness/frame.ts'
import { coProduction, familyDistance, headingDistance } from '../../src/matching/relatedness/parts.ts'
import type { World } from './world.ts'

/** What we have to beat, each from the same counts without the hidden row. A score of a segment for a firm that makes `known`. */
export type Baseline = (production: CoProduction) => (known: readonly string[]) => (segment: string) => number

const NEIGHBOURS = 20

/** The baselines of the reference figures for the ETO set, and size. */
export function baselinesOf(world: World): Readonly<Record<string, Baseline>> {
  const [family, headings] = [familyDistance(world), headingDistance(world)]
  const taxonomy = (a: string, b: string) => family(a, b) + headings(a, b)
  return {
    popularity:
      ({ makers }) =>
      () =>
      (segment) =>
        makers.get(segment) ?? 0,
    size: () => () => (segment) => world.segmentSize.get(segment) ?? 0,
    proximity: (production) => density(coProduction({ production }, 0)),
    'item-kNN': (production) => {
      const neighbours = cosineNeighbours(production)
      return density((own, segment) => neighbours.get(own)?.get(segment) ?? 0)
    },
    taxonomy: () => density(taxonomy),
    'proximity + taxonomy': (production) => {
      const phi = coProduction({ production }, 0)
      return density((own, segment) => phi(own, segment) + taxonomy(own, segment))
    },
  }
}

/** The sum over what a firm makes, as in the density of the product space. */
function density(related: (a: string, b: string) => number) {
  return (known: readonly string[]) => (segment: string) => known.reduce((sum, own) => sum + related(own, segment), 0)
}

/** Cosine of the columns of firm × segment, the nearest 20 of each segment (Sarwar et al. 2001). */
function cosineNeighbours({ makers, together }: CoProduction): Map<string, Map<string, number>> {
  const all = new Map<string, [string, number][]>()
  const add = (from: string, to: string, value: number) => all.set(from, [...(all.get(from) ?? []), [to, value]])
  for (const { a, b, companies } of together) {
    const cosine = companies / Math.sqrt((makers.get(a) ?? 1) * (makers.get(b) ?? 1))
    add(a, b, cosine)
    add(b, a, cosine)
  }
  return new Map([...all].map(([id, list]) => [id, new Map(list.toSorted(([, a], [, b]) => b - a).slice(0, NEIGHBOURS))]))
}

import { type Cluster, clusterLinks, type Link } from '../../linkage/cluster.ts'
import type { ExplainWords } from '../../linkage/explain.ts'
import { probabilityOf } from '../../linkage/fellegi-sunter/model.ts'
import { linksIn } from '../../linkage/score-pairs.ts'
export type { ExplainWords } from '../../linkage/explain.ts'
import { compareList, type ComparedList, type ListOptions, type PartyInputs } from './compare-list.ts'

/** Which rows of a list are one company, or one site, and why. */
export interface DedupedList {
  /** Number of the cluster of each row. */
  readonly cluster_of: Int32Array
  readonly clusters: readonly Cluster[]
  /** The strongest link of each row inside its cluster; null for a row alone. */
  readonly links: readonly (RowLink | null)[]
  readonly refused: number
}

export interface RowLink {
  readonly to: number
  readonly probability: number
  readonly explanation: string
}

const EXPLAINED_AT_ONCE = 5000

export function dedupeList(inputs: PartyInputs, words: ExplainWords, options: ListOptions): Promise<DedupedList> {
  return compareList(inputs, null, options, async (list) => {
    const { links, different } = linksIn(list.scored, options.level)
    const { cluster_of, clusters, refused } = clusterLinks(list.records, links, { different, identities: list.identities })
    const strongest = strongestLinks(list.records, links, cluster_of)
    const explained = await explain(list, [...new Set(strongest.filter((link) => link !== null))], words, options)
    return {
      cluster_of,
      clusters,
      refused: refused.length,
      links: strongest.map((link, row) =>
        link === null
          ? null
          : {
              to: link.left === row ? link.right : link.left,
              probability: probabilityOf(link.bits),
              explanation: explained.get(link) ?? '',
            },
      ),
    }
  })
}

function strongestLinks(records: number, links: readonly Link[], clusterOf: Int32Array): (Link | null)[] {
  const strongest = Array.from<Link | null>({ length: records }).fill(null)
  for (const link of links) {
    if (clusterOf[link.left] !== clusterOf[link.right]) continue
    for (const row of [link.left, link.right]) if (link.bits > (strongest[row]?.bits ?? Number.NEGATIVE_INFINITY)) strongest[row] = link
  }
  return strongest
}

async function explain(
  { shares }: ComparedList,
  links: readonly Link[],
  words: ExplainWords,
  { onProgress }: ListOptions,
): Promise<Map<Link, string>> {
  const explained = new Map<Link, string>()
  let next = 0
  await Promise.all(
    shares.map(async (share) => {
      while (next < links.length) {
        const batch = links.slice(next, next + EXPLAINED_AT_ONCE)
        next += batch.length
        const pairs = { left: Uint32Array.from(batch, ({ left }) => left), right: Uint32Array.from(batch, ({ right }) => right) }
        const texts = await share.explain(pairs, words)
        batch.forEach((link, index) => explained.set(link, texts[index] ?? ''))
        onProgress?.({ step: 'explain', done: explained.size, total: links.length })
      }
    }),
  )
  return explained
}

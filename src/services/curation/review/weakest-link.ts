import type { Kysely } from 'kysely'
import { openTaskLinks } from '../../../db/queries/review-tasks.ts'
import type { Database } from '../../../db/schema.ts'
import { clusterLinks } from '../../../linkage/cluster.ts'

/** The pair a cluster hangs by, were all its open questions answered with "same": the least probable of the strongest links. */
export async function weakestLink(db: Kysely<Database>, clusterId: string) {
  const tasks = (await openTaskLinks(db, clusterId)).filter((task) => task.right_id !== null)
  const names = new Map<string, number>()
  const numberOf = (key: string): number => {
    const known = names.get(key) ?? names.size
    names.set(key, known)
    return known
  }
  const links = tasks.map((task) => ({
    left: numberOf(task.left_company_id ?? task.left_key),
    right: numberOf(task.right_company_id ?? task.right_id ?? ''),
    // Only their order counts.
    bits: task.probability ?? 0,
    task,
  }))
  const { clusters } = clusterLinks(names.size, links)
  const weakest = clusters
    .map((cluster) => cluster.weakest)
    .filter((link) => link !== null)
    .toSorted((a, b) => a.bits - b.bits)[0]
  const task = links.find((link) => link === weakest)?.task
  return task === undefined || tasks.length < 2
    ? null
    : { left_name: task.left_name, right_name: task.right_name ?? task.right_id ?? '', probability: task.probability ?? 0 }
}

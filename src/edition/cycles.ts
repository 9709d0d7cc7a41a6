/**
 * One circle for every knot of a directed graph (a shortest one through its first node), so that a curator gets one message
 * for each mistake and not one for every combination.
 */
export function findCycles(links: readonly (readonly [from: string, to: string])[]): string[][] {
  const next = new Map<string, string[]>()
  for (const [from, to] of links) next.set(from, [...(next.get(from) ?? []), to])
  const cycles: string[][] = []
  const inKnot = new Set<string>()
  for (const start of next.keys()) {
    if (inKnot.has(start)) continue
    const cycle = shortestCycle(start, next)
    if (cycle === undefined) continue
    cycles.push(cycle)
    // Everything that both reaches the start and is reached from it is the same knot.
    const reached = reachable(start, next)
    for (const node of reached) if (reachable(node, next).has(start)) inKnot.add(node)
  }
  return cycles
}

function shortestCycle(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const node of queue) {
    for (const to of next.get(node) ?? []) {
      if (to === start) return pathTo(node, start, cameFrom)
      if (cameFrom.has(to)) continue
      cameFrom.set(to, node)
      queue.push(to)
    }
  }
  return undefined
}

function pathTo(node: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path: string[] = []
  for (let at: string | undefined = node; at !== undefined && at !== start; at = cameFrom.get(at)) path.unshift(at)
  return [start, ...path]
}

function reachable(start: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>()
  const queue = [start]
  for (const node of queue) {
    for (const to of next.get(node) ?? []) {
      if (seen.has(to)) continue
      seen.add(to)
      queue.push(to)
    }
  }
  return seen
}

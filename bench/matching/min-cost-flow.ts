import type { ScheduleProblem } from '../../src/matching/schedule/problem.ts'

/**
 * The peer: the same choice of pairs as a flow, by successive shortest paths with potentials (Edmonds and Karp 1972; Ahuja, Magnanti
 * and Orlin 1993, §9.7). Another method and no solver: where both agree, neither is wrong by accident.
 */
export function bestFlow({ buyers, suppliers, pairs, tables, slots }: ScheduleProblem): number {
  const [source, sink] = [0, buyers.length + suppliers.length + 1]
  const size = sink + 1
  const first = new Int32Array(size).fill(-1)
  const to: number[] = []
  const next: number[] = []
  const left: number[] = []
  const cost: number[] = []
  const arc = (a: number, b: number, capacity: number, price: number) => {
    for (const [x, y, c, p] of [
      [a, b, capacity, price],
      [b, a, 0, -price],
    ] as const) {
      to.push(y)
      left.push(c)
      cost.push(p)
      next.push(first[x] ?? -1)
      first[x] = to.length - 1
    }
  }
  buyers.forEach(({ most }, index) => arc(source, 1 + index, Math.min(most, slots), 0))
  for (const { buyer, supplier, weight } of pairs) arc(1 + buyer, 1 + buyers.length + supplier, 1, -weight)
  suppliers.forEach(({ most }, index) => arc(1 + buyers.length + index, sink, Math.min(most, slots), 0))

  // No arc leads back at first: buyers, then suppliers, then the sink.
  const potential = new Float64Array(size)
  for (const { buyer, supplier, weight } of pairs) {
    const node = 1 + buyers.length + supplier
    potential[node] = Math.min(potential[node] ?? 0, (potential[1 + buyer] ?? 0) - weight)
    potential[sink] = Math.min(potential[sink] ?? 0, potential[node] ?? 0)
  }
  const seats = tables.reduce((sum, number) => sum + number, 0)
  const heap = openHeap()
  let value = 0
  for (let flow = 0; flow < seats; flow++) {
    const distance = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    const done = new Uint8Array(size)
    const by = new Int32Array(size).fill(-1)
    distance[source] = 0
    heap.clear()
    heap.push(0, source)
    for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
      if (done[node] === 1) continue
      done[node] = 1
      if (node === sink) break
      for (let edge = first[node] ?? -1; edge !== -1; edge = next[edge] ?? -1) {
        const other = to[edge] ?? 0
        if ((left[edge] ?? 0) === 0 || done[other] === 1) continue
        const reached = (distance[node] ?? 0) + (cost[edge] ?? 0) + (potential[node] ?? 0) - (potential[other] ?? 0)
        if (reached >= (distance[other] ?? 0)) continue
        distance[other] = reached
        by[other] = edge
        heap.push(reached, other)
      }
    }
    const end = distance[sink] ?? Number.POSITIVE_INFINITY
    if (end === Number.POSITIVE_INFINITY) break
    for (let node = 0; node < size; node++) potential[node] = (potential[node] ?? 0) + Math.min(distance[node] ?? 0, end)
    const gain = -((potential[sink] ?? 0) - (potential[source] ?? 0))
    if (gain <= 0) break
    value += gain
    for (let node = sink; node !== source;) {
      const edge = by[node] ?? 0
      left[edge] = (left[edge] ?? 0) - 1
      left[edge ^ 1] = (left[edge ^ 1] ?? 0) + 1
      node = to[edge ^ 1] ?? 0
    }
  }
  return Math.round(value)
}

function openHeap() {
  const keys: number[] = []
  const nodes: number[] = []
  const swap = (a: number, b: number) => {
    const key = keys[a] ?? 0
    const node = nodes[a] ?? 0
    keys[a] = keys[b] ?? 0
    nodes[a] = nodes[b] ?? 0
    keys[b] = key
    nodes[b] = node
  }
  return {
    clear: () => {
      keys.length = 0
      nodes.length = 0
    },
    push: (key: number, node: number) => {
      keys.push(key)
      nodes.push(node)
      for (let at = keys.length - 1; at > 0;) {
        const above = (at - 1) >> 1
        if ((keys[above] ?? 0) <= (keys[at] ?? 0)) break
        swap(at, above)
        at = above
      }
    },
    pop: (): number | undefined => {
      const [top] = nodes
      const [key, node] = [keys.pop(), nodes.pop()]
      if (keys.length === 0 || key === undefined || node === undefined) return top
      keys[0] = key
      nodes[0] = node
      for (let at = 0; ;) {
        const below = [2 * at + 1, 2 * at + 2].filter((each) => each < keys.length && (keys[each] ?? 0) < (keys[at] ?? 0))
        const least = below.toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))[0]
        if (least === undefined) return top
        swap(at, least)
        at = least
      }
    },
  }
}

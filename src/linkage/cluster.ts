/** Who belongs together, from links between pairs: connected components, in which two that are known to differ never meet. */

export interface Link {
  readonly left: number
  readonly right: number
  /** In bits; stronger links are made first. */
  readonly bits: number
}

export interface Cluster {
  readonly members: readonly number[]
  /** The link the whole hangs by: without the ones weaker than it or as weak, the cluster falls apart. Null for a single member. */
  readonly weakest: Link | null
}

export interface Clustering {
  /** Number of the cluster of each member; clusters are numbered by their first member. */
  readonly cluster_of: Int32Array
  readonly clusters: readonly Cluster[]
  /** Links that would have joined members known to differ. */
  readonly refused: readonly Link[]
}

export interface Known {
  /** Pairs that differ. */
  readonly different?: Iterable<readonly [number, number]>
  /** Members with different identities differ, such as those with two tax codes; members without any (null or 0) may join either. */
  readonly identities?: readonly (string | null)[] | Float64Array
}

/**
 * Strongest link first (a maximum spanning forest), so that a doubtful link never takes the place of a sure one when the two
 * contradict each other, and the weakest link used is the weakest link there is.
 */
export function clusterLinks(count: number, links: Iterable<Link>, known: Known = {}): Clustering {
  const forest = createForest(count, known.identities)
  for (const [a, b] of known.different ?? []) forest.keepApart(a, b)
  const weakest = new Map<number, Link>()
  const refused: Link[] = []
  const ordered = [...links].sort((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right)
  for (const link of ordered) {
    const [a, b] = [forest.rootOf(link.left), forest.rootOf(link.right)]
    if (a === b) continue
    if (forest.areApart(a, b)) {
      refused.push(link)
      continue
    }
    // Links come in falling order: the one that joins last is the weakest.
    weakest.set(forest.join(a, b), link)
  }
  const numbers = new Map<number, number>()
  const members: number[][] = []
  const cluster_of = new Int32Array(count)
  for (let member = 0; member < count; member++) {
    const root = forest.rootOf(member)
    let number = numbers.get(root)
    if (number === undefined) {
      number = members.length
      numbers.set(root, number)
      members.push([])
    }
    members[number]!.push(member)
    cluster_of[member] = number
  }
  const clusters = members.map((each) => ({ members: each, weakest: weakest.get(forest.rootOf(each[0]!)) ?? null }))
  return { cluster_of, clusters, refused }
}

function isGiven<Identity>(identity: Identity): identity is NonNullable<Identity> {
  return identity != null && identity !== 0
}

function createForest(count: number, identities: NonNullable<Known['identities']> = []) {
  const parent = Int32Array.from({ length: count }, (_, index) => index)
  const size = new Int32Array(count).fill(1)
  /** Roots each root must stay apart from. */
  const apart = new Map<number, Set<number>>()
  const identity: (string | number | null)[] | Float64Array = identities.slice()

  const rootOf = (member: number): number => {
    let root = member
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!
      root = parent[root]!
    }
    return root
  }
  const keep = (a: number, b: number) => {
    const others = apart.get(a)
    if (others === undefined) apart.set(a, new Set([b]))
    else others.add(b)
  }
  return {
    rootOf,
    keepApart: (a: number, b: number) => {
      if (a === b) return
      keep(rootOf(a), rootOf(b))
      keep(rootOf(b), rootOf(a))
    },
    areApart: (a: number, b: number) => {
      const [one, other] = [identity[a], identity[b]]
      return (isGiven(one) && isGiven(other) && one !== other) || apart.get(a)?.has(b) === true
    },
    join: (a: number, b: number): number => {
      const [root, child] = size[a]! >= size[b]! ? [a, b] : [b, a]
      parent[child] = root
      size[root]! += size[child]!
      if (!isGiven(identity[root]) && isGiven(identity[child])) identity[root] = identity[child]
      for (const other of apart.get(child) ?? []) {
        apart.get(other)?.delete(child)
        keep(other, root)
        keep(root, other)
      }
      apart.delete(child)
      return root
    },
  }
}

/**
 * Slots for pairs when everybody is free all day. König (1916): the edges of a bipartite graph in which nobody has more than T can
 * be coloured with T colours so that nobody has one twice. Two colours make paths; swapping them along one frees a colour.
 */

export interface Edge {
  readonly buyer: number
  readonly supplier: number
}

const NONE = -1

/** The colour of each edge, below `colours`. Nobody may have more edges than there are colours. */
export function colourEdges(
  edges: readonly Edge[],
  { buyers, suppliers, colours }: { buyers: number; suppliers: number; colours: number },
): Int32Array {
  const colourOf = new Int32Array(edges.length).fill(NONE)
  const ofBuyer = new Int32Array(buyers * colours).fill(NONE)
  const ofSupplier = new Int32Array(suppliers * colours).fill(NONE)
  const free = (side: Int32Array, party: number): number => {
    for (let colour = 0; colour < colours; colour++) if (side[party * colours + colour] === NONE) return colour
    throw new Error('Somebody has more meetings than there are slots.')
  }
  edges.forEach(({ buyer, supplier }, edge) => {
    const a = free(ofBuyer, buyer)
    const b = free(ofSupplier, supplier)
    if (ofSupplier[supplier * colours + a] !== NONE && a !== b) swapPath(supplier, a, b)
    colourOf[edge] = a
    ofBuyer[buyer * colours + a] = edge
    ofSupplier[supplier * colours + a] = edge
  })
  return colourOf

  /** From the supplier along edges of colours a, b, a, …: each gets the other. It cannot come back to the buyer, who lacks a. */
  function swapPath(supplier: number, a: number, b: number): void {
    const path: number[] = []
    let at = supplier
    for (let onSupplier = true, colour = a; ; onSupplier = !onSupplier, colour = colour === a ? b : a) {
      const next: number = (onSupplier ? ofSupplier : ofBuyer)[at * colours + colour] ?? NONE
      if (next === NONE) break
      path.push(next)
      at = (onSupplier ? edges[next]?.buyer : edges[next]?.supplier) ?? 0
    }
    recolour(path, a, b)
  }

  function recolour(path: readonly number[], a: number, b: number): void {
    for (const edge of path) {
      const { buyer, supplier } = edges[edge] ?? { buyer: 0, supplier: 0 }
      const old = colourOf[edge] ?? 0
      ofBuyer[buyer * colours + old] = NONE
      ofSupplier[supplier * colours + old] = NONE
    }
    for (const edge of path) {
      const { buyer, supplier } = edges[edge] ?? { buyer: 0, supplier: 0 }
      const colour = colourOf[edge] === a ? b : a
      colourOf[edge] = colour
      ofBuyer[buyer * colours + colour] = edge
      ofSupplier[supplier * colours + colour] = edge
    }
  }
}

/**
 * Colours used equally often, up to one: then tables suffice in every slot when they do in all together (de Werra 1971, McDiarmid
 * 1972). Of two colours, the path with one edge more of the commoner one is swapped.
 */
export function equaliseColours(edges: readonly Edge[], colourOf: Int32Array, colours: number): void {
  const classes = Array.from({ length: colours }, (): number[] => [])
  colourOf.forEach((colour, edge) => classes[colour]?.push(edge))
  for (;;) {
    let most = 0
    let least = 0
    classes.forEach(({ length }, colour) => {
      if (length > (classes[most]?.length ?? 0)) most = colour
      if (length < (classes[least]?.length ?? 0)) least = colour
    })
    const [large = [], small = []] = [classes[most], classes[least]]
    const surplus = large.length - small.length
    if (surplus <= 1) return
    const swapped = new Set(
      longerPaths(edges, large, small)
        .slice(0, Math.floor(surplus / 2))
        .flat(),
    )
    classes[most] = [...large.filter((edge) => !swapped.has(edge)), ...small.filter((edge) => swapped.has(edge))]
    classes[least] = [...small.filter((edge) => !swapped.has(edge)), ...large.filter((edge) => swapped.has(edge))]
    for (const edge of swapped) colourOf[edge] = colourOf[edge] === most ? least : most
  }
}

/** Of two matchings: the paths of their union that have one edge more of the large one. There are at least as many as it is larger. */
function longerPaths(edges: readonly Edge[], large: readonly number[], small: readonly number[]): number[][] {
  const at = (matching: readonly number[]) => {
    const of = new Map<string, number>()
    for (const edge of matching) {
      of.set(`b${edges[edge]?.buyer}`, edge)
      of.set(`s${edges[edge]?.supplier}`, edge)
    }
    return of
  }
  const inLarge = at(large)
  const inSmall = at(small)
  const seen = new Set<number>()
  const paths: number[][] = []
  for (const first of large) {
    if (seen.has(first)) continue
    // One that begins here has no edge of the small one at one of its ends.
    const ends = [`b${edges[first]?.buyer}`, `s${edges[first]?.supplier}`]
    const start = ends.find((end) => !inSmall.has(end))
    if (start === undefined) continue
    const path: number[] = []
    let end = start
    for (let next = inLarge.get(end), big = true; next !== undefined; big = !big, next = (big ? inLarge : inSmall).get(end)) {
      path.push(next)
      seen.add(next)
      const other = edges[next]
      end = end.startsWith('b') ? `s${other?.supplier}` : `b${other?.buyer}`
    }
    if (path.length % 2 === 1) paths.push(path)
  }
  return paths
}

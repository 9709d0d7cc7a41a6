import { OVERLAYS, type Overlay, SECTORS, type Sector, STAGES, type Stage, STATUSES, type Status } from '../../domain/vocabulary.ts'
import { choice } from '../links.ts'

/** What the address says about filters. Several statuses or warnings may be chosen at once: `status=missing,weak`. */
export interface MapFilters {
  status: readonly Status[]
  overlay: readonly Overlay[]
  stage: Stage | undefined
  sector: Sector | undefined
  serves: Sector | undefined
}

export interface Filterable {
  id: string
  status: Status
  overlays: readonly Overlay[]
  stage: Stage
  sector: Sector
  serves: readonly string[]
}

type Dimension = keyof MapFilters

export function readFilters(search: URLSearchParams): MapFilters {
  const several = <T extends string>(key: string, values: readonly T[]) => {
    const chosen = (search.getAll(key).join(',') || '').split(',')
    return values.filter((value) => chosen.includes(value))
  }
  return {
    status: several('status', STATUSES),
    overlay: several('overlay', OVERLAYS),
    stage: choice(search, 'stage', STAGES),
    sector: choice(search, 'sector', SECTORS),
    serves: choice(search, 'serves', SECTORS),
  }
}

export function isFiltered(filters: MapFilters): boolean {
  return filters.status.length > 0 || filters.overlay.length > 0 || Boolean(filters.stage ?? filters.sector ?? filters.serves)
}

/** `except` leaves one dimension out, so that counts show what each choice of that dimension would give. */
export function passesFilters(node: Filterable, filters: MapFilters, except?: Dimension): boolean {
  return (
    (except === 'status' || filters.status.length === 0 || filters.status.includes(node.status)) &&
    (except === 'overlay' || filters.overlay.length === 0 || filters.overlay.some((overlay) => node.overlays.includes(overlay))) &&
    (except === 'stage' || !filters.stage || node.stage === filters.stage) &&
    (except === 'sector' || !filters.sector || node.sector === filters.sector) &&
    (except === 'serves' || !filters.serves || node.serves.includes(filters.serves))
  )
}

/** The ids that pass, or undefined when nothing is filtered. `found` are the ids that match the words looked for. */
export function passingIds(
  nodes: readonly Filterable[],
  filters: MapFilters,
  found: readonly string[] | null,
): ReadonlySet<string> | undefined {
  if (!isFiltered(filters) && !found) return undefined
  const wanted = found ? new Set(found) : undefined
  return new Set(nodes.filter((node) => passesFilters(node, filters) && (wanted?.has(node.id) ?? true)).map((node) => node.id))
}

/** The value of a parameter of several choices after one of them was switched on or off. */
export function toggled(chosen: readonly string[], value: string): string | null {
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
  return next.length > 0 ? next.join(',') : null
}

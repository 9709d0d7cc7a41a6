import { passingIds, readFilters } from './filters.ts'
import type { MapModel } from './map-data.ts'
import type { LinkMode } from './selection.ts'

/** What the drawing shows beside the chain itself. */
export interface MapState {
  selected: string | undefined
  mode: LinkMode
  passing: ReadonlySet<string> | undefined
  allRibbons: boolean
}

/** The address says it all, but for which segments match the words looked for: that the server found. */
export function mapState(model: MapModel, search: URLSearchParams, found: readonly string[] | null): MapState {
  const asked = search.get('segment')
  return {
    selected: model.nodes.find(({ id }) => id === asked)?.id,
    mode: search.get('links') === 'full' ? 'full' : 'direct',
    passing: passingIds(model.nodes, readFilters(search), found),
    allRibbons: search.get('ribbons') === 'all',
  }
}

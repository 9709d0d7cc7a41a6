import { OVERLAYS, SECTORS, STAGES, STATUSES } from '../../domain/vocabulary.ts'
import { choice } from '../links.ts'

export const SEGMENT_FILTERS = ['stage', 'sector', 'serves', 'status', 'overlay'] as const
export const SEGMENT_SORTS = ['chain', 'name', 'companies', 'imports', 'gap'] as const

/** Filters of a list of segments out of the address; what we do not know counts as not set. */
export function segmentFilters(search: URLSearchParams) {
  return {
    stage: choice(search, 'stage', STAGES),
    sector: choice(search, 'sector', SECTORS),
    serves: choice(search, 'serves', SECTORS),
    status: choice(search, 'status', STATUSES),
    overlay: choice(search, 'overlay', OVERLAYS),
  }
}

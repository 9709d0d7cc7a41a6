/** A consortium as the address has it, and as the API wants it. */
import { type Period, PERIODS } from '../../domain/requirement.ts'

export const MOST_STEPS = 5

export interface ConsortiumAsked {
  steps: { segment?: string; gates: Record<string, unknown>[] }[]
  volume?: { amount: number; unit?: string; per: Period }
  members: { gates: Record<string, unknown>[] }
  lead: { gates: Record<string, unknown>[] }
  span_km?: number
  most_firms?: number
  count_unknown: boolean
}

/** Steps stand as `process:<id>` or `segment:<id>`, in order; null where there is none. */
export function consortiumOf(search: URLSearchParams): ConsortiumAsked | null {
  const steps = search
    .getAll('step')
    .slice(0, MOST_STEPS)
    .flatMap((step): ConsortiumAsked['steps'] => {
      const [kind, id = ''] = step.split(':')
      if (id === '') return []
      return kind === 'segment' ? [{ segment: id, gates: [] }] : kind === 'process' ? [{ gates: [{ process: id }] }] : []
    })
  if (steps.length === 0) return null
  const amount = numberOf(search, 'amount')
  const unit = search.get('unit') ?? ''
  const radius = numberOf(search, 'radius_km') ?? 100
  const near = search.get('near') ?? ''
  const condition = (param: string, name: string) => {
    const value = search.get(param) ?? ''
    return value === '' ? [] : [{ [name]: value }]
  }
  const per = PERIODS.find((one) => one === search.get('per')) ?? 'year'
  const span = numberOf(search, 'span_km')
  const most = numberOf(search, 'most_firms')
  return {
    steps,
    ...(amount !== undefined && { volume: { amount, ...(unit !== '' && { unit }), per } }),
    members: { gates: [...condition('certificate', 'certificate'), ...(near === '' ? [] : [{ near, radius_km: radius }])] },
    lead: { gates: [...condition('lead_ownership', 'ownership'), ...condition('lead_certificate', 'certificate')] },
    ...(span !== undefined && { span_km: span }),
    ...(most !== undefined && { most_firms: most }),
    count_unknown: search.get('count_unknown') === '1',
  }
}

/** Positive numbers only; what is no number is as if nothing were asked, for the field of the form takes none. */
function numberOf(search: URLSearchParams, param: string): number | undefined {
  const value = Number(search.get(param) ?? '')
  return Number.isFinite(value) && value > 0 ? value : undefined
}

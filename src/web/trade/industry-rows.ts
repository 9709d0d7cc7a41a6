import type { industryPoint } from '../../api/contract/segment.ts'
import type { output } from 'zod'

type IndustryPoint = output<typeof industryPoint>

export interface IndustryCount {
  value: number | null
  missing_reason: string | null
}

export interface IndustryRow {
  isic4: string
  name: string
  source_id: string
  before: IndustryCount
  establishments: IndustryCount
  employees_before: IndustryCount
  employees: IndustryCount
  value_added: IndustryCount
}

const EARLIEST = 2013

/** One row per class out of one point per class, year and variable. */
export function industryRows(points: readonly IndustryPoint[]): IndustryRow[] {
  const classes = Map.groupBy(points, (point) => point.isic4)
  return [...classes].flatMap(([isic4, all]) => {
    const [first] = all
    if (!first) return []
    const find = (variable: string, early: boolean): IndustryCount =>
      all.find((point) => point.variable === variable && (point.year === EARLIEST) === early) ?? {
        value: null,
        missing_reason: 'no_source',
      }
    return [
      {
        isic4,
        name: first.name,
        source_id: first.source_id,
        before: find('establishments', true),
        establishments: find('establishments', false),
        employees_before: find('employees', true),
        employees: find('employees', false),
        value_added: find('value_added_usd', false),
      },
    ]
  })
}

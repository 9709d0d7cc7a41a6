import { checkCoordinates, countryOf, type PlaceIndex, provincesOf } from './cell-rules/places.ts'
import type { ColumnPlan } from './column-plan.ts'
import type { ImportField } from './fields.ts'
import type { CellProblem, RowValues } from './parsed-row.ts'
import type { ProblemCode } from './problem-codes.ts'
import type { RowContext } from './row-context.ts'

/** What only the cells of a row together can show. Coordinates that cannot be are taken out of the values. */
export function checkRow(values: RowValues, places: PlaceIndex, context: RowContext, columns: readonly ColumnPlan[]): CellProblem[] {
  const problems: CellProblem[] = []
  const report = (
    code: ProblemCode,
    severity: CellProblem['severity'],
    field: ImportField | null,
    more: Partial<CellProblem> = {},
  ): void => {
    const column = columns.find((plan) => plan.field === field)?.column ?? null
    problems.push({ column, field, code, severity, args: {}, before: null, after: null, left_out: false, ...more })
  }
  if (values.name_vi === undefined && values.name_en === undefined && values.name_native === undefined)
    report('no_name', 'error', null, { left_out: true })
  const [certificates, dates] = [values.certificate?.length ?? 0, values.expires_on?.length ?? 0]
  if (dates > 0 && dates !== certificates) {
    const before = values.expires_on?.join(', ') ?? null
    delete values.expires_on
    report('expiry_unmatched', 'warning', 'expires_on', { before, args: { certificates, dates }, left_out: true })
  }
  if (values.address !== undefined) checkAddress(values, values.address, places, context, report)
  if (values.lat !== undefined || values.lon !== undefined) checkPosition(values, context, report)
  return problems
}

type Report = (code: ProblemCode, severity: CellProblem['severity'], field: ImportField | null, more?: Partial<CellProblem>) => void

function checkAddress(values: RowValues, address: string, places: PlaceIndex, context: RowContext, report: Report): void {
  const country = countryOf(address)
  if (country !== undefined && country !== context.country) {
    report('address_abroad', 'warning', 'address', { before: address, args: { country } })
    return
  }
  const named = provincesOf(address, places)
  if (values.province === undefined || named.length === 0 || named.some(({ province }) => province === values.province)) return
  report('province_differs_from_address', 'warning', 'province', { before: address, args: { province: named.at(-1)?.name ?? '' } })
}

function checkPosition(values: RowValues, context: RowContext, report: Report): void {
  const { lat, lon } = values
  const drop = (code: ProblemCode): void => {
    delete values.lat
    delete values.lon
    report(code, 'warning', lat === undefined ? 'lon' : 'lat', { before: `${lat ?? ''}, ${lon ?? ''}`, left_out: true })
  }
  if (lat === undefined || lon === undefined) {
    drop('coordinates_without_partner')
    return
  }
  const checked = checkCoordinates(lat, lon, context.country)
  if (checked === 'invalid') drop('coordinates_invalid')
  else if (checked === 'zero') drop('coordinates_zero')
  else if (checked === 'outside') drop('coordinates_outside_country')
  else if ('swapped' in checked) {
    Object.assign(values, checked.swapped)
    report('coordinates_swapped', 'fixed', 'lat', { before: `${lat}, ${lon}`, after: `${lon}, ${lat}` })
  }
}

import type { OwnField } from '../../api/contract/company-values.ts'

type Property = OwnField['property']

/** Seven short screens, what weighs most with buyers early; the last one is the reward. */
export const SCREENS = [
  { id: 'names', fields: ['name_vi', 'name_en', 'short_name', 'website'] },
  { id: 'makes', fields: ['segment'] },
  { id: 'certificates', fields: ['certificate'] },
  { id: 'processes', fields: ['process', 'material', 'tolerance'] },
  { id: 'machines', fields: ['equipment'] },
  { id: 'orders', fields: ['capacity', 'moq', 'lead_time'] },
  { id: 'size', fields: ['employees', 'founded', 'export_market', 'language'] },
  { id: 'done', fields: [] },
] as const satisfies readonly { id: string; fields: readonly Property[] }[]

export function screenOf(step: string | null): number {
  const number = Number(step)
  return Number.isInteger(number) && number >= 1 && number <= SCREENS.length ? number : 1
}

/** Where something is filled in; a site is on the last screen of fields. */
export function screenWith(property: string): number {
  const at = SCREENS.findIndex(({ fields }) => (fields as readonly string[]).includes(property))
  return at < 0 ? SCREENS.length - 1 : at + 1
}

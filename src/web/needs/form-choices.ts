import type { NearChoices } from '../companies/near-fields.tsx'

export interface Choice {
  value: string
  name: string
}

export interface FormChoices {
  segments: (Choice & { group: string })[]
  scheme: Choice[]
  /** Processes by which the chosen product is made. */
  ofSegment: Choice[]
  process: Choice[]
  material: Choice[]
  equipment: Choice[]
  unit: Choice[]
  province: Choice[]
  park: Choice[]
  near: NearChoices
  home_country: Choice[]
  language: Choice[]
}

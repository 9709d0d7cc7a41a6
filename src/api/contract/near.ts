import * as z from 'zod'

export const near = z
  .string()
  .max(140)
  .regex(
    /^(park|gateway|province):[a-z0-9]+(?:[-_][a-z0-9]+)*$|^-?\d{1,2}(\.\d{1,6})?, ?-?\d{1,3}(\.\d{1,6})?$/,
    'park:<id>, gateway:<id>, province:<id> or lat,lon',
  )
  .describe('What distances are taken from: park:<id>, gateway:<id>, province:<id> (also a former one) or lat,lon')
export const radiusKm = z.coerce.number().positive().max(500).describe('Kilometres, at most 500')

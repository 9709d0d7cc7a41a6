import * as z from 'zod'

/**
 * The part of a Frictionless Data Package (datapackage.json, https://datapackage.org) that an edition uses. Unknown properties
 * are kept out but not refused: other tools may write theirs.
 */
const constraints = z.object({
  required: z.boolean().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().refine(isPattern, 'must be a regular expression').optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
})

const field = z.object({
  name: z.string(),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'date']),
  format: z.string().optional(),
  description: z.string().optional(),
  constraints: constraints.optional(),
})

const foreignKey = z.object({
  fields: z.array(z.string()).length(1),
  reference: z.object({ resource: z.string(), fields: z.array(z.string()).length(1) }),
})

const resource = z.object({
  name: z.string(),
  // A path that leaves the folder would let a foreign edition read any file of the machine.
  path: z.string().regex(/^[\w-]+\.csv$/, 'must be the name of a .csv file in the same folder'),
  title: z.string().optional(),
  schema: z.object({
    fields: z.array(field),
    primaryKey: z.array(z.string()).min(1),
    foreignKeys: z.array(foreignKey).optional(),
  }),
})

export const dataPackageSchema = z.object({
  name: z.string().regex(/^[a-z0-9-]+$/, 'must be a slug: lower-case letters, digits and hyphens'),
  version: z.string(),
  created: z.iso.datetime(),
  title: z.string(),
  titles: z.record(z.string(), z.string()).optional(),
  description: z.string().optional(),
  country: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 3166 alpha-3 code'),
  fictional: z.boolean(),
  /** West, south, east, north in degrees: where its places may lie. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  resources: z.array(resource).min(1),
})

export type DataPackage = z.infer<typeof dataPackageSchema>
export type TableResource = z.infer<typeof resource>
export type TableField = z.infer<typeof field>

function isPattern(text: string): boolean {
  try {
    return wholeTextPattern(text) instanceof RegExp
  } catch {
    return false
  }
}

/** A Frictionless pattern describes the whole value. */
export function wholeTextPattern(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u')
}

export function isRequired(tableField: TableField): boolean {
  return tableField.constraints?.required === true
}

import type { z } from 'zod'
import { Problem } from '../domain/problem.ts'
import { companyFilters } from './contract/company-list.ts'

/**
 * Parameters of the directory in their one spelling (order of the contract, values sorted, none twice), and as its route reads
 * them. What is about the page on screen (its order, a view) is left out; a wrong value is refused as there.
 */
export function readDirectoryQuery(text: string): { query: string; filters: Record<string, unknown> } {
  const params = new URLSearchParams(text)
  const given = Object.keys(companyFilters.shape).flatMap((name) => {
    const values = [...new Set(params.getAll(name).map((value) => value.trim()))].filter(Boolean).toSorted()
    return values.length === 0 ? [] : [[name, values] as const]
  })
  const read = companyFilters.safeParse(Object.fromEntries(given.map(([name, values]) => [name, values.length === 1 ? values[0] : values])))
  if (!read.success) throw new Problem('invalid', reasonsOf(read.error))
  const names = new Set(given.map(([name]) => name))
  return {
    query: new URLSearchParams(given.flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))).toString(),
    filters: Object.fromEntries(Object.entries(read.data).filter(([name]) => names.has(name))),
  }
}

function reasonsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}

/** Lists of matching as rows of a file: what a card shows of an item stands in one line. */
import * as z from 'zod'
import { Problem } from '../domain/problem.ts'
import { gatesText, matchLines, partsText } from '../services/matching/match-lines.ts'
import type { ApiClient } from './contract/index.ts'
import { companyNeed } from './contract/need.ts'
import type { MatchItem, NearMiss } from './contract/match.ts'

export const matchRow = z.object({
  position: z.int().nullable(),
  kind: z.enum(['match', 'near_miss']),
  company_id: z.string(),
  name: z.string(),
  score: z.number(),
  score_if_known: z.number(),
  qualified: z.boolean(),
  gates: z.string(),
  parts: z.string(),
  would_qualify_if: z.string(),
})

type MatchInput = Parameters<ApiClient['match']['run']>[0]

/** The requirement of POST /match comes as JSON in the address: a file is a link. */
export function listMatch(client: ApiClient) {
  return async (input: Omit<MatchInput, 'requirement'> & { requirement?: string }) =>
    linesOf(await client.match.run({ ...input, requirement: requirementIn(input.requirement) }))
}

export function listNeedMatches(client: ApiClient) {
  return async (input: Parameters<ApiClient['need']['matches']>[0]) => linesOf(await client.need.matches(input))
}

/** Not half as many are looked at as a page of a file holds, so there is one page; near misses stand below the items. */
function linesOf({ items, near_misses }: { items: MatchItem[]; near_misses: NearMiss[] }) {
  const lines = matchLines(items, near_misses)
  return { items: lines, total: lines.length, next_cursor: null }
}

function requirementIn(text: string | undefined): MatchInput['requirement'] {
  try {
    // The contract looks at what it says.
    return JSON.parse(text ?? '') as MatchInput['requirement']
  } catch {
    throw new Problem('invalid', 'requirement is the JSON of POST /match, as in /export/match.csv?requirement={"segment":"rigid-pcb"}', [
      { path: 'requirement', message: 'JSON, encoded for an address' },
    ])
  }
}

const sentences = z.string()

export const companyNeedRow = companyNeed
  .omit({ gates: true, parts: true, supplier_parts: true, lacks: true })
  .extend({ gates: sentences, parts: sentences, supplier_parts: sentences, lacks: sentences })

export function listCompanyNeeds(client: ApiClient) {
  return async (input: Parameters<ApiClient['need']['ofCompany']>[0]) => {
    const page = await client.need.ofCompany(input)
    const items = page.items.map((one) => ({
      ...one,
      gates: gatesText(one.gates),
      parts: partsText(one.parts),
      supplier_parts: partsText(one.supplier_parts),
      lacks: one.lacks.map(({ text }) => text).join(' | '),
    }))
    return { ...page, items }
  }
}

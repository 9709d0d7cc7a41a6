import type { CompanyDetail } from '../../../api/contract/company.ts'
import type { Chain } from '../../../api/contract/segment.ts'
import type { StripItem } from '../../segment/chain-strip.tsx'

export interface CompanyChain {
  needs: StripItem[]
  makes: StripItem[]
  feeds: StripItem[]
  needsLeft: number
  feedsLeft: number
}

const SHOWN = 8

/** The firm's segments with what goes into them and what they go into, out of the whole chain. Essential links first. */
export function companyChain(company: CompanyDetail, chain: Chain): CompanyChain {
  const own = new Set(company.capabilities.map((capability) => capability.segment.id))
  const items = new Map(
    chain.nodes.map((node) => [node.id, { id: node.id, name: node.name, status: node.status, overlays: node.overlays }]),
  )
  const edges = chain.edges.toSorted((a, b) => Number(b.essential) - Number(a.essential) || b.agreeing - a.agreeing)
  const others = (ids: string[]) => [...new Set(ids)].filter((id) => !own.has(id)).flatMap((id) => items.get(id) ?? [])
  const needs = others(edges.filter((edge) => own.has(edge.target)).map((edge) => edge.source))
  const feeds = others(edges.filter((edge) => own.has(edge.source)).map((edge) => edge.target))
  return {
    needs: needs.slice(0, SHOWN),
    makes: [...own].flatMap((id) => items.get(id) ?? []),
    feeds: feeds.slice(0, SHOWN),
    needsLeft: Math.max(0, needs.length - SHOWN),
    feedsLeft: Math.max(0, feeds.length - SHOWN),
  }
}

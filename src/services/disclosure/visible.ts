import { countHintedFacts, listPrivateFacts, type PrivateFactRow } from '../../db/queries/private-facts.ts'
import { HINTED, type Why } from '../../domain/disclosure.ts'
import { type Actor, companiesOf } from '../../domain/policy/actor.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'
import { companyIdsOf } from './edited-company.ts'
import { presentFacts } from './present-facts.ts'

/** What somebody may see beyond the public profile, each with the reason; of the rest the names of properties, where that is no secret itself. */
export async function listVisible(context: ServiceContext, query: { id: string; lang: Language }, actor: Actor, now = new Date()) {
  const { db } = context
  const { lang } = query
  const words = wording(lang)
  const { ids } = await companyIdsOf(context, query)
  const rows = await listPrivateFacts(db, { companyIds: ids, allowed: scope(actor, 'private_fact', 'read'), now })
  // A named party may be so by several grants.
  const seen = [...Map.groupBy(rows, (row) => row.fact_id).values()].flatMap(([first]) => first ?? [])
  const shown = await presentFacts(context, seen, lang)
  const known = new Set(seen.map((row) => row.fact_id))
  const others = (await countHintedFacts(db, { companyIds: ids, levels: HINTED, now })).filter((row) => !known.has(row.fact_id))
  const hinted = new Map(others.map((row) => [row.fact_id, row]))
  return {
    items: shown.map((fact, i) => {
      const row = seen[i]
      const why = row === undefined ? 'registered' : whyOf(row, actor)
      return { ...fact, why, why_text: words.text(`disclosure.why.${why}`) }
    }),
    total: shown.length,
    hidden: HINTED.flatMap((visibility) => {
      const hidden = [...hinted.values()].filter((row) => row.visibility === visibility)
      const properties = [...new Set(hidden.map((row) => row.property))].toSorted()
      if (hidden.length === 0) return []
      return [
        {
          visibility,
          count: hidden.length,
          properties: properties.map((property) => ({ property, name: words.text(`property.${property}`) })),
          how: words.text(`disclosure.how.${visibility}`),
        },
      ]
    }),
    may_edit: ids.some((company_id) => can(actor, 'private_fact', 'change', { company_id })),
  }
}

function whyOf({ company_id, visibility }: PrivateFactRow, actor: Actor): Why {
  if (companiesOf(actor, 'member').includes(company_id) || visibility === 'aggregate_only') return 'own_company'
  return visibility
}

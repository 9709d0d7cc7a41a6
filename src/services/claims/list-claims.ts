import { type ClaimFilters, listClaimRows } from '../../db/queries/claims.ts'
import type { ClaimState } from '../../domain/claims.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import { scope } from '../../domain/policy/policy.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { findSubject } from '../statements/change.ts'
import { wording } from '../wording.ts'
import { presentClaims } from './present-claim.ts'

interface ClaimQuery extends PageInput {
  q?: string | undefined
  state?: ClaimState | undefined
  company_id?: string | undefined
  organisation_id?: string | undefined
  overdue?: boolean | undefined
  lang: Language
}

/** Of one's organisations; of all, for those who decide. */
export async function listClaims(context: ServiceContext, query: ClaimQuery, { actor }: Asking, now = new Date()) {
  const { lang } = query
  const words = wording(lang)
  const company_id = query.company_id && ((await findSubject(context, query.company_id))?.subject_id ?? query.company_id)
  const filters: ClaimFilters = { ...query, company_id, overdueOn: query.overdue ? dayOf(now) : undefined }
  const allowed = scope(actor, 'claim', 'read')
  const found = async (more: Partial<ClaimFilters>) => {
    const lines = await presentClaims(context, await listClaimRows(context.db, allowed, { ...filters, ...more }), lang, now)
    const wanted = fold(query.q ?? '')
    return lines.filter(
      (line) => !wanted || matchesAllWords(fold(`${line.company_name} ${line.organisation_name} ${line.tax_code}`), wanted),
    )
  }
  const states = Map.groupBy(await found({ state: undefined }), (line) => line.state)
  const facet = [...states].map(([value, lines]) => ({ value, name: words.text(`claim_state.${value}`), count: lines.length }))
  return { ...pageOf(await found({}), query, (line) => line), facets: { state: facet.toSorted((a, b) => b.count - a.count) } }
}

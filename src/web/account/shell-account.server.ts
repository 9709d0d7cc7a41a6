import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { hasCode } from '../api-errors.ts'
import type { ShellAccount } from '../components/site-data.ts'
import type { AccountState } from './members-only.ts'

/** A menu, not a directory: whoever speaks for more finds them on the page of the organisation. */
const MOST_COMPANIES = 5

/** What the header shows to whoever is signed in. */
export async function shellAccount(api: ApiClient, lang: Language): Promise<ShellAccount | null> {
  const state = await api.account.get({})
  if (state.user === null) return null
  return {
    name: state.user.name,
    staff: state.staff,
    organisations: state.organisations.map(({ organisation_id, name }) => ({ id: organisation_id, name })),
    companies: await namedCompanies(api, companyIds(state.organisations).slice(0, MOST_COMPANIES), lang),
  }
}

export function companyIds(organisations: AccountState['organisations']): string[] {
  return [...new Set(organisations.flatMap((organisation) => organisation.company_ids))]
}

/** By name, under the ids they have today; what no longer exists is left out. */
export async function namedCompanies(api: ApiClient, ids: readonly string[], lang: Language): Promise<{ id: string; name: string }[]> {
  const found = await Promise.all(
    ids.map((id) =>
      api.company.get({ id, lang }).then(
        (company) => ({ id: company.id, name: company.name }),
        (error: unknown) => {
          if (hasCode(error, 'NOT_FOUND') || hasCode(error, 'GONE')) return undefined
          throw error
        },
      ),
    ),
  )
  return found.filter((company) => company !== undefined)
}

import type { AccountState } from '../account/members-only.ts'

/** Agencies for which somebody may begin events: verified ones, and for officers of this installation any of theirs. */
export function agenciesOf(account: AccountState): { id: string; name: string }[] {
  const officer = account.staff === 'officer' || account.staff === 'admin'
  return account.organisations
    .filter(({ kind, role, verified }) => kind === 'agency' && role !== 'member' && (verified || officer))
    .map(({ organisation_id, name }) => ({ id: organisation_id, name }))
}

/** Whether to offer it at all; the page says what is missing. */
export function mayOrganise(account: AccountState): boolean {
  return account.staff === 'officer' || account.staff === 'admin' || agenciesOf(account).length > 0
}

import type { Migration } from 'kysely/migration'
import { migration as chain } from './0001-chain.ts'
import { migration as trade } from './0002-trade.ts'
import { migration as places } from './0003-places.ts'
import { migration as companies } from './0004-companies.ts'
import { migration as support } from './0005-support.ts'
import { migration as results } from './0006-results.ts'
import { migration as statements } from './0007-statements.ts'
import { migration as imports } from './0008-imports.ts'
import { migration as curation } from './0009-curation.ts'
import { migration as capabilities } from './0010-capabilities.ts'
import { migration as vocabularies } from './0011-vocabularies.ts'
import { migration as search } from './0012-search.ts'
import { migration as lists } from './0013-lists.ts'
import { migration as formerCentres } from './0014-former-centres.ts'
import { migration as searchDue } from './0015-search-due.ts'
import { migration as accounts } from './0016-accounts.ts'
import { migration as claims } from './0017-claims.ts'
import { migration as disclosure } from './0018-disclosure.ts'
import { migration as http } from './0019-http.ts'
import { migration as agencySignIn } from './0020-agency-sign-in.ts'
import { migration as countedSearch } from './0021-counted-search.ts'
import { migration as needs } from './0022-needs.ts'
import { migration as qualification } from './0023-qualification.ts'
import { migration as events } from './0024-events.ts'
import { migration as introductions } from './0025-introductions.ts'

/** Forward only. Listed by hand rather than read from the folder, so that bundling and tests see the same list. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-chain': chain,
  '0002-trade': trade,
  '0003-places': places,
  '0004-companies': companies,
  '0005-support': support,
  '0006-results': results,
  '0007-statements': statements,
  '0008-imports': imports,
  '0009-curation': curation,
  '0010-capabilities': capabilities,
  '0011-vocabularies': vocabularies,
  '0012-search': search,
  '0013-lists': lists,
  '0014-former-centres': formerCentres,
  '0015-search-due': searchDue,
  '0016-accounts': accounts,
  '0017-claims': claims,
  '0018-disclosure': disclosure,
  '0019-http': http,
  '0020-agency-sign-in': agencySignIn,
  '0021-counted-search': countedSearch,
  '0022-needs': needs,
  '0023-qualification': qualification,
  '0024-events': events,
  '0025-introductions': introductions,
}

export const SCHEMA_VERSION = Object.keys(migrations).sort().at(-1) ?? ''

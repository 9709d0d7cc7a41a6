import type { Kysely } from 'kysely'
import { examplesThere, removeExampleCases, removeExampleEvents, removeExampleOrganisations } from '../../db/queries/examples.ts'
import { insertOrganisation } from '../../db/queries/organisations.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Examples, readExamples } from '../../edition/examples.ts'
import { insertExampleCase } from './example-case.ts'
import { insertExampleEvent } from './example-event.ts'
import { EXAMPLE } from './example-mark.ts'

/**
 * Invented events and cases of a fictional edition, beside those of people. What is there stays as it is, with whatever people
 * did in it; what the edition no longer has, or another edition had, goes.
 */
export async function keepExamples(db: Kysely<Database>, folder: string): Promise<void> {
  const wanted = readExamples(folder)
  const there = await examplesThere(db, EXAMPLE)
  const missing = {
    organisations: Object.values(wanted.organisations).filter(({ organisation_id }) => !there.organisations.has(organisation_id)),
    events: wanted.events.filter(({ event_id }) => !there.events.has(event_id)),
    cases: wanted.cases.filter(({ introduction_id }) => !there.cases.has(introduction_id)),
  }
  const gone = {
    organisations: without(
      there.organisations,
      Object.values(wanted.organisations).map((row) => row.organisation_id),
    ),
    events: without(
      there.events,
      wanted.events.map((row) => row.event_id),
    ),
    cases: without(
      there.cases,
      wanted.cases.map((row) => row.introduction_id),
    ),
  }
  if ([...Object.values(missing), ...Object.values(gone)].every((rows) => rows.length === 0)) return
  await inTransaction(db, async (trx) => {
    await removeExampleCases(trx, gone)
    await removeExampleEvents(trx, gone.events)
    await removeExampleOrganisations(trx, gone.organisations)
    for (const row of missing.organisations) {
      const verified_at = new Date()
      const vouched = { verified_at, verified_by: EXAMPLE, verified_reason: 'fictional' }
      await insertOrganisation(trx, {
        ...row,
        ...vouched,
        tax_code: null,
        country: 'VNM',
        website: null,
        created_by: EXAMPLE,
        created_at: verified_at,
      })
    }
    for (const event of missing.events) await insertExampleEvent(trx, event, organisationOf(wanted, event.organiser))
    for (const one of missing.cases) {
      const facilitator = wanted.events.find(({ event_id }) => event_id === one.event_id)?.organiser
      await insertExampleCase(trx, one, {
        buyer: organisationOf(wanted, one.buyer),
        facilitator: facilitator === undefined ? null : organisationOf(wanted, facilitator),
      })
    }
  })
}

function organisationOf({ organisations }: Examples, key: string): string {
  const row = organisations[key]
  if (row === undefined) throw new Error(`The examples name an organisation "${key}" they do not have.`)
  return row.organisation_id
}

function without(there: ReadonlySet<string>, wanted: readonly string[]): string[] {
  return [...there].filter((id) => !wanted.includes(id))
}

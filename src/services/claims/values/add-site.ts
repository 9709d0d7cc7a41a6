import { changeStatements } from '../../../db/transaction.ts'
import { Problem } from '../../../domain/problem.ts'
import type { StatementValue } from '../../../domain/statement.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import type { Asking } from '../../accounts/asking.ts'
import { writeAudit } from '../../accounts/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { dayOf } from '../../curation/working-days.ts'
import { assertStatements } from '../../statements/assert.ts'
import { countDeed } from '../../visitor-limit.ts'
import { wording } from '../../wording.ts'
import { ownSource } from '../rights.ts'
import { checkEntry } from './check-entry.ts'
import { sitesOf } from './state-value.ts'
import { speakerFor } from './speaker.ts'

const MOST_SITES = 50

interface SiteInput {
  company_id: string
  name?: string | undefined
  kind: string
  province_id: string
  park_id?: string | undefined
  address: string
  lang: Language
}

/** A place where the company is, as it says itself. */
export async function addSite(context: ServiceContext, input: SiteInput, asking: Asking, now = new Date()) {
  const { company_id, lang, ...said } = input
  const words = wording(lang)
  countDeed(context, 'state_value', asking.address, lang, now)
  const site_id = await changeStatements(context.db, async (trx) => {
    const speaker = await speakerFor(trx, asking, input, 'change')
    const sites = sitesOf(speaker)
    if (sites.size >= MOST_SITES) throw new Problem('conflict', words.text('own.too_many', { most: MOST_SITES }))
    const values: Record<string, StatementValue> = {}
    for (const [property, value] of Object.entries(said)) {
      if (value === undefined) continue
      const entry = await checkEntry({ property, value }, { context, db: trx, kind: 'site', sites, lang, now })
      values[entry.property] = entry.value
    }
    const source_id = await ownSource(trx, speaker.organisation_id ?? '', now)
    const born = await assertStatements(
      { db: trx },
      {
        actor: asking.by,
        reason: words.text('own.reason'),
        lang,
        at: now,
        about: { kind: 'site', company_id: speaker.company.company_id },
        values,
        origin: 'claim',
        source_id,
        evidence_grade: 'self_declared',
        as_of: dayOf(now),
      },
    )
    const details = { site_id: born.subject_id }
    await writeAudit(trx, { actor: asking.by, action: 'company.site_add', target: speaker.company.company_id, details }, now)
    return born.subject_id
  })
  await context.renew()
  return { site_id, message: words.text('own.site_added') }
}

import { changeStatements } from '../../../db/transaction.ts'
import { certificateState, parseDetails } from '../../../domain/fact-details.ts'
import type { StatedOnce } from '../../../domain/provenance.ts'
import { splitProperty, statementId } from '../../../domain/statement.ts'
import { claimSourceId } from '../../../domain/claims.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import type { Asking } from '../../accounts/asking.ts'
import { writeAudit } from '../../accounts/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { dayOf } from '../../curation/working-days.ts'
import { assertStatements } from '../../statements/assert.ts'
import { retractStatement } from '../../statements/retract.ts'
import { countDeed } from '../../visitor-limit.ts'
import { wording } from '../../wording.ts'
import { ownSource } from '../rights.ts'
import { statedNow } from './read-values.ts'
import { speakerFor } from './speaker.ts'

interface ConfirmInput {
  company_id: string
  value_ids?: readonly string[] | undefined
  lang: Language
}

/** It is still so: own words get today's date. What a document said keeps that of the document; what has expired is not so any more. */
export async function confirmValues(context: ServiceContext, input: ConfirmInput, asking: Asking, now = new Date()) {
  const { lang } = input
  const words = wording(lang)
  const today = dayOf(now)
  countDeed(context, 'state_value', asking.address, lang, now)
  const confirmed = await changeStatements(context.db, async (trx) => {
    const speaker = await speakerFor(trx, asking, input, 'change')
    const source_id = await ownSource(trx, speaker.organisation_id ?? '', now)
    const stated = (await statedNow(trx, speaker)).filter((each) => each.record.source_id === claimSourceId(speaker.organisation_id ?? ''))
    const wanted = stated.filter((each) => isWanted(each, input.value_ids) && each.record.as_of !== today && !hasExpired(each, today))
    const change = { actor: asking.by, reason: words.text('own.still_so'), lang, at: now }
    for (const { record, property, value, subject_id } of wanted) {
      await retractStatement({ db: trx }, { ...change, subject_id, statement_id: statementId(record.record_id, property) })
      await assertStatements(
        { db: trx },
        {
          ...change,
          about: { subject_id },
          values: { [property]: value },
          origin: 'claim',
          source_id,
          evidence_grade: record.evidence_grade,
          as_of: today,
        },
      )
    }
    const details = { confirmed: wanted.length }
    if (wanted.length > 0)
      await writeAudit(trx, { actor: asking.by, action: 'company.values_confirm', target: speaker.company.company_id, details }, now)
    return wanted.length
  })
  if (confirmed > 0) await context.renew()
  return { confirmed, message: words.text('own.confirmed', { count: confirmed }) }
}

function isWanted({ record, property }: StatedOnce, ids: readonly string[] | undefined): boolean {
  return ids === undefined || ids.includes(statementId(record.record_id, property))
}

function hasExpired({ property, value, record }: StatedOnce, today: string): boolean {
  if (splitProperty(property).name !== 'certificate' || typeof value !== 'object' || value === null) return false
  return certificateState(parseDetails('certificate', value.details ?? '').details, record.evidence_grade, today) === 'expired'
}

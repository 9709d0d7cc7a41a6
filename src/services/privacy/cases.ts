import { findUserByEmail } from '../../db/queries/users.ts'
import {
  insertPrivacyStep,
  listPrivacyRows,
  listRequestTimes,
  lockPrivacyRow,
  type PrivacyFilters,
  updatePrivacyRow,
} from '../../db/queries/privacy-requests.ts'
import { inTransaction } from '../../db/transaction.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import {
  FIRST_ANSWER_DAYS,
  FULFILMENT_DAYS,
  PRIVACY_KINDS,
  PRIVACY_STATES,
  type PrivacyKind,
  type PrivacyState,
} from '../../domain/privacy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { postMail } from '../accounts/outbox.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { median } from '../moderation/clock.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { wording } from '../wording.ts'
import { erasePerson } from './erase-person.ts'
import { isOverdue, opened, presentCases, sealed } from './present.ts'
import { daysAfter, linkTo, requestOrThrow } from './requests.ts'

export interface PrivacyQuery extends PageInput {
  state?: PrivacyState | undefined
  kind?: PrivacyKind | undefined
  overdue?: boolean | undefined
  lang: Language
}

/** For administrators. Unverified ones are nobody's yet. */
export async function listPrivacyCases(context: ServiceContext, query: PrivacyQuery, { actor }: Asking, now = new Date()) {
  const { db } = context
  const { lang } = query
  const words = wording(lang)
  const allowed = scope(actor, 'privacy_request', 'settle')
  const filters = (without?: keyof PrivacyFilters): PrivacyFilters => ({
    state: without === 'state' ? undefined : query.state,
    kind: without === 'kind' ? undefined : query.kind,
    overdueOn: query.overdue ? dayOf(now) : undefined,
  })
  const { items, ...paged } = pageOf(await listPrivacyRows(db, allowed, filters()), query, (row) => row)
  const facet = async (dimension: 'state' | 'kind', values: readonly string[]) => {
    const rows = await listPrivacyRows(db, allowed, filters(dimension))
    return values.flatMap((value) => {
      const count = rows.filter((row) => row[dimension] === value).length
      return count === 0 ? [] : [{ value, name: words.text(`privacy.${dimension}.${value}`), count }]
    })
  }
  return {
    ...paged,
    items: await presentCases(context, items, lang, now),
    facets: { state: await facet('state', PRIVACY_STATES), kind: await facet('kind', PRIVACY_KINDS) },
  }
}

export async function getPrivacyCase(
  context: ServiceContext,
  { ref, lang }: { ref: string; lang: Language },
  { actor }: Asking,
  now = new Date(),
) {
  const row = await requestOrThrow(context, ref, lang)
  if (!can(actor, 'privacy_request', 'settle', row)) throw new Problem('not_found', wording(lang).text('not_found.privacy_request'))
  const [shown] = await presentCases(context, [row], lang, now)
  if (shown === undefined) throw new Error(`privacy request ${ref} vanished between two reads`)
  return shown
}

interface StepInput {
  ref: string
  step: 'answered' | 'extended' | 'fulfilled' | 'refused'
  text: string
  lang: Language
}

/** The person learns of each by mail, which says where to read. Fulfilling an erasure erases, in the same transaction. */
export async function takeStep(context: ServiceContext, input: StepInput, asking: Asking, now = new Date()) {
  const { ref, step, lang } = input
  const words = wording(lang)
  await inTransaction(context.db, async (trx) => {
    const row = await lockPrivacyRow(trx, ref)
    if (row === undefined || row.state === 'unverified' || !can(asking.actor, 'privacy_request', 'settle', row))
      throw new Problem('not_found', words.text('not_found.privacy_request'))
    if (row.closed_at !== null) throw new Problem('conflict', words.text('privacy.closed'))
    if (step === 'extended' && row.extended_at !== null)
      throw new Problem('conflict', words.text('privacy.extended_once', { days: FULFILMENT_DAYS }))
    const email = opened(context, ref, 'email', row.email)
    const erases = step === 'fulfilled' && row.kind === 'erase'
    const proof = erases
      ? await erasePerson(
          context,
          trx,
          { email, user_id: row.user_id ?? (email === null ? undefined : await findUserByEmail(trx, email))?.id ?? null },
          now,
        )
      : null
    await updatePrivacyRow(trx, ref, {
      answered_at: row.answered_at ?? now,
      ...(step === 'answered' && { state: 'in_progress' }),
      ...(step === 'extended' && { state: 'in_progress', extended_at: now, due_on: daysAfter(row.due_on ?? dayOf(now), FULFILMENT_DAYS) }),
      ...(step === 'fulfilled' && { state: 'fulfilled', closed_at: now }),
      ...(step === 'refused' && { state: 'refused', closed_at: now }),
      ...(proof !== null && { proof: JSON.stringify(proof), email: null, email_hash: null, text: null, user_id: null }),
    })
    await insertPrivacyStep(trx, { ref, step, at: now, actor: asking.by, text: sealed(context, ref, 'step', input.text) })
    await writeAudit(
      trx,
      { actor: asking.by, action: `privacy_request.${step}`, target: ref, details: proof === null ? {} : { proof } },
      now,
    )
    if (email !== null) {
      const values = { ref, link: linkTo(context, ref, row.language) }
      await postMail(trx, { to: email, template: erases ? 'privacy_erased' : 'privacy_step', language: row.language, values }, now)
    }
  })
  return getPrivacyCase(context, { ref, lang }, asking, now)
}

/** Counts alone: what people ask of us is theirs. */
export async function getPrivacyFigures({ db }: ServiceContext, { lang }: { lang: Language }, now = new Date()) {
  const rows = await listRequestTimes(db)
  const count = (state: PrivacyState) => rows.filter((row) => row.state === state).length
  const days = rows
    .flatMap(({ verified_at, closed_at }) =>
      verified_at === null || closed_at === null
        ? []
        : [Math.round((Date.parse(dayOf(closed_at)) - Date.parse(dayOf(verified_at))) / 86_400_000)],
    )
    .toSorted((a, b) => a - b)
  const promise = { first: FIRST_ANSWER_DAYS, days: FULFILMENT_DAYS }
  return {
    open: rows.filter((row) => row.closed_at === null).length,
    overdue: rows.filter((row) => isOverdue(row, dayOf(now))).length,
    fulfilled: count('fulfilled'),
    refused: count('refused'),
    median_days: median(days),
    first_answer_days: FIRST_ANSWER_DAYS,
    fulfilment_days: FULFILMENT_DAYS,
    promise: wording(lang).text('privacy.promise', promise),
  }
}

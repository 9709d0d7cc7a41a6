import { listPrivacySteps, type PrivacyRow, type PrivacyStepRow } from '../../db/queries/privacy-requests.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { wording } from '../wording.ts'

export function sealed(
  { accounts }: Pick<ServiceContext, 'accounts'>,
  ref: string,
  column: 'email' | 'text' | 'step',
  text: string,
): string {
  return accounts.cipher.encrypt(text, `privacy_request.${column} ${ref}`)
}

export function opened(
  { accounts }: Pick<ServiceContext, 'accounts'>,
  ref: string,
  column: 'email' | 'text' | 'step',
  text: string | null,
): string | null {
  return text === null ? null : accounts.cipher.decrypt(text, `privacy_request.${column} ${ref}`)
}

export async function presentRequests(context: ServiceContext, rows: readonly PrivacyRow[], lang: Language, now: Date) {
  const steps = Map.groupBy(
    await listPrivacySteps(
      context.db,
      rows.map((row) => row.ref),
    ),
    (step) => step.ref,
  )
  return rows.map((row) => presentRequest(context, row, steps.get(row.ref) ?? [], lang, now))
}

function presentRequest(context: ServiceContext, row: PrivacyRow, steps: readonly PrivacyStepRow[], lang: Language, now: Date) {
  const words = wording(lang)
  const day = (at: Date | null) => (at === null ? null : dayOf(at))
  return {
    ref: row.ref,
    kind: row.kind,
    kind_name: words.text(`privacy.kind.${row.kind}`),
    state: row.state,
    state_name: words.text(`privacy.state.${row.state}`),
    filed_on: dayOf(row.filed_at),
    verified_on: day(row.verified_at),
    answer_due_on: row.answer_due_on,
    due_on: row.due_on,
    answered_on: day(row.answered_at),
    closed_on: day(row.closed_at),
    overdue: isOverdue(row, dayOf(now)),
    steps: steps.map((step) => ({
      step: step.step,
      step_name: words.text(`privacy.step.${step.step}`),
      on: dayOf(step.at),
      text: opened(context, row.ref, 'step', step.text),
    })),
    proof: row.proof,
    has_data: row.kind === 'see' && row.state === 'fulfilled' && row.email !== null,
  }
}

export function isOverdue(row: Pick<PrivacyRow, 'closed_at' | 'due_on' | 'answered_at' | 'answer_due_on'>, today: string): boolean {
  if (row.closed_at !== null) return false
  const late = (day: string | null) => day !== null && day < today
  return late(row.due_on) || (row.answered_at === null && late(row.answer_due_on))
}

export async function presentCases(context: ServiceContext, rows: readonly PrivacyRow[], lang: Language, now: Date) {
  const shown = await presentRequests(context, rows, lang, now)
  return rows.flatMap((row, i) => {
    const face = shown[i]
    if (face === undefined) return []
    return [
      {
        ...face,
        email: opened(context, row.ref, 'email', row.email),
        has_account: row.user_id !== null,
        text: opened(context, row.ref, 'text', row.text),
      },
    ]
  })
}

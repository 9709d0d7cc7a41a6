import type { ApiClient } from '../../api/contract/index.ts'
import type { CurationField } from '../../api/contract/curation.ts'
import { EVIDENCE_GRADES, type Language } from '../../domain/vocabulary.ts'
import { hasCode, orRefusal } from '../api-errors.ts'
import { formText } from '../curation/form-texts.ts'

/** What whoever asks may state; nothing for visitors. */
export async function statableFields(api: ApiClient, lang: Language): Promise<readonly CurationField[]> {
  try {
    return (await api.curation.fields({ lang })).items
  } catch (error) {
    if (hasCode(error, 'UNAUTHORIZED') || hasCode(error, 'FORBIDDEN')) return []
    throw error
  }
}

const SENT = ['subject', 'value', 'evidence_grade', 'as_of', 'source_id', 'reason'] as const

/** What was sent comes back with a refusal. */
export async function stateOrRetract(api: ApiClient, lang: Language, form: FormData) {
  const subject_id = formText(form, 'subject') ?? ''
  const property = formText(form, 'property') ?? ''
  const reason = formText(form, 'reason') ?? ''
  const done = await orRefusal(
    formText(form, 'intent') === 'retract'
      ? api.curation.retract({ subject_id, record_id: formText(form, 'record') ?? '', property, reason, lang })
      : api.curation.assert({
          subject_id,
          property,
          value: formText(form, 'value') ?? '',
          evidence_grade: EVIDENCE_GRADES.find((one) => one === form.get('evidence_grade')) ?? 'self_declared',
          as_of: formText(form, 'as_of'),
          source_id: formText(form, 'source_id'),
          reason,
          lang,
        }),
  )
  return { ...done, sent: Object.fromEntries(SENT.map((name) => [name, formText(form, name) ?? ''])) }
}

import type { ApiClient } from '../../api/contract/index.ts'
import { EVIDENCE_GRADES, type Language } from '../../domain/vocabulary.ts'
import { formText } from '../curation/form-texts.ts'

const DECISIONS = ['accept', 'reject', 'need_more'] as const

/** The two forms of a correction's page: the visitor's answer, and the decision of staff. */
export async function answerOrDecide(api: ApiClient, ref: string, form: FormData, lang: Language): Promise<void> {
  if (form.get('intent') === 'answer') {
    await api.correction.answer({
      ref,
      answer_key: formText(form, 'answer_key') ?? '',
      why: formText(form, 'why') ?? '',
      evidence_url: formText(form, 'evidence_url'),
      lang,
    })
    return
  }
  await api.correction.decide({
    ref,
    decision: DECISIONS.find((one) => one === form.get('decision')) ?? 'need_more',
    reason: formText(form, 'reason'),
    value: formText(form, 'value'),
    source_id: formText(form, 'source_id'),
    evidence_grade: EVIDENCE_GRADES.find((one) => one === form.get('evidence_grade')) ?? 'self_declared',
    as_of: formText(form, 'as_of'),
    lang,
  })
}

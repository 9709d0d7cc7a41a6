import { data } from 'react-router'
import type { ApiClient } from '../../api/contract/index.ts'
import {
  END_REASONS,
  FACILITATOR_ROLES,
  LINK_DAYS,
  MARKS,
  ORDER_BAND_IDS,
  PARTIES,
  SIDES,
  STALL_REASONS,
  VALUE_KINDS,
} from '../../domain/introductions.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { choiceOf } from '../account/choice-of.ts'
import { formText } from '../form-text.ts'

interface Asked {
  readonly api: ApiClient
  readonly introduction_id: string
  readonly form: FormData
  readonly lang: Language
}

/** What a form of the page of a case asks for. */
export function actOnIntroduction({ api, introduction_id, form, lang }: Asked): Promise<unknown> {
  const one = { introduction_id, lang }
  const as = choiceOf(form, 'as', PARTIES)
  const text = formText(form, 'text') || undefined
  const intent = formText(form, 'intent')
  switch (intent) {
    case 'said':
    case 'disputed':
    case 'withdrew':
      return api.introduction.move({
        ...one,
        as,
        act: intent,
        mark: choiceOf(form, 'mark', MARKS),
        reason: choiceOf(form, 'reason', END_REASONS),
        text,
      })
    case 'stalled':
      return api.introduction.move({ ...one, as, act: 'stalled', reason: choiceOf(form, 'reason', STALL_REASONS), text })
    case 'resumed':
      return api.introduction.move({ ...one, as, act: 'resumed' })
    case 'value':
      return api.introduction.value({
        ...one,
        as: choiceOf(form, 'as', SIDES),
        kind: known(choiceOf(form, 'kind', VALUE_KINDS)),
        band: known(choiceOf(form, 'band', ORDER_BAND_IDS)),
      })
    case 'write':
      return api.introduction.write({ ...one, as, text: text ?? '', with_facilitator: form.get('with_facilitator') === 'yes' })
    case 'remind':
      return api.introduction.remind(one)
    case 'link':
      return api.introduction.addLink({
        ...one,
        document_id: formText(form, 'document_id'),
        days: known(LINK_DAYS.find((days) => String(days) === formText(form, 'days'))),
      })
    case 'unlink':
      return api.introduction.endLink({ ...one, link_id: formText(form, 'link_id') })
    case 'unshow':
      return api.introduction.takeBack({ ...one, document_id: formText(form, 'document_id') })
    case 'facilitator':
      return api.introduction.facilitate({
        ...one,
        facilitator: formText(form, 'facilitator') || undefined,
        facilitator_role: choiceOf(form, 'facilitator_role', FACILITATOR_ROLES),
      })
    case 'no_facilitator':
      return api.introduction.facilitate({ ...one, facilitator: null })
    case 'remind_after':
      return api.introduction.facilitate({ ...one, remind_after_days: Number(formText(form, 'remind_after_days')) })
    default:
      throw data(null, { status: 400 })
  }
}

/** Forms of ours send one of the choices. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw data(null, { status: 400 })
  return value
}

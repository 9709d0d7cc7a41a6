import { data, redirect } from 'react-router'
import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { choiceOf } from '../account/choice-of.ts'
import { formText } from '../form-text.ts'

const optional = (key: string, value: string) => (value === '' ? {} : { [key]: value })

/** Whatever the forms on the page of one need ask for. Leads elsewhere where the need is gone afterwards. */
export async function actOnNeed(api: ApiClient, lang: Language, need_id: string, form: FormData): Promise<void> {
  const need = { need_id, lang }
  const reason = formText(form, 'reason')
  switch (formText(form, 'intent')) {
    case 'publish':
      await api.need.publish(need)
      return
    case 'close':
      await api.need.close({
        ...need,
        outcome: choiceOf(form, 'outcome', ['closed', 'fulfilled']) ?? 'closed',
        ...optional('reason', reason),
      })
      return
    case 'withdraw':
      await api.need.withdraw(need)
      return
    case 'remove':
      await api.need.remove(need)
      throw redirect(`/${lang}/needs/mine`)
    case 'review':
      await api.need.review({ ...need, reason, decision: choiceOf(form, 'decision', ['accept', 'refuse']) ?? 'refuse' })
      return
    case 'grant':
      await api.need.grant({
        ...need,
        grantee: formText(form, 'grantee'),
        parts: form.getAll('part').map(Number),
        ...optional('reason', reason),
        ...optional('expires_on', formText(form, 'expires_on')),
      })
      return
    case 'end_grant':
      await api.need.endGrant({ ...need, grant_id: formText(form, 'grant_id') })
      return
    default:
      throw data(null, { status: 400 })
  }
}

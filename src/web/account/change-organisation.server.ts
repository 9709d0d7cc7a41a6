import { data } from 'react-router'
import type { ApiClient } from '../../api/contract/index.ts'
import { MEMBER_ROLES } from '../../domain/policy/actor.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { formText } from '../form-text.ts'
import { choiceOf } from './choice-of.ts'
import type { Done } from './done-note.tsx'
import { type FormRefusal, orFormRefusal } from './form-refusal.ts'
import { organisationTexts } from './organisation-fields.tsx'

/** What the forms of an organisation ask for. */
export async function changeOrganisation(
  api: ApiClient,
  organisation_id: string,
  lang: Language,
  form: FormData,
): Promise<{ intent: string; done?: undefined; refusal: FormRefusal } | { done: Done; refusal?: undefined }> {
  const { organisation } = api
  const of = { organisation_id, lang }
  const user_id = formText(form, 'user_id')
  const role = choiceOf(form, 'role', MEMBER_ROLES) ?? 'member'
  const deeds: Record<string, () => Promise<Done>> = {
    change: () => {
      const { name, tax_code, country, website } = organisationTexts(form)
      return organisation.update({ ...of, name, country, tax_code: tax_code || null, website: website || null }).then(() => 'profile')
    },
    role: () => organisation.changeMember({ ...of, user_id, role }).then(() => 'role'),
    remove: () => organisation.removeMember({ ...of, user_id }).then(() => 'removed'),
    leave: () => organisation.removeMember({ ...of, user_id }).then(() => 'left'),
    invite: () => organisation.invite({ ...of, email: formText(form, 'email'), role }).then(() => 'invited'),
    take_back: () => organisation.revokeInvitation({ ...of, invitation_id: formText(form, 'invitation_id') }).then(() => 'taken_back'),
  }
  const intent = formText(form, 'intent')
  const deed = deeds[intent]
  if (deed === undefined) throw data(null, { status: 400 })
  const { answer, refusal } = await orFormRefusal(deed())
  return refusal ? { intent, refusal } : { done: answer }
}

import { data } from 'react-router'
import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { orRefusal, type Refusal } from '../api-errors.ts'
import { formText } from '../curation/form-texts.ts'

type Done = { refusal: Refusal; to?: undefined } | { refusal?: undefined; to: string }

/** What the forms of a list ask for; afterwards the reader goes on at `to`. */
export async function changeShortlist(api: ApiClient, id: string, lang: Language, form: FormData): Promise<Done> {
  const here = `shortlists/${id}`
  const company_id = formText(form, 'company_id') ?? ''
  const deeds: Record<string, () => Promise<string>> = {
    rename: () => api.shortlist.update({ id, title: formText(form, 'title') ?? '', lang }).then(() => here),
    note: () =>
      api.shortlist.changeItem({ id, company_id, note: formText(form, 'note') ?? '', lang }).then(() => `${here}#company-${company_id}`),
    move: () =>
      api.shortlist
        .changeItem({ id, company_id, position: Number(formText(form, 'position') ?? 1), lang })
        .then(() => `${here}#company-${company_id}`),
    remove: () => api.shortlist.removeItem({ id, company_id, lang }).then(() => here),
    delete: () => api.shortlist.remove({ id, lang }).then(() => 'shortlists'),
    copy: () => api.shortlist.create({ copy_of: id, lang }).then((copy) => `shortlists/${copy.shortlist_id}`),
  }
  const deed = deeds[formText(form, 'intent') ?? '']
  if (deed === undefined) throw data(null, { status: 400 })
  const { answer, refusal } = await orRefusal(deed())
  return refusal ? { refusal } : { to: answer }
}

import { data, redirect } from 'react-router'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { formText } from '../curation/form-texts.ts'
import { pageLanguage } from '../page-language.ts'
import type { AddedToShortlist } from '../shortlists/added.ts'
import type { Route } from './+types/shortlist-add.ts'

/** Puts a company on the list changed last; without one makes the first. With script the answer is data, without it the list. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const form = await request.formData()
  const company_id = formText(form, 'company_id')
  if (company_id === undefined) throw data(null, { status: 400 })
  const stay = formText(form, 'stay') !== undefined
  const [last] = (await api.shortlist.held({ lang })).items
  const { answer, refusal } = await orRefusal(
    last === undefined
      ? api.shortlist.create({ company_id, lang })
      : api.shortlist
          .addItem({ id: last.shortlist_id, company_id, lang })
          .then(({ title }) => ({ shortlist_id: last.shortlist_id, title })),
  )
  if (refusal) {
    if (stay) return { added: false, refusal: refusal.detail } satisfies AddedToShortlist
    throw redirect(last === undefined ? `/${lang}/shortlists` : `/${lang}/shortlists/${last.shortlist_id}?refused=${refusal.code}`)
  }
  if (!stay) throw redirect(`/${lang}/shortlists/${answer.shortlist_id}#company-${company_id}`)
  return { added: true, shortlist_id: answer.shortlist_id, title: answer.title } satisfies AddedToShortlist
}

/** Nothing to read here: whoever comes by the address goes to their lists. */
export function loader({ params }: Route.LoaderArgs) {
  throw redirect(`/${pageLanguage(params.lang)}/shortlists`)
}

import { redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { changeOrganisation } from '../account/change-organisation.server.ts'
import { InvitationList } from '../account/invitation-list.tsx'
import { InviteForm } from '../account/invite-form.tsx'
import { MemberList } from '../account/member-list.tsx'
import { MemberPage } from '../account/member-page.tsx'
import { memberOnly, membersOnly } from '../account/members-only.ts'
import { OrganisationDetails } from '../account/organisation-details.tsx'
import { organisationTexts } from '../account/organisation-fields.tsx'
import { OrganisationMark } from '../account/organisation-mark.tsx'
import { namedCompanies } from '../account/shell-account.server.ts'
import { apiContext } from '../api-context.ts'
import { Pagination } from '../components/pagination.tsx'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/organisation.ts'

const MEMBERS = 50
const INVITATIONS = 100

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const path = `/organisations/${params.id}`
  const of = { organisation_id: params.id, lang }
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const organisation = await membersOnly(lang, path, api.organisation.get(of))
  const [members, invitations, companies] = await Promise.all([
    membersOnly(lang, path, api.organisation.members({ ...of, limit: MEMBERS, cursor })),
    organisation.may_change ? membersOnly(lang, path, api.organisation.invitations({ ...of, limit: INVITATIONS })) : null,
    namedCompanies(api, organisation.company_ids, lang),
  ])
  return { organisation, members, invitations: invitations?.items ?? null, companies }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const path = `/organisations/${params.id}`
  await memberOnly(api, lang, path)
  const form = await request.formData()
  const { done, ...refused } = await changeOrganisation(api, params.id, lang, form)
  if (done === undefined) return { ...refused, texts: organisationTexts(form), email: formText(form, 'email') }
  throw redirect(`/${lang}${done === 'left' ? '/account' : path}?done=${done}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Organisation({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account')
  const lang = useLocale()
  const { organisation, members, invitations, companies } = loaderData
  const refusalOf = (...intents: readonly string[]) =>
    actionData && 'intent' in actionData && intents.includes(actionData.intent) ? actionData.refusal : undefined
  return (
    <MemberPage
      title={organisation.name}
      crumbs={[{ to: `/${lang}/account`, name: t('profile.title') }]}
      marks={
        <p className="row">
          <span>{t(`kind.${organisation.kind}`)}</span>
          <OrganisationMark verified={organisation.verified_at !== null} />
          {organisation.role && <span className="note">{t('organisation.my_role', { role: t(`role.${organisation.role}`) })}</span>}
        </p>
      }
    >
      <OrganisationDetails
        organisation={organisation}
        companies={companies}
        refusal={refusalOf('change')}
        texts={refusalOf('change') && actionData?.texts}
      />
      <MemberList organisation={organisation} members={members.items} refusal={refusalOf('role', 'remove', 'leave')}>
        <Pagination total={members.total} nextCursor={members.next_cursor} hash="members" />
      </MemberList>
      {organisation.may_change && (
        <InviteForm key={invitations?.[0]?.invitation_id} refusal={refusalOf('invite')} email={refusalOf('invite') && actionData?.email} />
      )}
      {invitations && <InvitationList invitations={invitations} refusal={refusalOf('take_back')} />}
    </MemberPage>
  )
}

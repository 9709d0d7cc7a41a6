import { Form, Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { orFormRefusal } from '../account/form-refusal.ts'
import { memberOnly } from '../account/members-only.ts'
import { MemberPage } from '../account/member-page.tsx'
import { OrganisationMark } from '../account/organisation-mark.tsx'
import { ProfileForm } from '../account/profile-form.tsx'
import { companyIds, namedCompanies } from '../account/shell-account.server.ts'
import { apiContext } from '../api-context.ts'
import { formText } from '../form-text.ts'
import { choiceOf } from '../account/choice-of.ts'
import { pageLanguage } from '../page-language.ts'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import type { Route } from './+types/account.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { user, staff, organisations } = await memberOnly(api, lang, '/account')
  return { user, staff, organisations, companies: await namedCompanies(api, companyIds(organisations), lang) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  await memberOnly(api, lang, '/account')
  const form = await request.formData()
  const name = formText(form, 'name')
  const { refusal } = await orFormRefusal(api.account.update({ name, language: choiceOf(form, 'language', LANGUAGES) }))
  if (refusal) return { refusal, name }
  throw redirect(`/${lang}/account?done=profile`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Account({ loaderData: { user, staff, organisations, companies }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.profile')
  const role = useTranslations('account')
  const lang = useLocale()
  return (
    <MemberPage title={t('title')} lead={user.email} tabs>
      {user.staff_role && staff && <p className="note-box">{t('staff', { role: role(`staff_role.${user.staff_role}`) })}</p>}
      {user.staff_role && !staff && (
        <p className="note-box">
          {t.rich('staff_waits', {
            role: role(`staff_role.${user.staff_role}`),
            link: (text) => <Link to={`/${lang}/account/security`}>{text}</Link>,
          })}
        </p>
      )}
      <ProfileForm user={user} refusal={actionData?.refusal} name={actionData?.name} />
      <section className="card" aria-labelledby="organisations">
        <h2 id="organisations">{t('organisations')}</h2>
        {organisations.length === 0 ? (
          <p>{t('no_organisation')}</p>
        ) : (
          <ul className="account-rows">
            {organisations.map((organisation) => (
              <li key={organisation.organisation_id}>
                <span>
                  <Link to={`/${lang}/organisations/${organisation.organisation_id}`}>{organisation.name}</Link>
                  <span className="note">
                    {role(`kind.${organisation.kind}`)} · {role(`role.${organisation.role}`)}
                  </span>
                </span>
                <OrganisationMark verified={organisation.verified} />
              </li>
            ))}
          </ul>
        )}
        <p>
          <Link className="button" to={`/${lang}/organisations/new`}>
            {t('new_organisation')}
          </Link>
        </p>
      </section>
      <section className="card" aria-labelledby="companies">
        <h2 id="companies">{t('companies')}</h2>
        {companies.length === 0 ? (
          <>
            <p>{t('no_company')}</p>
            <p>
              <Link className="button" to={`/${lang}/companies`}>
                {t('find_company')}
              </Link>
            </p>
          </>
        ) : (
          <ul className="plain">
            {companies.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/${lang}/companies/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="card" aria-labelledby="data">
        <h2 id="data">{t('data')}</h2>
        <p>{t.rich('data_text', { link: (text) => <Link to={`/${lang}/privacy`}>{text}</Link> })}</p>
      </section>
      <Form method="post" action={`/${lang}/sign-out`}>
        <button className="button">{t('sign_out')}</button>
      </Form>
    </MemberPage>
  )
}

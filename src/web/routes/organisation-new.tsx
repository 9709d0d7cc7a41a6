import { Form, redirect, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { ORGANISATION_KINDS } from '../../domain/policy/actor.ts'
import { choiceOf } from '../account/choice-of.ts'
import { orFormRefusal } from '../account/form-refusal.ts'
import { memberOnly } from '../account/members-only.ts'
import { MemberPage } from '../account/member-page.tsx'
import { OrganisationFields, organisationTexts } from '../account/organisation-fields.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { apiContext } from '../api-context.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/organisation-new.ts'

const PATH = '/organisations/new'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  await memberOnly(context.get(apiContext), lang, PATH)
  return null
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  await memberOnly(api, lang, PATH)
  const form = await request.formData()
  const texts = organisationTexts(form)
  const kind = choiceOf(form, 'kind', ORGANISATION_KINDS) ?? 'company'
  const { answer, refusal } = await orFormRefusal(
    api.organisation.create({
      lang,
      kind,
      name: texts.name,
      country: texts.country,
      ...(texts.tax_code !== '' && { tax_code: texts.tax_code }),
      ...(texts.website !== '' && { website: texts.website }),
    }),
  )
  if (refusal) return { refusal, texts, kind }
  throw redirect(`/${lang}/organisations/${answer.organisation_id}?done=created`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function OrganisationNew({ actionData }: Route.ComponentProps) {
  const t = useTranslations('account')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  const refusal = actionData?.refusal
  return (
    <MemberPage
      title={t('organisation.new_title')}
      lead={t('organisation.new_lead')}
      crumbs={[{ to: `/${lang}/account`, name: t('profile.title') }]}
    >
      <Form method="post" className="card stack account-form">
        <RefusalNote refusal={refusal} />
        <fieldset className="choice-list">
          <legend>{t('field.kind')}</legend>
          {ORGANISATION_KINDS.map((kind) => (
            <label key={kind}>
              <input type="radio" name="kind" value={kind} required defaultChecked={kind === (actionData?.kind ?? 'company')} />
              <span>
                {t(`kind.${kind}`)} <span className="note">– {t(`kind.${kind}_note`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <OrganisationFields texts={actionData?.texts} refusal={refusal} />
        <button className="button button-main" disabled={busy}>
          {t('organisation.make')}
        </button>
      </Form>
    </MemberPage>
  )
}

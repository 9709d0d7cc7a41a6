import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { memberOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { BeginClaim } from '../claims/begin-claim.tsx'
import { ClaimsPage } from '../claims/claims-page.tsx'
import { FindCompany } from '../claims/find-company.tsx'
import { ProposeForm } from '../claims/propose-form.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/claim-new.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const [company, code] = [textParam(search, 'company', 120), textParam(search, 'code', 24)]
  const { user, organisations } = await api.account.get({})
  const chosen = company === undefined ? null : await notFoundAsResponse(api.company.get({ id: company, lang }))
  const asked = company === undefined && code !== undefined ? await orRefusal(api.claim.byTaxCode({ code, lang })) : undefined
  const missing = asked?.answer?.company === null
  return {
    signedIn: user !== null,
    organisations: organisations
      .filter((each) => each.kind === 'company' && each.role !== 'member')
      .map(({ organisation_id, name }) => ({ organisation_id, name })),
    company:
      chosen === null ? null : { id: chosen.id, name: chosen.name, tax_code: chosen.tax_code, claimed: chosen.claim.state !== 'none' },
    code: code ?? '',
    found: asked?.answer ?? null,
    refusal: asked?.refusal,
    provinces: missing ? (await api.place.provinces({ lang, limit: 500 })).items.map(({ id, name }) => ({ id, name })) : [],
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { pathname, search } = new URL(request.url)
  await memberOnly(api, lang, `${pathname.replace(/^\/\w+/, '')}${search}`)
  const form = await request.formData()
  const tax_code = formText(form, 'tax_code')
  if (form.get('intent') === 'propose') {
    const province_id = formText(form, 'province_id')
    const proposed = await orRefusal(
      api.claim.propose({
        lang,
        tax_code,
        name: formText(form, 'name'),
        makes: formText(form, 'makes'),
        ...(province_id !== '' && { province_id }),
      }),
    )
    return { refusal: proposed.refusal, message: proposed.answer?.message ?? null, tax_code }
  }
  const claimed = await orRefusal(begin(api, lang, form, tax_code))
  if (claimed.refusal) return { refusal: claimed.refusal, message: null, tax_code }
  throw redirect(`/${lang}/claims/${claimed.answer.claim_id}`)
}

type Api = Parameters<typeof memberOnly>[0]

/** Whoever has no organisation yet gets one with the name of the company. */
async function begin(api: Api, lang: 'vi' | 'en' | 'ko', form: FormData, tax_code: string) {
  const company_id = formText(form, 'company_id')
  const chosen = formText(form, 'organisation_id')
  const organisation_id = chosen === '' ? (await ownOrganisation(api, lang, formText(form, 'organisation_name'))).organisation_id : chosen
  return api.claim.create({ lang, company_id, organisation_id, tax_code })
}

/** A claim that was refused must not leave a second organisation behind when it is tried again. */
async function ownOrganisation(api: Api, lang: 'vi' | 'en' | 'ko', name: string) {
  const { organisations } = await api.account.get({})
  const known = organisations.find((each) => each.name === name && each.role === 'owner' && each.kind === 'company')
  return known ?? api.organisation.create({ lang, kind: 'company', name, country: 'VNM' })
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function ClaimNew({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('claims')
  const { company, found } = loaderData
  const refusal = actionData?.refusal ?? loaderData.refusal
  return (
    <ClaimsPage title={company === null ? t('start.title') : t('start.title_of', { name: company.name })} lead={t('start.lead')}>
      <RefusalBox refusal={refusal} />
      {actionData?.message && (
        <p role="status" className="note-box">
          {actionData.message}
        </p>
      )}
      {company === null ? (
        <FindCompany code={loaderData.code} found={found} />
      ) : (
        <BeginClaim {...loaderData} company={company} typed={actionData?.tax_code} />
      )}
      {found !== null && found.company === null && !actionData?.message && (
        <ProposeForm code={found.tax_code} provinces={loaderData.provinces} signedIn={loaderData.signedIn} />
      )}
      <section className="card" aria-labelledby="how">
        <h2 id="how" className="card-title">
          {t('start.how')}
        </h2>
        <ol className="claim-steps">
          <li>{t('start.how_1')}</li>
          <li>{t('start.how_2')}</li>
          <li>{t('start.how_3')}</li>
          <li>{t('start.how_4')}</li>
        </ol>
      </section>
    </ClaimsPage>
  )
}

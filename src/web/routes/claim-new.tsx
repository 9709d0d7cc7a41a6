import { Form, Link, redirect, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { memberOnly } from '../account/members-only.ts'
import { withReturn } from '../account/return-path.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { ClaimsPage } from '../claims/claims-page.tsx'
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
      {company === null ? <FindCompany code={loaderData.code} found={found} /> : <BeginClaim {...loaderData} company={company} typed={actionData?.tax_code} />}
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

type Loaded = Route.ComponentProps['loaderData']

function FindCompany({ code, found }: { code: string; found: Loaded['found'] }) {
  const t = useTranslations('claims.start')
  const lang = useLocale()
  return (
    <section className="card">
      <Form method="get" className="own-form">
        <label className="field">
          <span>{t('code')}</span>
          <input type="text" name="code" inputMode="numeric" required minLength={8} maxLength={24} defaultValue={code} autoComplete="off" />
          <small className="note">{t('code_note')}</small>
        </label>
        <button className="button button-main">{t('find')}</button>
      </Form>
      {found && (
        <p role="status" className="note-box">
          {found.message}
        </p>
      )}
      {found?.company && (
        <p>
          <b>{(lang === 'vi' ? found.company.name_vi : null) ?? found.company.name}</b> {found.company.place}{' '}
          <Link className="button" to={`?${new URLSearchParams({ company: found.company.id, code: found.tax_code })}`}>
            {t('go')}
          </Link>
        </p>
      )}
      <p className="note">
        <Link to={`/${lang}/companies`}>{t('or_search')}</Link>
      </p>
    </section>
  )
}

function BeginClaim({ company, organisations, signedIn, code, typed }: Loaded & { company: NonNullable<Loaded['company']>; typed: string | undefined }) {
  const t = useTranslations('claims.start')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  const here = `/claim?${new URLSearchParams({ company: company.id, ...(code && { code }) })}`
  return (
    <section className="card">
      {company.claimed && <p className="note-box">{t('claimed')}</p>}
      {signedIn ? (
        <Form method="post" className="own-form">
          <input type="hidden" name="company_id" value={company.id} />
          <input type="hidden" name="organisation_name" value={company.name} />
          <label className="field">
            <span>{t('code')}</span>
            <input
              type="text"
              name="tax_code"
              inputMode="numeric"
              required
              minLength={8}
              maxLength={24}
              defaultValue={typed ?? (code || (company.tax_code ?? ''))}
              autoComplete="off"
            />
            <small className="note">{t('code_note')}</small>
          </label>
          <label className="field">
            <span>{t('organisation')}</span>
            <select name="organisation_id">
              {organisations.map((each) => (
                <option key={each.organisation_id} value={each.organisation_id}>
                  {each.name}
                </option>
              ))}
              <option value="">{t('new_organisation', { name: company.name })}</option>
            </select>
          </label>
          <button className="button button-main" disabled={busy}>
            {t('begin')}
          </button>
        </Form>
      ) : (
        <>
          <p>{t('sign_in')}</p>
          <p className="row">
            <Link className="button button-main" to={`/${lang}${withReturn('/sign-up', here)}`}>
              {t('sign_up_link')}
            </Link>
            <Link className="button" to={`/${lang}${withReturn('/sign-in', here)}`}>
              {t('sign_in_link')}
            </Link>
          </p>
        </>
      )}
    </section>
  )
}

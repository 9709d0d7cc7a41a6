import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyValues } from '../../api/contract/company-values.ts'
import { membersOnly, signInFirst } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { actOnValues } from '../claims/act-on-values.server.ts'
import { ClaimsPage } from '../claims/claims-page.tsx'
import { OwnField } from '../claims/own-field.tsx'
import { OwnSites } from '../claims/own-sites.tsx'
import { Reward } from '../claims/reward.tsx'
import { screenOf, SCREENS, screenWith } from '../claims/screens.ts'
import { UploadRefusal } from '../claims/upload-form.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import { qrCode } from '../sheet/qr-code.server.ts'
import { stableAddress } from '../sheet/stable-address.ts'
import type { Route } from './+types/my-company.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const url = new URL(request.url)
  const step = screenOf(url.searchParams.get('step'))
  const all = await membersOnly(lang, `/my-company/${params.id}`, api.companyValues.get({ company_id: params.id, lang }))
  const company = await notFoundAsResponse(api.company.get({ id: params.id, lang }))
  const wanted: readonly string[] = SCREENS[step - 1]?.fields ?? []
  const { fields, sites, site_fields, ...values } = all
  const withSites = SCREENS[step - 1]?.id === 'size'
  return {
    values,
    step,
    // A screen at a time: a phone does not download the lists of all of them.
    fields: fields.filter((field) => wanted.includes(field.property)),
    sites: withSites ? sites : [],
    siteFields: withSites ? site_fields : [],
    products: fields.find((field) => field.property === 'segment')?.values.flatMap(({ segment }) => segment ?? []) ?? [],
    qr: qrCode(stableAddress(url.origin, lang, company.public_id)),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const done = await orRefusal(actOnValues(context.get(apiContext), lang, params.id, await request.formData()))
  if (done.refusal?.code === 'UNAUTHORIZED') throw signInFirst(lang, `/my-company/${params.id}`)
  return { refusal: done.refusal, message: done.answer?.message ?? null, rows: done.answer?.rows ?? [] }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function MyCompany({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('claims')
  const lang = useLocale()
  const [search] = useSearchParams()
  const { values, step, fields, sites, siteFields, products, qr } = loaderData
  const screen = SCREENS[step - 1]?.id ?? 'names'
  const organisationId = values.claim?.organisation_id ?? ''
  return (
    <ClaimsPage
      title={t('mine.title', { name: values.company_name })}
      crumbs={[{ to: `/${lang}/companies/${values.company_id}`, name: values.company_name }]}
    >
      <Progress values={values} />
      <p className="row">
        <Link to={`/${lang}/companies/${values.company_id}/qualify`}>{t('mine.qualify')}</Link>
        <Link to={`/${lang}/companies/${values.company_id}/next-products`}>{t('mine.next_products')}</Link>
      </p>
      {values.claim?.window_ends_on && (
        <p className="note-box">{t('mine.window', { date: formatDate(values.claim.window_ends_on, lang) })}</p>
      )}
      <RefusalBox refusal={actionData?.refusal} />
      <UploadRefusal refused={search.get('refused')} />
      {(actionData?.message || search.has('document')) && (
        <p role="status" className="note-box">
          {actionData?.message ?? t('mine.sent')}
        </p>
      )}
      <h2>{t('mine.step', { step, steps: SCREENS.length, name: t(`screen.${screen}`) })}</h2>
      {screen === 'done' ? (
        <Reward companyId={values.company_id} name={values.company_name} qr={qr} rows={actionData?.rows ?? []} />
      ) : (
        <section className="card">
          {fields.map((field) => (
            <OwnField
              key={field.property}
              field={field}
              companyId={values.company_id}
              organisationId={organisationId}
              products={products}
              back={`/my-company/${values.company_id}?step=${step}`}
            />
          ))}
          {screen === 'size' && <OwnSites sites={sites} fields={siteFields} />}
        </section>
      )}
      <ScreenLinks step={step} />
    </ClaimsPage>
  )
}

function Progress({ values }: { values: Omit<CompanyValues, 'fields' | 'sites' | 'site_fields'> }) {
  const t = useTranslations('claims.mine')
  const label = t('progress', { have: values.have, asked: values.asked })
  return (
    <section className="own-progress" aria-label={label}>
      <p>
        <b>{label}</b>
        {' · '}
        {values.next_best === null ? (
          t('all_there')
        ) : (
          <Link to={`?step=${screenWith(values.next_best.property)}`}>{t('next_best', { name: values.next_best.name })}</Link>
        )}
      </p>
      <meter min={0} max={values.asked} value={values.have} aria-label={label}>
        {label}
      </meter>
    </section>
  )
}

function ScreenLinks({ step }: { step: number }) {
  const t = useTranslations('claims')
  return (
    <nav className="stack" aria-label={t('one.progress')}>
      <p className="screen-nav">
        {step > 1 ? (
          <Link className="button" to={`?step=${step - 1}`}>
            {t('mine.back')}
          </Link>
        ) : (
          <span />
        )}
        {step < SCREENS.length && (
          <Link className="button button-main" to={`?step=${step + 1}`}>
            {step === SCREENS.length - 1 ? t('mine.finish') : t('mine.next')}
          </Link>
        )}
      </p>
      <ol className="screens">
        {SCREENS.map(({ id }, at) => (
          <li key={id}>
            <Link to={`?step=${at + 1}`} aria-current={at + 1 === step ? 'step' : undefined} title={t(`screen.${id}`)}>
              <span aria-hidden="true">{at + 1}</span>
              <span className="visually-hidden">{t(`screen.${id}`)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

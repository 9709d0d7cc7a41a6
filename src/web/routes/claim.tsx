import { Form, Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ClaimDetail } from '../../api/contract/claim.ts'
import { membersOnly, signInFirst } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { actOnClaim } from '../claims/act-on-claim.server.ts'
import { ClaimSteps } from '../claims/claim-steps.tsx'
import { ClaimsPage } from '../claims/claims-page.tsx'
import { ProofList } from '../claims/proof-list.tsx'
import { ProofOptions } from '../claims/proof-options.tsx'
import { StaffSection } from '../claims/staff-section.tsx'
import { UploadRefusal } from '../claims/upload-form.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/claim.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  return membersOnly(lang, `/claims/${params.id}`, context.get(apiContext).claim.get({ claim_id: params.id, lang }))
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const done = await orRefusal(actOnClaim(context.get(apiContext), lang, params.id, await request.formData()))
  if (done.refusal?.code === 'UNAUTHORIZED') throw signInFirst(lang, `/claims/${params.id}`)
  if (done.refusal) return { refusal: done.refusal }
  throw redirect(`/${lang}/claims/${params.id}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function ClaimPage({ loaderData: claim, actionData }: Route.ComponentProps) {
  const t = useTranslations('claims')
  const lang = useLocale()
  const [search] = useSearchParams()
  const sent = /^[A-Za-z0-9_-]{20,40}$/.exec(search.get('document') ?? '')?.[0] ?? null
  return (
    <ClaimsPage title={t('one.title', { name: claim.company_name })} crumbs={[{ to: `/${lang}/claims`, name: t('list.title') }]}>
      <RefusalBox refusal={actionData?.refusal} />
      <UploadRefusal refused={search.get('refused')} />
      <section className="card" aria-labelledby="next">
        <p>
          <span className={claim.overdue ? 'mark severity-error' : 'mark mark-plain'} data-state={claim.state}>
            {claim.state_name}
          </span>
        </p>
        <ClaimSteps claim={claim} />
        <h2 id="next" className="card-title">
          {t('one.next')}
        </h2>
        <p>{claim.what_next}</p>
        {claim.decision_reason && <p className="note-box written">{claim.decision_reason}</p>}
        <NextForm claim={claim} />
      </section>
      <ProofList claim={claim} />
      {claim.may.change && claim.kinds_confirmed < claim.options.length && <ProofOptions claim={claim} sentDocument={sent} />}
      <StaffSection claim={claim} />
      <About claim={claim} />
      <History claim={claim} />
      {claim.may.withdraw && (
        <Form method="post">
          <button className="button" name="intent" value="withdraw">
            {t('one.withdraw')}
          </button>
        </Form>
      )}
    </ClaimsPage>
  )
}

function NextForm({ claim }: { claim: ClaimDetail }) {
  const t = useTranslations('claims.one')
  const lang = useLocale()
  if (claim.may.submit)
    return (
      <Form method="post">
        <button className="button button-main" name="intent" value="submit">
          {t('submit')}
        </button>
      </Form>
    )
  if (claim.may.answer)
    return (
      <Form method="post" className="own-form">
        <input type="hidden" name="intent" value="answer" />
        <label className="field">
          <span>{t('answer')}</span>
          <textarea name="text" required minLength={2} maxLength={2000} rows={3} />
        </label>
        <button className="button button-main">{t('send_answer')}</button>
      </Form>
    )
  return claim.may.edit ? (
    <p>
      <Link className="button button-main" to={`/${lang}/my-company/${claim.company_id}`}>
        {t('fill')}
      </Link>
    </p>
  ) : null
}

function About({ claim }: { claim: ClaimDetail }) {
  const t = useTranslations('claims.one')
  const lang = useLocale()
  return (
    <dl className="facts card">
      <dt>{t('organisation')}</dt>
      <dd>{claim.organisation_name}</dd>
      <dt>{t('tax_code')}</dt>
      <dd>
        {claim.tax_code} <span className="note">{claim.tax_code_known ? t('tax_known') : t('tax_new')}</span>
      </dd>
      {claim.due_on && claim.state === 'submitted' && (
        <>
          <dt>{t('due')}</dt>
          <dd>{formatDate(claim.due_on, lang)}</dd>
        </>
      )}
      {claim.days_open !== null && (
        <>
          <dt>{t('days')}</dt>
          <dd>{claim.days_open}</dd>
        </>
      )}
      {claim.window_ends_on && claim.state === 'challenge_window' && (
        <>
          <dt>{t('window')}</dt>
          <dd>{formatDate(claim.window_ends_on, lang)}</dd>
        </>
      )}
    </dl>
  )
}

function History({ claim }: { claim: ClaimDetail }) {
  const t = useTranslations('claims')
  const lang = useLocale()
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history" className="card-title">
        {t('one.history')}
      </h2>
      <ol className="tight">
        {claim.steps.map((step) => (
          <li key={step.at + step.step}>
            {formatDate(step.at.slice(0, 10), lang)}: {step.step_name} <span className="note">({t(`by.${step.by}`)})</span>
            {step.text && <span className="written"> – {step.text}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

import '../styles/curation.css'
import { Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { AnswerForm } from '../corrections/answer-form.tsx'
import { answerOrDecide } from '../corrections/answer-or-decide.ts'
import { CaseTexts } from '../corrections/case-texts.tsx'
import { StaffForm } from '../corrections/staff-form.tsx'
import { StateBadge } from '../corrections/state-badge.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/correction.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { operator } = await api.operator.session({})
  const correction = await notFoundAsResponse(api.correction.get({ ref: params.ref, lang }))
  return { correction, staff: operator ? await api.correction.getCase({ ref: params.ref, lang }) : null }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const answered = await orRefusal(answerOrDecide(context.get(apiContext), params.ref, form, lang))
  if (answered.refusal) return { refusal: answered.refusal }
  return redirect(`/${lang}/corrections/${params.ref}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function CorrectionPage({ loaderData: { correction, staff }, actionData }: Route.ComponentProps) {
  const t = useTranslations('corrections')
  const lang = useLocale()
  const closed = correction.closed_on !== null
  return (
    <div className="page">
      <PageMeta title={t('one.title', { ref: correction.ref })} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('one.title', { ref: correction.ref })} crumbs={[{ to: `/${lang}/corrections`, name: t('title') }]}>
        <p>
          <StateBadge correction={correction} />
        </p>
      </PageHeader>
      <RefusalBox refusal={actionData?.refusal} />
      <dl className="facts card">
        <dt>{t('table.company')}</dt>
        <dd>
          <Link to={`/${lang}/companies/${correction.company_id}`}>{correction.company_name}</Link>
          {correction.subject_id !== correction.company_id && <span className="quiet"> ({correction.subject_id})</span>}
        </dd>
        <dt>{t('table.field')}</dt>
        <dd>{correction.field_name}</dd>
        <dt>{t('one.current')}</dt>
        <dd>{correction.current_value ?? <span className="missing-value">{t('new.not_shown')}</span>}</dd>
        {correction.accepted_value !== null && (
          <>
            <dt>{t('one.accepted')}</dt>
            <dd>{correction.accepted_value}</dd>
          </>
        )}
        <dt>{t('table.filed')}</dt>
        <dd>{formatDate(correction.filed_on, lang)}</dd>
        <dt>{closed ? t('one.closed') : t('table.due')}</dt>
        <dd>{formatDate(correction.closed_on ?? correction.due_on, lang)}</dd>
        <dt>{t('table.days')}</dt>
        <dd>{correction.days_open}</dd>
        {correction.decision_reason && (
          <>
            <dt>{t('one.reason')}</dt>
            <dd>{correction.decision_reason}</dd>
          </>
        )}
      </dl>
      <section aria-labelledby="steps">
        <h2 id="steps">{t('one.steps')}</h2>
        <ol className="tight">
          {correction.history.map((step) => (
            <li key={`${step.on} ${step.state} ${step.reason ?? ''}`}>
              {formatDate(step.on, lang)}: {step.state_name}
              {step.reason && ` – ${step.reason}`}
            </li>
          ))}
        </ol>
        <p>
          <Link to={`/${lang}/companies/${correction.company_id}/history`}>{t('one.history')}</Link>
        </p>
      </section>
      {correction.state === 'need_more' && <AnswerForm />}
      {staff && <CaseTexts correction={staff} />}
      {staff && !closed && <StaffForm correction={staff} />}
      {!staff && <p className="note">{t('one.texts')}</p>}
    </div>
  )
}

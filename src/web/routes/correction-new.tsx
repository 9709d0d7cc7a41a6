import '../styles/curation.css'
import { data, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { COMPANY_CORRECTIONS, CORRECTION_FIELDS, SITE_CORRECTIONS } from '../../domain/corrections.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { siteName } from '../companies/site-name.ts'
import { CompanyPicker } from '../curation/company-picker.tsx'
import { CorrectionForm } from '../corrections/correction-form.tsx'
import { FieldChoice } from '../corrections/field-choice.tsx'
import { companyValue, siteValue } from '../corrections/fields.ts'
import { Filed } from '../corrections/filed.tsx'
import { findCompanies } from '../curation/find-companies.server.ts'
import { formText } from '../curation/form-texts.ts'
import { subjectParam } from '../curation/subject-param.ts'
import { choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/correction-new.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const subject = subjectParam(search, 'subject')
  const q = textParam(search, 'q')
  if (subject === undefined) return { company: null, choices: await findCompanies(api, lang, q, []), searched: q !== undefined }
  const company = await notFoundAsResponse(api.company.get({ id: subjectParam(search, 'company') ?? subject, lang }))
  const site = company.site_list.find((one) => one.id === subject)
  const field = site ? choice(search, 'field', SITE_CORRECTIONS) : choice(search, 'field', COMPANY_CORRECTIONS)
  return {
    company,
    subject: site?.id ?? company.id,
    siteName: site ? siteName(site) : null,
    field,
    current: field === undefined ? null : site ? siteValue(site, field) : companyValue(company, field),
  }
}

const SENT = ['proposed_value', 'why', 'evidence_url', 'contact'] as const

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const field = CORRECTION_FIELDS.find((one) => one === form.get('field'))
  if (field === undefined) throw data(null, { status: 400 })
  const filed = await orRefusal(
    context.get(apiContext).correction.create({
      subject_id: formText(form, 'subject') ?? '',
      field,
      proposed_value: formText(form, 'proposed_value') ?? '',
      why: formText(form, 'why') ?? '',
      evidence_url: formText(form, 'evidence_url'),
      contact: formText(form, 'contact'),
      website: formText(form, 'website'),
      lang,
    }),
  )
  // Shown in the answer itself: the key must be in no address, so a reload would ask to send the form again.
  return {
    filed: filed.answer ?? null,
    refusal: filed.refusal,
    sent: Object.fromEntries(SENT.map((name) => [name, formText(form, name) ?? ''])),
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function CorrectionNew({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('corrections')
  const lang = useLocale()
  const [search] = useSearchParams()
  const { company } = loaderData
  const crumbs = [{ to: `/${lang}/corrections`, name: t('title') }]
  if (company === null)
    return (
      <div className="page">
        <PageMeta title={t('new.title')} description={t('new.lead')} />
        <PageHeader title={t('new.title')} lead={t('new.lead')} crumbs={crumbs} />
        <CompanyPicker param="subject" label={t('new.which')} choices={loaderData.choices} searched={loaderData.searched} />
      </div>
    )
  const { subject, siteName, field, current } = loaderData
  const title =
    field === undefined
      ? t('new.title_of', { name: company.name })
      : t('new.title_field', { field: t(`field.${field}`), name: siteName ?? company.name })
  return (
    <div className="page">
      <PageMeta title={title} />
      <PageHeader
        title={
          <>
            {title}
            <DemoMark fictional={company.fictional} />
          </>
        }
        lead={field === undefined ? t('new.choose_field') : undefined}
        crumbs={[...crumbs, { to: `/${lang}/companies/${company.id}`, name: company.name }]}
      />
      {actionData?.filed ? (
        <Filed filed={actionData.filed} />
      ) : field === undefined ? (
        <FieldChoice company={company} />
      ) : (
        <CorrectionForm
          key={search.toString()}
          subject={subject}
          field={field}
          current={current}
          refusal={actionData?.refusal}
          sent={actionData?.sent ?? {}}
        />
      )}
    </div>
  )
}

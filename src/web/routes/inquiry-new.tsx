import '../styles/curation.css'
import '../styles/disclosure.css'
import { Form, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { INQUIRY_PURPOSES } from '../../domain/inquiries.ts'
import { choiceOf } from '../account/choice-of.ts'
import { memberOnly } from '../account/members-only.ts'
import { TextField } from '../account/text-field.tsx'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/inquiry-new.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { user, organisations } = await memberOnly(api, lang, `/companies/${params.id}/inquiry`)
  const company = await notFoundAsResponse(api.company.get({ id: params.id, lang }))
  return {
    company: { id: company.id, name: company.name, fictional: company.fictional },
    name: user.name,
    organisations: organisations.map(({ organisation_id, name }) => ({ organisation_id, name })),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const subject = formText(form, 'subject')
  const text = formText(form, 'text')
  const { answer, refusal } = await orRefusal(
    context.get(apiContext).inquiry.create({
      id: params.id,
      lang,
      subject,
      text,
      purpose: choiceOf(form, 'purpose', INQUIRY_PURPOSES) ?? 'other',
      organisation_id: formText(form, 'organisation_id') || undefined,
    }),
  )
  // What was typed is not typed twice.
  if (answer === undefined) return { refusal, subject, text }
  throw redirect(`/${lang}/inquiries/${answer.inquiry_id}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function InquiryNew({ loaderData: { company, name, organisations }, actionData }: Route.ComponentProps) {
  const t = useTranslations('disclosure')
  const lang = useLocale()
  const title = t('write.title', { name: company.name })
  return (
    <div className="page">
      <PageMeta title={title} />
      <meta name="robots" content="noindex" />
      <PageHeader
        title={
          <>
            {title}
            <DemoMark fictional={company.fictional} />
          </>
        }
        lead={t('write.lead')}
        crumbs={[{ to: `/${lang}/companies/${company.id}`, name: company.name }]}
      />
      <Form method="post" className="card stack">
        <RefusalBox refusal={actionData?.refusal} />
        <label className="field field-text">
          <span>{t('write.as')}</span>
          <select name="organisation_id" defaultValue={organisations[0]?.organisation_id ?? ''}>
            {organisations.map((organisation) => (
              <option key={organisation.organisation_id} value={organisation.organisation_id}>
                {organisation.name}
              </option>
            ))}
            <option value="">{t('write.as_self', { name })}</option>
          </select>
        </label>
        <label className="field field-text">
          <span>{t('write.purpose')}</span>
          <select name="purpose" required defaultValue="quote">
            {INQUIRY_PURPOSES.map((purpose) => (
              <option key={purpose} value={purpose}>
                {t(`purpose.${purpose}`)}
              </option>
            ))}
          </select>
        </label>
        <TextField name="subject" label={t('write.subject')} required minLength={3} maxLength={150} defaultValue={actionData?.subject} />
        <label className="field field-text">
          <span>{t('write.text')}</span>
          <textarea
            name="text"
            rows={8}
            required
            minLength={10}
            maxLength={4000}
            defaultValue={actionData?.text}
            aria-describedby="text-note"
          />
          <small id="text-note" className="note">
            {t('write.text_note')}
          </small>
        </label>
        <p>
          <button className="button button-main">{t('write.send')}</button>
        </p>
      </Form>
    </div>
  )
}

import '../styles/curation.css'
import { Form, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { siteName } from '../companies/site-name.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { CompanyPicker } from '../curation/company-picker.tsx'
import { ConfirmForm } from '../curation/confirm-form.tsx'
import { companyName, findCompanies } from '../curation/find-companies.server.ts'
import { formText, formTexts } from '../curation/form-texts.ts'
import { PreviewTable } from '../curation/preview-table.tsx'
import { RecordChoice } from '../curation/record-choice.tsx'
import { recordsOf } from '../curation/records.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { subjectParam } from '../curation/subject-param.ts'
import { changedSearch, textParam } from '../links.ts'
import { operatorOnly, signIn } from '../operator-only.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/split.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const subject = subjectParam(search, 'subject') ?? ''
  const path = `/curation/split${changedSearch(search, {})}`
  if (!(await api.operator.session({})).operator) throw signIn(lang, path)
  const to = subjectParam(search, 'to')
  const q = textParam(search, 'q')
  const { statements, company_id: companyId } = await operatorOnly(lang, path, api.curation.statements({ id: subject, lang }))
  const [name, toName, choices, company] = await Promise.all([
    companyName(api, lang, companyId),
    companyName(api, lang, to),
    findCompanies(api, lang, q, [companyId, to]),
    api.company.get({ id: companyId, lang }).catch(() => null),
  ])
  // A public id, or one merged since, stands for the company itself.
  const about = statements.some((each) => each.subject_id === subject) ? subject : companyId
  return {
    subject: about,
    isSite: about !== companyId,
    companyId,
    name,
    to,
    toName,
    choices,
    searched: q !== undefined,
    records: recordsOf(statements).filter((record) => record.subjectId === about),
    sites: about === companyId ? (company?.site_list ?? []).map((site) => ({ id: site.id, name: siteName(site) })) : [],
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const form = await request.formData()
  const chosen = { records: formTexts(form, 'record'), sites: formTexts(form, 'site') }
  const input = {
    subject_id: formText(form, 'subject') ?? '',
    record_ids: chosen.records,
    site_ids: chosen.sites,
    to: formText(form, 'to'),
    lang,
  }
  if (form.get('intent') !== 'confirm') {
    const found = await orRefusal(api.curation.previewSplit(input))
    return { chosen, preview: found.answer ?? null, refusal: found.refusal }
  }
  const done = await orRefusal(api.curation.split({ ...input, reason: formText(form, 'reason') ?? '' }))
  if (done.refusal) return { chosen, preview: null, refusal: done.refusal }
  return redirect(`/${lang}/curation/log?done=${done.answer.event_id}`)
}

export default function Split({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('curation.split')
  const lang = useLocale()
  const { subject, isSite, companyId, name, to, toName, choices, searched, records, sites } = loaderData
  const chosen = actionData?.chosen ?? { records: [], sites: [] }
  const [search] = useSearchParams()
  return (
    <div className="page">
      <PageMeta title={t('title', { name: name ?? subject })} />
      <PageHeader
        title={t('title', { name: isSite ? subject : (name ?? subject) })}
        lead={t('lead')}
        crumbs={[{ to: `/${lang}/companies/${companyId}`, name: name ?? companyId }]}
      />
      <RefusalBox refusal={actionData?.refusal} />
      {actionData?.preview && (
        <>
          <PreviewTable preview={actionData.preview} />
          {actionData.preview.allowed && (
            <ConfirmForm
              fields={[
                ['subject', subject],
                ...(to === undefined ? [] : [['to', to] as const]),
                ...chosen.records.map((id) => ['record', id] as const),
                ...chosen.sites.map((id) => ['site', id] as const),
              ]}
              button={t('button')}
            />
          )}
        </>
      )}
      <details className="more" open={to !== undefined || searched}>
        <summary>{to === undefined ? t('to_new') : t('to_known', { name: toName ?? to })}</summary>
        <CompanyPicker param="to" label={t('pick')} choices={choices} searched={searched} />
      </details>
      <Form method="post" action={changedSearch(search, {})} className="stack">
        <input type="hidden" name="intent" value="preview" />
        <input type="hidden" name="subject" value={subject} />
        {to !== undefined && <input type="hidden" name="to" value={to} />}
        <fieldset>
          <legend>{t('records')}</legend>
          <RecordChoice records={records} chosen={chosen.records} />
        </fieldset>
        {sites.length > 0 && (
          <fieldset>
            <legend>{t('sites')}</legend>
            <ul className="plain">
              {sites.map((site) => (
                <li key={site.id}>
                  <label className="check">
                    <input type="checkbox" name="site" value={site.id} defaultChecked={chosen.sites.includes(site.id)} /> {site.name}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        <button type="submit" className="button button-main">
          {t('preview')}
        </button>
      </Form>
    </div>
  )
}

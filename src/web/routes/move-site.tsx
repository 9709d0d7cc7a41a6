import '../styles/curation.css'
import { Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { CompanyPicker } from '../curation/company-picker.tsx'
import { ConfirmForm } from '../curation/confirm-form.tsx'
import { companyName, findCompanies } from '../curation/find-companies.server.ts'
import { formText } from '../curation/form-texts.ts'
import { PreviewTable } from '../curation/preview-table.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { subjectParam } from '../curation/subject-param.ts'
import { changedSearch, textParam } from '../links.ts'
import { signIn } from '../operator-only.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/move-site.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const [site, to] = [subjectParam(search, 'site'), subjectParam(search, 'to')]
  if (!(await api.operator.session({})).operator) throw signIn(lang, `/curation/move${changedSearch(search, {})}`)
  const q = textParam(search, 'q')
  const [toName, choices, preview] = await Promise.all([
    companyName(api, lang, to),
    findCompanies(api, lang, q, [to]),
    site === undefined || to === undefined ? null : orRefusal(api.curation.previewMove({ site_id: site, to, lang })),
  ])
  return { site, to, toName, choices, searched: q !== undefined, preview: preview?.answer ?? null, refusal: preview?.refusal }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const done = await orRefusal(
    context.get(apiContext).curation.moveSite({
      site_id: formText(form, 'site') ?? '',
      to: formText(form, 'to') ?? '',
      reason: formText(form, 'reason') ?? '',
      lang,
    }),
  )
  if (done.refusal) return { refusal: done.refusal }
  return redirect(`/${lang}/curation/log?done=${done.answer.event_id}`)
}

export default function MoveSite({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('curation.move')
  const merge = useTranslations('curation.merge')
  const lang = useLocale()
  const { site, to, toName, choices, searched, preview, refusal } = loaderData
  const [search] = useSearchParams()
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/${lang}/curation/log`, name: merge('crumb') }]} />
      <RefusalBox refusal={actionData?.refusal ?? refusal} />
      <dl className="facts card">
        <dt>{t('site')}</dt>
        <dd>{site ?? t('no_site')}</dd>
        <dt>{t('to')}</dt>
        <dd>
          {to === undefined ? (
            t('choose')
          ) : (
            <>
              <Link to={`/${lang}/companies/${to}`}>{toName}</Link> <Link to={changedSearch(search, { to: null })}>{t('change')}</Link>
            </>
          )}
        </dd>
      </dl>
      {site !== undefined && to === undefined && <CompanyPicker param="to" label={t('pick')} choices={choices} searched={searched} />}
      {preview && site !== undefined && to !== undefined && (
        <>
          <PreviewTable preview={preview} />
          {preview.allowed && (
            <ConfirmForm
              fields={[
                ['site', site],
                ['to', to],
              ]}
              button={t('button')}
            />
          )}
        </>
      )}
    </div>
  )
}

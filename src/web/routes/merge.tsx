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
import { signIn } from '../operator-only.ts'
import { changedSearch, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/merge.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const [from, into] = [subjectParam(search, 'from'), subjectParam(search, 'into')]
  if (!(await api.operator.session({})).operator) throw signIn(lang, `/curation/merge${changedSearch(search, {})}`)
  const q = textParam(search, 'q')
  const [fromName, intoName, choices, preview] = await Promise.all([
    companyName(api, lang, from),
    companyName(api, lang, into),
    findCompanies(api, lang, q, [from, into]),
    from === undefined || into === undefined ? null : orRefusal(api.curation.previewMerge({ from, into, lang })),
  ])
  return { from, into, fromName, intoName, choices, searched: q !== undefined, preview: preview?.answer ?? null, refusal: preview?.refusal }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const done = await orRefusal(
    context.get(apiContext).curation.merge({
      from: formText(form, 'from') ?? '',
      into: formText(form, 'into') ?? '',
      reason: formText(form, 'reason') ?? '',
      override: form.has('override'),
      lang,
    }),
  )
  if (done.refusal) return { refusal: done.refusal }
  return redirect(`/${lang}/curation/log?done=${done.answer.event_id}`)
}

export default function Merge({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('curation.merge')
  const lang = useLocale()
  const { from, into, fromName, intoName, choices, searched, preview, refusal } = loaderData
  const [search] = useSearchParams()
  const open = from === undefined ? 'from' : into === undefined ? 'into' : null
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/${lang}/curation/log`, name: t('crumb') }]} />
      <RefusalBox refusal={actionData?.refusal ?? refusal} />
      <dl className="facts card">
        <dt>{t('into')}</dt>
        <dd>{into === undefined ? t('choose') : <Chosen id={into} name={intoName} change={changedSearch(search, { into: null })} />}</dd>
        <dt>{t('from')}</dt>
        <dd>{from === undefined ? t('choose') : <Chosen id={from} name={fromName} change={changedSearch(search, { from: null })} />}</dd>
      </dl>
      {from !== undefined && into !== undefined && (
        <p>
          <Link to={changedSearch(search, { from: into, into: from })}>{t('swap')}</Link>
        </p>
      )}
      {open && <CompanyPicker param={open} label={t(`pick_${open}`)} choices={choices} searched={searched} />}
      {preview && from !== undefined && into !== undefined && (
        <>
          <PreviewTable preview={preview} otherName={fromName ?? from} />
          <ConfirmForm
            fields={[
              ['from', from],
              ['into', into],
            ]}
            button={t('button')}
          >
            {!preview.allowed && (
              <label className="check">
                <input type="checkbox" name="override" value="1" required /> {t('override')}
              </label>
            )}
          </ConfirmForm>
        </>
      )}
    </div>
  )
}

function Chosen({ id, name, change }: { id: string; name: string | null; change: string }) {
  const t = useTranslations('curation.picker')
  const lang = useLocale()
  return (
    <>
      <Link to={`/${lang}/companies/${id}`}>{name ?? id}</Link> <span className="quiet">({id})</span> <Link to={change}>{t('change')}</Link>
    </>
  )
}

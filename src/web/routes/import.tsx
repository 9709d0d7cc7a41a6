import '../styles/imports.css'
import { data, Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { refusalOf } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { actOnImport } from '../imports/act-on-import.server.ts'
import { AppliedStep } from '../imports/applied-step.tsx'
import { ApplyStep } from '../imports/apply-step.tsx'
import { CountsStrip } from '../imports/counts-strip.tsx'
import { EndedStep } from '../imports/ended-step.tsx'
import { ImportFacts } from '../imports/import-facts.tsx'
import { stepData } from '../imports/import-page.server.ts'
import { ImportStateBadge, isRunning } from '../imports/import-state.tsx'
import { MappingStep } from '../imports/mapping-step.tsx'
import { ProblemTable } from '../imports/problem-table.tsx'
import { ReadingForm } from '../imports/reading-form.tsx'
import { RefusalNote } from '../imports/refusal-note.tsx'
import { RowsSection } from '../imports/rows-section.tsx'
import { RunningStep } from '../imports/running-step.tsx'
import { StepList } from '../imports/step-list.tsx'
import { ValueNamesOf } from '../imports/value-names.tsx'
import { changedSearch } from '../links.ts'
import { operatorOnly, signIn } from '../operator-only.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/import.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const detail = await operatorOnly(lang, `/imports/${params.id}`, api.import.get({ id: params.id, lang }))
  return { detail, ...(await stepData(api, lang, detail, new URL(request.url).searchParams)) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  try {
    await actOnImport(context.get(apiContext), lang, params.id, await request.formData())
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal.code === 'UNAUTHORIZED') throw signIn(lang, `/imports/${params.id}`)
    return data({ refusal }, { status: refusal.code === 'CONFLICT' ? 409 : 400 })
  }
  // Another step begins: filters and opened rows of the step before mean nothing there, and a reload must not send the form again.
  throw redirect(`/${lang}/imports/${params.id}`)
}

export default function Import({ loaderData: { detail, fields, names, preview }, actionData }: Route.ComponentProps) {
  const t = useTranslations('imports')
  const lang = useLocale()
  const [search] = useSearchParams()
  const { state } = detail
  const mayChange = state === 'ready' || state === 'failed'
  const mapping = state === 'mapping' || (mayChange && detail.columns.length > 0 && search.get('step') === 'columns')
  return (
    <div className="page import-page">
      <PageMeta title={`${detail.file.name} – ${t('title')}`} />
      <meta name="robots" content="noindex" />
      <PageHeader title={<span className="file-name">{detail.file.name}</span>} crumbs={[{ to: `/${lang}/imports`, name: t('title') }]}>
        <p role="status">
          <ImportStateBadge state={state} />
        </p>
        <ImportFacts detail={detail} />
      </PageHeader>
      <StepList state={mapping ? 'mapping' : state} />
      <RefusalNote refusal={actionData?.refusal} />
      {isRunning(state) && <RunningStep detail={detail} state={state} />}
      {mapping && (
        <>
          {state !== 'mapping' && (
            <p>
              <Link to={changedSearch(search, { step: null })}>{t('mapping.back')}</Link>
            </p>
          )}
          <ReadingForm detail={detail} />
          <section className="stack" aria-labelledby="mapping">
            <h2 id="mapping">{t('mapping.title')}</h2>
            <p>{t('mapping.lead')}</p>
            <MappingStep key={detail.revision} detail={detail} fields={fields} />
          </section>
        </>
      )}
      {!mapping && state === 'applied' && <AppliedStep detail={detail} />}
      {!mapping && (state === 'undone' || state === 'cancelled' || state === 'failed') && <EndedStep detail={detail} state={state} />}
      {!mapping && preview && (
        <ValueNamesOf names={names}>
          <CountsStrip counts={detail.counts} />
          {state === 'ready' && <ApplyStep detail={detail} />}
          <ProblemTable problems={preview.problems} />
          <RowsSection importId={detail.id} rows={preview.rows} opened={preview.opened} problems={preview.problems} fields={fields} />
        </ValueNamesOf>
      )}
    </div>
  )
}

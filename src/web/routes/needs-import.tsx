import '../styles/needs.css'
import '../styles/curation.css'
import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { memberOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { DataTable } from '../components/data-table.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { TableFileField } from '../components/table-file-field.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { ImportedRows } from '../needs/imported-rows.tsx'
import { readFormFile } from '../needs/read-file.server.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/needs-import.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { organisations } = await memberOnly(api, lang, '/needs/import')
  return {
    columns: (await api.need.columns({ lang })).items,
    organisations: organisations.map(({ organisation_id, name }) => ({ id: organisation_id, name })),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const file = await readFormFile(form, 'file')
  if (file === undefined) return { noFile: true, refusal: undefined, report: null }
  const done = await orRefusal(
    context.get(apiContext).need.import({
      lang,
      organisation_id: formText(form, 'organisation_id'),
      file_base64: file.file_base64,
      publish: form.has('publish'),
      dry_run: formText(form, 'intent') === 'check',
    }),
  )
  return { noFile: false, refusal: done.refusal, report: done.answer ?? null }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function NeedsImport({ loaderData: { columns, organisations }, actionData }: Route.ComponentProps) {
  const t = useTranslations('needs.import')
  const needs = useTranslations('needs')
  const lang = useLocale()
  return (
    <div className="page needs-page">
      <PageMeta title={t('title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/${lang}/needs/mine`, name: needs('mine.title') }]} />
      <RefusalBox refusal={actionData?.refusal} />
      {actionData?.noFile && (
        <p role="alert" className="note-box refusal-box">
          {t('no_file')}
        </p>
      )}
      {actionData?.report && <ImportedRows report={actionData.report} />}
      {organisations.length === 0 ? (
        <p className="note-box">
          {needs('form.no_organisation')} <Link to={`/${lang}/organisations/new`}>{needs('form.make_organisation')}</Link>
        </p>
      ) : (
        <Form method="post" encType="multipart/form-data" className="card stack">
          <p>
            <a href={`/api/v1/needs/template.xlsx?lang=${lang}`} download>
              {t('template')}
            </a>
          </p>
          <TableFileField label={t('file')} note={t('file_note')} />
          <label className="field field-text">
            <span>{needs('form.organisation')}</span>
            <select name="organisation_id">
              {organisations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label className="check">
            <input type="checkbox" name="publish" value="1" />
            {t('publish')}
          </label>
          <p className="row">
            <button className="button" name="intent" value="check">
              {t('check')}
            </button>
            <button className="button button-main" name="intent" value="import">
              {t('send')}
            </button>
          </p>
        </Form>
      )}
      <section aria-labelledby="columns" className="stack">
        <h2 id="columns">{t('columns')}</h2>
        <DataTable
          caption={t('columns')}
          hideCaption
          cards
          rows={columns}
          rowKey={({ column }) => column}
          columns={[
            {
              id: 'column',
              header: t('column'),
              rowHeader: true,
              cell: ({ column, required }) => <code>{required ? `${column} *` : column}</code>,
            },
            { id: 'name', header: t('name'), cell: ({ name }) => name },
            { id: 'what', header: t('what'), cell: ({ what }) => what },
            { id: 'example', header: t('example'), cell: ({ example }) => example },
          ]}
        />
        <p className="note">{t('required')}</p>
      </section>
    </div>
  )
}

import '../styles/needs.css'
import '../styles/curation.css'
import { Form, Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { memberOnly, membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { FileLinks } from '../components/file-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { TableFileField } from '../components/table-file-field.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { formatDate } from '../format/number.ts'
import { CoverageBar } from '../needs/coverage-bar.tsx'
import { readFormFile } from '../needs/read-file.server.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/boms.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { organisations } = await memberOnly(api, lang, '/boms')
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  return {
    page: await membersOnly(lang, '/boms', api.bom.list({ lang, limit: 20, cursor })),
    organisations: organisations.map(({ organisation_id, name }) => ({ id: organisation_id, name })),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const file = await readFormFile(form, 'file')
  if (file === undefined) return { noFile: true, refusal: undefined }
  const [title, organisation_id] = [formText(form, 'title'), formText(form, 'organisation_id')]
  const made = await orRefusal(
    context.get(apiContext).bom.create({
      lang,
      ...file,
      ...(title !== '' && { title }),
      ...(organisation_id !== '' && { organisation_id }),
    }),
  )
  if (made.refusal) return { noFile: false, refusal: made.refusal }
  throw redirect(`/${lang}/boms/${made.answer.bom_id}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Boms({ loaderData: { page, organisations }, actionData }: Route.ComponentProps) {
  const t = useTranslations('needs.bom')
  const needs = useTranslations('needs')
  const lang = useLocale()
  return (
    <div className="page needs-page">
      <PageMeta title={t('title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/${lang}/needs`, name: needs('title') }]} />
      <RefusalBox refusal={actionData?.refusal} />
      {actionData?.noFile && (
        <p role="alert" className="note-box refusal-box">
          {needs('import.no_file')}
        </p>
      )}
      <Form method="post" encType="multipart/form-data" className="card stack">
        <h2>{t('new')}</h2>
        <TableFileField label={t('file')} note={t('file_note')} />
        <label className="field field-text">
          <span>{t('name')}</span>
          <input type="text" name="title" maxLength={150} autoComplete="off" />
        </label>
        <label className="field field-text">
          <span>{t('who')}</span>
          <select name="organisation_id">
            <option value="">{t('only_me')}</option>
            {organisations.map(({ id, name }) => (
              <option key={id} value={id}>
                {t('members_of', { name })}
              </option>
            ))}
          </select>
        </label>
        <p>
          <button className="button button-main">{t('send')}</button>
        </p>
        <p className="note">{t('private')}</p>
      </Form>
      {page.items.length > 0 && (
        <section aria-labelledby="all" className="stack">
          <h2 id="all">{t('all')}</h2>
          <ul className="need-list">
            {page.items.map((bom) => (
              <li key={bom.bom_id} className="card">
                <h3 className="card-title">
                  <Link to={`/${lang}/boms/${bom.bom_id}`}>{bom.title}</Link>
                </h3>
                <p className="note">
                  {t('lines', { count: bom.lines })} · {formatDate(bom.created_at.slice(0, 10), lang)}
                  {bom.organisation_name && ` · ${bom.organisation_name}`}
                </p>
                <CoverageBar bom={bom} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="row-between">
        <Pagination total={page.total} nextCursor={page.next_cursor} />
        {page.items.length > 0 && (
          <FileLinks
            file="boms"
            search={new URLSearchParams({ lang })}
            json={`/api/v1/boms?${new URLSearchParams({ limit: '500', lang })}`}
          />
        )}
      </div>
    </div>
  )
}

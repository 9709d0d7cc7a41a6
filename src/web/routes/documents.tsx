import { Form, Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Document } from '../../api/contract/document.ts'
import { DOCUMENT_STATES } from '../../domain/claims.ts'
import { membersOnly, signInFirst } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { ClaimsPage } from '../claims/claims-page.tsx'
import { Pagination } from '../components/pagination.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { formatDate } from '../format/number.ts'
import { choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/documents.ts'

const PAGE = 20

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  const state = choice(search, 'state', DOCUMENT_STATES)
  return membersOnly(
    lang,
    `/documents${state ? `?state=${state}` : ''}`,
    context.get(apiContext).document.list({ lang, limit: PAGE, cursor: textParam(search, 'cursor'), state }),
  )
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const form = await request.formData()
  const document_id = formText(form, 'document_id')
  const details = Object.fromEntries(
    ['number', 'expires_on'].flatMap((key) => (formText(form, key) === '' ? [] : [[key, formText(form, key)]])),
  )
  const done = await orRefusal(
    form.get('intent') === 'delete'
      ? api.document.delete({ document_id, lang })
      : api.document.review({
          document_id,
          lang,
          decision: form.get('decision') === 'accept' ? 'accept' : 'refuse',
          reason: formText(form, 'reason'),
          ...(Object.keys(details).length > 0 && { details }),
        }),
  )
  if (done.refusal?.code === 'UNAUTHORIZED') throw signInFirst(lang, '/documents')
  if (done.refusal) return { refusal: done.refusal, document_id }
  throw redirect(`/${lang}/documents${new URL(request.url).search}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Documents({ loaderData: documents, actionData }: Route.ComponentProps) {
  const t = useTranslations('claims')
  return (
    <ClaimsPage title={t('documents.title')} lead={t('documents.lead')}>
      <nav aria-label={t('list.states')}>
        <ul className="row plain">
          <li>
            <Link to="?">{t('list.all')}</Link>
          </li>
          {(documents.facets['state'] ?? []).map((each) => (
            <li key={each.value}>
              <Link to={`?state=${each.value}`}>
                {each.name} ({each.count})
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {documents.items.length === 0 && <p className="note-box">{t('documents.none')}</p>}
      {documents.items.map((each) => (
        <OneDocument
          key={each.document_id}
          document={each}
          refusal={actionData?.document_id === each.document_id ? actionData.refusal : undefined}
        />
      ))}
      <Pagination total={documents.total} nextCursor={documents.next_cursor} />
    </ClaimsPage>
  )
}

function OneDocument({ document, refusal }: { document: Document; refusal: Parameters<typeof RefusalBox>[0]['refusal'] }) {
  const t = useTranslations('claims')
  const lang = useLocale()
  return (
    <section className="card" aria-labelledby={document.document_id}>
      <h2 id={document.document_id} className="card-title">
        {document.kind_name}: <Link to={`/${lang}/companies/${document.company_id}`}>{document.company_name}</Link>
      </h2>
      <p className="own-value-line">
        <span className="mark mark-plain">{document.state_name}</span>
        <span className="note">
          {document.organisation_name} · {formatDate(document.created_at.slice(0, 10), lang)}
        </span>
      </p>
      {document.about && (
        <p>
          {t('documents.proves')}: <b>{document.about.text}</b> <span className="note">{document.about.details}</span>
        </p>
      )}
      {document.reason && <p className="note-box written">{document.reason}</p>}
      {document.file_path && (
        <>
          {document.width !== null && document.height !== null && (
            <p>
              <img
                className="document-picture"
                src={document.file_path}
                width={document.width}
                height={document.height}
                alt={t('documents.picture')}
                loading="lazy"
              />
            </p>
          )}
          <p>
            <a href={document.file_path}>{t('documents.open')}</a>
          </p>
        </>
      )}
      <RefusalBox refusal={refusal} />
      {document.may_review && (
        <Form method="post" className="own-form">
          <input type="hidden" name="document_id" value={document.document_id} />
          {document.kind === 'certificate' && (
            <>
              <label className="field">
                <span>{t('documents.number')}</span>
                <input type="text" name="number" maxLength={100} />
              </label>
              <label className="field">
                <span>{t('documents.expires')}</span>
                <input type="date" name="expires_on" />
              </label>
            </>
          )}
          <label className="field">
            <span>{t('documents.reason')}</span>
            <textarea name="reason" required minLength={10} maxLength={2000} rows={2} />
          </label>
          <p className="row">
            <button className="button button-main" name="decision" value="accept">
              {t('staff.accept')}
            </button>
            <button className="button" name="decision" value="refuse">
              {t('staff.refuse')}
            </button>
          </p>
        </Form>
      )}
      {document.file_path && !document.may_review && (
        <Form method="post">
          <input type="hidden" name="document_id" value={document.document_id} />
          <button className="button" name="intent" value="delete">
            {t('documents.delete')}
          </button>
        </Form>
      )}
    </section>
  )
}

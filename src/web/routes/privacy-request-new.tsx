import '../styles/curation.css'
import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { PRIVACY_KINDS } from '../../domain/privacy.ts'
import { choiceOf } from '../account/choice-of.ts'
import { MessageNote } from '../account/message-note.tsx'
import { TextField } from '../account/text-field.tsx'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/privacy-request-new.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  pageLanguage(params.lang)
  const { user } = await context.get(apiContext).account.get({})
  return { email: user?.email ?? null }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const text = formText(form, 'text')
  const email = formText(form, 'email')
  const { answer, refusal } = await orRefusal(
    context.get(apiContext).privacy.file({
      lang,
      kind: choiceOf(form, 'kind', PRIVACY_KINDS) ?? 'see',
      text,
      email: email || undefined,
      website: formText(form, 'website') || undefined,
    }),
  )
  return { filed: answer, refusal, text, email }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function PrivacyRequestNew({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const t = useTranslations('disclosure')
  const lang = useLocale()
  const filed = actionData?.filed
  return (
    <div className="page">
      <PageMeta title={t('request.title')} description={t('request.lead')} />
      <PageHeader title={t('request.title')} lead={t('request.lead')} crumbs={[{ to: `/${lang}/privacy`, name: t('privacy.title') }]} />
      {filed ? (
        <MessageNote title={t('request.sent', { ref: filed.ref })}>
          <p>{filed.message}</p>
          <p>
            <Link to={`/${lang}/privacy`}>{t('privacy.title')}</Link>
          </p>
        </MessageNote>
      ) : (
        <Form method="post" className="card stack">
          <RefusalBox refusal={actionData?.refusal} />
          <label className="field field-text">
            <span>{t('request.kind')}</span>
            <select name="kind" required defaultValue="see">
              {PRIVACY_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`request.kind_name.${kind}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field field-text">
            <span>{t('request.text')}</span>
            <textarea name="text" rows={5} required minLength={3} maxLength={4000} defaultValue={actionData?.text} />
          </label>
          {email === null ? (
            <TextField
              name="email"
              type="email"
              label={t('request.email')}
              note={t('request.email_note')}
              autoComplete="email"
              required
              maxLength={254}
              defaultValue={actionData?.email}
            />
          ) : (
            <p className="note-box">{t('request.as_account', { email })}</p>
          )}
          {/* Programs fill in every field they find; people do not see this one. */}
          <p className="trap" aria-hidden="true">
            <label>
              {t('request.trap')} <input type="text" name="website" tabIndex={-1} autoComplete="off" />
            </label>
          </p>
          <p>
            <button className="button button-main">{t('request.send')}</button>
          </p>
        </Form>
      )}
    </div>
  )
}

import '../styles/curation.css'
import '../styles/disclosure.css'
import { Form, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import { RequestState } from '../privacy/request-state.tsx'
import type { Route } from './+types/privacy-request.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const key = new URL(request.url).searchParams.get('key')
  if (key === null) return { request: null, key: '' }
  return { request: await notFoundAsResponse(context.get(apiContext).privacy.look({ ref: params.ref, key, lang })), key }
}

/** Opening a link proves nothing: programs of mail servers do it too. The button does. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const key = formText(await request.formData(), 'key')
  const { refusal } = await orRefusal(context.get(apiContext).privacy.verify({ ref: params.ref, key, lang }))
  if (refusal) return { refusal }
  throw redirect(`/${lang}/privacy/requests/${params.ref}?${new URLSearchParams({ key })}`)
}

// The key is in the address: no other site may learn it.
export const headers = () => ({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })

export default function PrivacyRequestPage({ loaderData: { request, key }, params, actionData }: Route.ComponentProps) {
  const t = useTranslations('disclosure')
  const lang = useLocale()
  const title = t('request.sent', { ref: params.ref })
  return (
    <div className="page">
      <PageMeta title={title} />
      <meta name="robots" content="noindex" />
      <PageHeader title={title} crumbs={[{ to: `/${lang}/privacy`, name: t('privacy.title') }]} />
      <RefusalBox refusal={actionData?.refusal} />
      {request === null ? (
        <p className="card">{t('request.no_key')}</p>
      ) : (
        <>
          {request.state === 'unverified' && (
            <Form method="post" className="card stack">
              <p>{t('request.confirm_lead')}</p>
              <input type="hidden" name="key" value={key} />
              <p>
                <button className="button button-main">{t('request.confirm')}</button>
              </p>
            </Form>
          )}
          <RequestState request={request} />
          {request.has_data && (
            <p>
              <a className="button" href={`/${lang}/privacy/requests/${request.ref}/data.json?${new URLSearchParams({ key })}`} download>
                {t('request.data')}
              </a>
            </p>
          )}
        </>
      )}
    </div>
  )
}

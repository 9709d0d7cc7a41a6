import '../styles/imports.css'
import { useEffect } from 'react'
import { data, Form, Link, redirect, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { withReturn } from '../account/return-path.ts'
import { apiContext } from '../api-context.ts'
import { type Refusal, refusalOf } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { staffTools, toolPath } from '../components/staff-tools.ts'
import { formText } from '../form-text.ts'
import { formatMoment } from '../format/moment.ts'
import { returnPath } from '../operator-only.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/operator.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  return {
    session: await context.get(apiContext).operator.session({}),
    key: search.get('key') ?? '',
    to: returnPath(search.get('to')),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const form = await request.formData()
  if (formText(form, 'intent') === 'leave') {
    await api.operator.leave({})
    throw redirect(`/${lang}/operator`)
  }
  try {
    await api.operator.enter({ key: formText(form, 'key') })
  } catch (error) {
    const refusal = refusalOf(error)
    return data({ refusal }, { status: refusal.code === 'TOO_MANY_REQUESTS' ? 429 : 401 })
  }
  // The key is in no address from here on.
  throw redirect(`/${lang}${returnPath(formText(form, 'to'))}`)
}

export default function Operator({ loaderData: { session, key, to }, actionData }: Route.ComponentProps) {
  const t = useTranslations('imports.operator')
  const lang = useLocale()
  // The link from the terminal must not stay in the history of the browser, nor be copied with the address.
  useEffect(() => {
    const url = new URL(window.location.href)
    if (!url.searchParams.has('key')) return
    url.searchParams.delete('key')
    window.history.replaceState(window.history.state, '', url)
  }, [])
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={t('lead')} />
      {session.operator ? (
        <section className="card" aria-labelledby="signed-in">
          <h2 id="signed-in">{t('in')}</h2>
          {session.expires_at && <p>{t('until', { time: formatMoment(session.expires_at, lang) })}</p>}
          <ul className="plain">
            {staffTools(null, true).map((tool) => (
              <li key={tool}>
                <Link to={`/${lang}/${toolPath(tool)}`}>{t(`go.${tool}`)}</Link>
              </li>
            ))}
          </ul>
          {session.expires_at && (
            <Form method="post">
              <button className="button" name="intent" value="leave">
                {t('leave')}
              </button>
            </Form>
          )}
        </section>
      ) : (
        <KeyForm given={key} to={to} refusal={actionData?.refusal} />
      )}
      <section className="prose" aria-labelledby="where">
        <h2 id="where">{t('where')}</h2>
        <ul>
          <li>{t('where_terminal')}</li>
          <li>{t.rich('where_file', { code: (text) => <code>{text}</code> })}</li>
          <li>{t.rich('where_setting', { code: (text) => <code>{text}</code> })}</li>
          <li>{t.rich('where_program', { code: (text) => <code>{text}</code> })}</li>
        </ul>
        <p>{t('visitors')}</p>
      </section>
    </div>
  )
}

function KeyForm({ given, to, refusal }: { given: string; to: string; refusal: Refusal | undefined }) {
  const t = useTranslations('imports.operator')
  const lang = useLocale()
  const busy = useNavigation().state !== 'idle'
  return (
    <section className="card" aria-labelledby="enter">
      <h2 id="enter">{t('enter_title')}</h2>
      {given !== '' && <p>{t('given')}</p>}
      <Form method="post" className="filter-form">
        <input type="hidden" name="to" value={to} />
        <label className="field field-grow key-field">
          <span>{t('key')}</span>
          <input
            type="password"
            name="key"
            defaultValue={given}
            required
            maxLength={200}
            autoComplete="current-password"
            spellCheck={false}
            aria-invalid={refusal !== undefined}
            aria-describedby={refusal && 'refusal'}
          />
        </label>
        <button className="button button-main" name="intent" value="enter" disabled={busy}>
          {t(given === '' ? 'enter' : 'enter_given')}
        </button>
      </Form>
      {refusal && (
        <p role="alert" id="refusal" className="refusal">
          {t(refusal.code === 'TOO_MANY_REQUESTS' ? 'too_many' : 'wrong')}
        </p>
      )}
      <p className="note">{t('cookie')}</p>
      <p>{t.rich('by_account', { link: (text) => <Link to={`/${lang}${withReturn('/sign-in', to)}`}>{text}</Link> })}</p>
    </section>
  )
}

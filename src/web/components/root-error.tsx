import { isRouteErrorResponse, useParams, useRouteError, useRouteLoaderData } from 'react-router'
import { isLanguage } from '../language.ts'
import { ERROR_TEXTS } from '../messages/error-texts.ts'
import { BrandMark } from './brand-mark.tsx'
import { type LayoutData } from './site-data.ts'
import { SiteShell } from './site-shell.tsx'

/** What readers see when a page does not exist or fails: what happened, in their language, and ways on. Never a stack trace. */
export function RootError() {
  const layout = useRouteLoaderData<LayoutData>('routes/layout')
  if (layout) {
    return (
      <SiteShell data={layout}>
        <ErrorText />
      </SiteShell>
    )
  }
  return (
    <main id="content" className="page bare-error">
      <BrandMark size={48} />
      <ErrorText />
    </main>
  )
}

function ErrorText() {
  const error = useRouteError()
  const { lang: param } = useParams()
  const lang = isLanguage(param) ? param : 'en'
  return <ErrorMessage lang={lang} kind={kindOf(error)} />
}

type Kind = 'not_found' | 'forbidden' | 'bad_request' | 'loading' | 'failed'

export function ErrorMessage({ lang, kind }: { lang: keyof typeof ERROR_TEXTS; kind: Kind }) {
  const texts = ERROR_TEXTS[lang]
  return (
    <div className="page error-page">
      <title>{`${texts[`${kind}_title`]} – Matxich`}</title>
      <meta name="robots" content="noindex" />
      <h1>{texts[`${kind}_title`]}</h1>
      <p className="lead">{texts[`${kind}_text`]}</p>
      <ul className="plain">
        <li>
          <a href={`/${lang}`}>{texts.home}</a>
        </li>
        <li>
          <a href={`/${lang}/companies`}>{texts.companies}</a>
        </li>
        <li>
          <a href={`/${lang}/segments`}>{texts.segments}</a>
        </li>
      </ul>
    </div>
  )
}

function kindOf(error: unknown): Kind {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return 'not_found'
    if (error.status === 403) return 'forbidden'
    if (error.status === 503) return 'loading'
    if (error.status < 500) return 'bad_request'
  }
  return 'failed'
}

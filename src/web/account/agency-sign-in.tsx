import { useEffect } from 'react'
import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'

interface AgencySignInProps {
  name: string
  to: string
  /** Where the browser is to go; known when the button was pressed. */
  url: string | undefined
}

/** Forms may lead to our own pages only; so to the agency leads a link, which script follows by itself. */
export function AgencySignIn({ name, to, url }: AgencySignInProps) {
  const t = useTranslations('account.sign_in')
  const busy = useNavigation().formMethod === 'POST'
  useEffect(() => {
    if (url !== undefined) window.location.assign(url)
  }, [url])
  return (
    <Form method="post" className="card stack account-form">
      <input type="hidden" name="to" value={to} />
      {url === undefined ? (
        <button className="button button-main" name="intent" value="agency" disabled={busy}>
          {t('agency', { name })}
        </button>
      ) : (
        <a className="button button-main" href={url}>
          {t('agency_go', { name })}
        </a>
      )}
    </Form>
  )
}

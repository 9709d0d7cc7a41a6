import { lazy, Suspense } from 'react'
import { Link, useLocation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { useAccount } from './site-data.ts'

// Visitors, who are most readers, do not download what is for members.
const MemberMenu = lazy(() => import('../account/member-menu.tsx').then(({ MemberMenu }) => ({ default: MemberMenu })))

/** A link for visitors; who is signed in has a menu, which until it has come is a link too. */
export function AccountEntry() {
  const t = useTranslations('common.account')
  const lang = useLocale()
  const { pathname, search } = useLocation()
  const account = useAccount()
  if (account)
    return (
      <Suspense
        fallback={
          <Link className="account-entry" to={`/${lang}/account`}>
            {account.name}
          </Link>
        }
      >
        <MemberMenu account={account} />
      </Suspense>
    )
  const here = pathname.replace(/^\/[^/]*/, '')
  const to = here === '' || /^\/(sign-|verify-email|reset|first-admin)/.test(here) ? '' : `?${new URLSearchParams({ to: here + search })}`
  return (
    <Link className="account-entry" to={`/${lang}/sign-in${to}`} rel="nofollow">
      {t('sign_in')}
    </Link>
  )
}

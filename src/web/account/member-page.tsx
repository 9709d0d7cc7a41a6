import '../styles/account.css'
import '../styles/curation.css'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { type Crumb, PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { DoneNote } from './done-note.tsx'

const PAGES = [
  ['profile', '/account'],
  ['security', '/account/security'],
  ['keys', '/account/keys'],
  ['data', '/account/data'],
] as const

interface MemberPageProps {
  title: string
  lead?: ReactNode
  crumbs?: readonly Crumb[]
  /** The pages of one's own account stand beside each other. */
  tabs?: boolean
  /** Beside the title. */
  marks?: ReactNode
  children: ReactNode
}

/** A page of several cards about one person or organisation. */
export function MemberPage({ title, lead, crumbs, tabs = false, marks, children }: MemberPageProps) {
  return (
    <div className="page account-page">
      <PageMeta title={title} />
      <meta name="robots" content="noindex" />
      <PageHeader title={title} lead={lead} {...(crumbs && { crumbs })}>
        {marks}
      </PageHeader>
      {tabs && <AccountNav />}
      <DoneNote />
      {children}
    </div>
  )
}

function AccountNav() {
  const t = useTranslations('account.nav')
  const lang = useLocale()
  return (
    <nav className="account-nav" aria-label={t('label')}>
      <ul>
        {PAGES.map(([page, path]) => (
          <li key={page}>
            <NavLink to={`/${lang}${path}`} end>
              {t(page)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

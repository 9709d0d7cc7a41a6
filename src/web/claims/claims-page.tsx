import '../styles/claims.css'
import '../styles/curation.css'
import type { ReactNode } from 'react'
import { type Crumb, PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'

interface ClaimsPageProps {
  title: string
  lead?: ReactNode
  crumbs?: readonly Crumb[]
  children: ReactNode
}

/** One column, for a phone; nothing for search engines. */
export function ClaimsPage({ title, lead, crumbs, children }: ClaimsPageProps) {
  return (
    <div className="page claims-page">
      <PageMeta title={title} />
      <meta name="robots" content="noindex" />
      <PageHeader title={title} lead={lead} {...(crumbs && { crumbs })} />
      {children}
    </div>
  )
}

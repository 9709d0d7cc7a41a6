import '../styles/account.css'
import '../styles/curation.css'
import type { ReactNode } from 'react'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'

interface FormPageProps {
  title: string
  lead?: ReactNode
  children: ReactNode
}

/** One narrow column with one form. */
export function FormPage({ title, lead, children }: FormPageProps) {
  return (
    <div className="page account-narrow">
      <PageMeta title={title} />
      <meta name="robots" content="noindex" />
      <PageHeader title={title} lead={lead} />
      {children}
    </div>
  )
}

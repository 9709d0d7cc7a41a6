import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'

export interface Crumb {
  to: string
  name: string
}

/** The one h1 of a page, what it says in a sentence, and where it sits. */
export function PageHeader({
  title,
  lead,
  crumbs,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  crumbs?: readonly Crumb[]
  children?: ReactNode
}) {
  const t = useTranslations('common.nav')
  return (
    <header className="page-header">
      {crumbs && crumbs.length > 0 && (
        <nav aria-label={t('breadcrumb')} className="crumbs">
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.name}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </header>
  )
}

import type { ReactNode } from 'react'
import { useLocale } from 'use-intl'
import { DemoMark } from '../components/demo-mark.tsx'
import { PageHeader } from '../components/page-header.tsx'

interface CompanyPageHeaderProps {
  company: { readonly id: string; readonly name: string; readonly fictional: boolean }
  title: string
  lead?: string
  children?: ReactNode
}

/** Of a page about one side of a company; the way back leads to its profile. */
export function CompanyPageHeader({ company, title, lead, children }: CompanyPageHeaderProps) {
  const lang = useLocale()
  return (
    <PageHeader
      title={
        <>
          {title}
          <DemoMark fictional={company.fictional} />
        </>
      }
      lead={lead}
      crumbs={[{ to: `/${lang}/companies/${company.id}`, name: company.name }]}
    >
      {children}
    </PageHeader>
  )
}

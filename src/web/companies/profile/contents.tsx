import { useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'

/** Where things are on this page, for a thumb. Sections that have nothing to show are not there, so they are not named. */
export function Contents({ company, hasChain }: { company: CompanyDetail; hasChain: boolean }) {
  const t = useTranslations('profile.contents')
  const sections = [
    'makes',
    'can',
    'certificates',
    ...(company.quality.length > 0 ? (['quality'] as const) : []),
    'markets',
    ...(company.institutions.length > 0 ? (['learning'] as const) : []),
    'size',
    'identity',
    'sites',
    ...(company.group !== null && company.group.companies.length > 0 ? (['group'] as const) : []),
    ...(hasChain ? (['chain'] as const) : []),
    'sources',
  ] as const
  return (
    <nav aria-label={t('label')} className="contents page-toc">
      <ul>
        {sections.map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{t(id)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

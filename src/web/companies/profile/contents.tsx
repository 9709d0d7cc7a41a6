import { useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { knownSections, PROFILE_SECTIONS } from './known-sections.ts'

/** Where things are on this page, for a thumb. Sections that have nothing to show are not there, so they are not named. */
export function Contents({ company, hasChain }: { company: CompanyDetail; hasChain: boolean }) {
  const t = useTranslations('profile.contents')
  const known = knownSections(company)
  const sections = [
    'makes',
    ...PROFILE_SECTIONS.filter((id) => known.has(id)),
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

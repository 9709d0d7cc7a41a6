import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { CompanySummary } from '../../api/contract/company.ts'
import { EvidenceLine } from '../companies/evidence-line.tsx'
import type { SourceNames } from '../components/source-links.tsx'

/** What the card of the directory says, in short. */
export function ItemFacts({ company, names }: { company: CompanySummary; names: SourceNames }) {
  const t = useTranslations('shortlists.item')
  const common = useTranslations('common')
  const states = useTranslations('shortlists.certificate')
  const known = (text: string): ReactNode => (text === '' ? <span className="missing-value">{common('missing.no_source')}</span> : text)
  const capability = company.short_capability
  return (
    <dl className="company-facts">
      <Fact name={t('makes')}>
        {known(company.segments.map((segment) => `${segment.name} (${common(`role.${segment.role}`)})`).join(', '))}
      </Fact>
      <Fact name={t('where')}>{known([...company.parks, ...company.provinces].map((place) => place.name).join(', '))}</Fact>
      <Fact name={t('capacity')}>{known(capability ? [capability.text, capability.unit].filter(Boolean).join(' ') : '')}</Fact>
      <Fact name={t('certificates')}>
        {known(company.certificates.map((certificate) => `${certificate.name} (${states(certificate.state)})`).join(', '))}
      </Fact>
      <Fact name={common('evidence.label')}>
        <EvidenceLine of={company} names={names} />
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanySummary } from '../../api/contract/company.ts'
import { capacityText } from '../companies/capacity-text.ts'
import { byState, CertificateMark } from '../companies/certificate-mark.tsx'
import { EvidenceLine } from '../companies/evidence-line.tsx'
import type { SourceNames } from '../components/source-links.tsx'

/** What the card of the directory says, in short. */
export function ItemFacts({ company, names }: { company: CompanySummary; names: SourceNames }) {
  const t = useTranslations('shortlists.item')
  const common = useTranslations('common')
  const lang = useLocale()
  const known = (text: string): ReactNode => (text === '' ? <span className="missing-value">{common('missing.no_source')}</span> : text)
  const capability = company.short_capability
  return (
    <dl className="shortlist-facts">
      <Fact name={t('makes')}>
        {known(company.segments.map((segment) => `${segment.name} (${common(`role.${segment.role}`)})`).join(', '))}
      </Fact>
      <Fact name={t('where')}>{known([...company.parks, ...company.provinces].map((place) => place.name).join(', '))}</Fact>
      <Fact name={t('capacity')}>{known(capability ? capacityText(capability, lang) : '')}</Fact>
      <Fact name={t('certificates')}>
        {company.certificates.length === 0
          ? known('')
          : company.certificates
              .toSorted(byState)
              .map((certificate) => <CertificateMark key={certificate.scheme_id} certificate={certificate} />)}
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

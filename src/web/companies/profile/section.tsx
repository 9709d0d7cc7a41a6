import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import type { Evidence } from '../../../api/contract/common.ts'
import { COMPANY_CORRECTIONS } from '../../../domain/corrections.ts'
import type { Age } from '../../../domain/freshness.ts'
import { EvidenceBadge } from '../../components/evidence-badge.tsx'
import { NoteText } from '../../components/note-text.tsx'
import { SourceLinks, type SourceNames } from '../../components/source-links.tsx'
import { HistoryLink } from './history-drawer.tsx'

type Dated = Evidence & { age?: Age; months?: number | null }

const YEAR_MONTHS = 12

/** A company's own word that it has not repeated for a year. */
function isUnconfirmed({ evidence_grade, months }: Dated): boolean {
  return evidence_grade === 'self_declared' && typeof months === 'number' && months >= YEAR_MONTHS
}

/** Who says so, how far it was checked, when, and whether that is long ago. Stands behind every value. */
export function Said({ of, names }: { of: Dated; names: SourceNames }) {
  const t = useTranslations('profile.age')
  return (
    <span className="said">
      <EvidenceBadge grade={of.evidence_grade} asOf={of.as_of} />
      {isUnconfirmed(of) ? (
        <span className={`age age-${of.age}`}>{t('unconfirmed', { months: of.months ?? 0 })}</span>
      ) : (
        of.age !== undefined && of.age !== 'current' && <span className={`age age-${of.age}`}>{t(of.age)}</span>
      )}
      <SourceLinks ids={[of.source_id]} names={names} label={false} />
    </span>
  )
}

export interface Block {
  /** Of the facts, as the API calls it. */
  property: string
  title: string
  /** Short names in one line, where all rest on the same evidence. */
  inline?: boolean
  items: readonly { key: string; value: ReactNode; note?: string | null; of: Dated }[]
}

interface ProfileSectionProps {
  id: string
  title: string
  blocks: readonly Block[]
  names: SourceNames
  company: Pick<CompanyDetail, 'id'>
  children?: ReactNode
}

/** Properties that belong together. What no source gives is said in one line, with the way to tell. */
export function ProfileSection({ id, title, blocks, names, company, children }: ProfileSectionProps) {
  const t = useTranslations('profile')
  const lang = useLocale()
  const known = blocks.filter(({ items }) => items.length > 0)
  const absent = blocks.filter(({ items }) => items.length === 0)
  // Of a firm of which little is known, NotKnown says it all at once instead of one empty heading after the other.
  if (known.length === 0) return null
  return (
    <section aria-labelledby={id} className="profile-section">
      <h2 id={id}>{title}</h2>
      <div className="card property-blocks">
        {known.map((block) => (
          <PropertyBlock key={block.property} block={block} names={names} />
        ))}
      </div>
      {children}
      {absent.length > 0 && (
        <p className="missing-value absent">
          {t('absent', { list: absent.map((block) => block.title).join(', ') })}{' '}
          <Link to={correctionPath(lang, company.id, absent[0]?.property)} rel="nofollow" className="no-print">
            {t('tell')}
          </Link>
        </p>
      )}
    </section>
  )
}

function PropertyBlock({ block, names }: { block: Block; names: SourceNames }) {
  const { items } = block
  const [first] = items
  const short = block.inline && items.every(({ note }) => !note)
  const alike = items.length > 1 && new Set(items.map(({ of }) => [of.source_id, of.evidence_grade, of.as_of].join(' '))).size === 1
  return (
    <div className="property-block">
      <div className="property-head">
        <h3>{block.title}</h3>
        <HistoryLink property={block.property} name={block.title} />
      </div>
      <ul className={short && alike ? 'inline-values' : undefined}>
        {items.map(({ key, value, note, of }) => (
          <li key={key}>
            <div className="stated-value">{value}</div>
            {note && (
              <div className="note">
                <NoteText text={note} names={names} />
              </div>
            )}
            {!alike && <Said of={of} names={names} />}
          </li>
        ))}
      </ul>
      {alike && first && <Said of={first.of} names={names} />}
    </div>
  )
}

/** The form for one field, or for words where it has none; a way to be reached is a website, an address is one of a site. */
export function correctionPath(lang: string, companyId: string, property: string | undefined, siteId?: string): string {
  const form = `/${lang}/corrections/new?subject=${companyId}`
  if (property === 'contact') return `${form}&field=website`
  if (property === 'address' && siteId !== undefined) return `/${lang}/corrections/new?subject=${siteId}&company=${companyId}&field=address`
  return property === undefined ? form : `${form}&field=${COMPANY_CORRECTIONS.find((one) => one === property) ?? 'other'}`
}

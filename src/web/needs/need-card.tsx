import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { NeedItem } from '../../api/contract/need.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { NeedFacts } from './need-facts.tsx'

const CONDITIONS_SHOWN = 4

/** A need in a list: what, for whom, how much, where, until when, and what a supplier has to have. */
export function NeedCard({ need, names, level = 2 }: { need: NeedItem; names?: SourceNames; level?: 2 | 3 }) {
  const t = useTranslations('needs')
  const lang = useLocale()
  const Heading = `h${level}` as const
  const musts = need.conditions.filter(({ must }) => must)
  return (
    <li className="card need-card" id={need.need_id}>
      <Heading className="card-title">
        <Link to={`/${lang}/needs/${need.need_id}`} lang={need.title_lang}>
          {need.title}
        </Link>
        <DemoMark fictional={need.fictional} />
      </Heading>
      <p className="need-line">
        {need.kind !== 'supply' && <b>{need.kind_name}</b>}
        <Buyer need={need} />
      </p>
      <NeedFacts need={need} />
      {musts.length > 0 && (
        <ul className="need-musts" aria-label={t('musts')}>
          {musts.slice(0, CONDITIONS_SHOWN).map((condition) => (
            <li key={condition.text}>{condition.text}</li>
          ))}
          {musts.length > CONDITIONS_SHOWN && <li className="quiet">{t('more_conditions', { count: musts.length - CONDITIONS_SHOWN })}</li>}
        </ul>
      )}
      <NeedEvidence need={need} names={names} />
    </li>
  )
}

/** Whose it is, where that is told. */
export function Buyer({ need }: { need: NeedItem }) {
  const t = useTranslations('needs')
  const lang = useLocale()
  const { buyer } = need
  if (buyer === null) return <span>{need.anonymous ? t('buyer_anonymous') : t('buyer_untold')}</span>
  return (
    <span>
      {t('buyer')}: {buyer.company_id === null ? buyer.name : <Link to={`/${lang}/companies/${buyer.company_id}`}>{buyer.name}</Link>}
      {buyer.verified && need.origin === 'posted' && ` (${t('buyer_verified')})`}
    </span>
  )
}

export function NeedEvidence({ need, names }: { need: NeedItem; names?: SourceNames | undefined }) {
  const t = useTranslations('needs')
  return (
    <p className="need-evidence">
      {need.evidence_grade && <EvidenceBadge grade={need.evidence_grade} asOf={need.as_of} />}{' '}
      {need.source_id ? (
        <SourceLinks ids={[need.source_id]} {...(names && { names })} />
      ) : (
        <span className="quiet">{t('posted_here')}</span>
      )}
    </p>
  )
}

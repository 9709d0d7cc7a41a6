import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import type { SourceNames } from '../../components/source-links.tsx'
import { siteOf } from '../site-name.ts'
import { factText, isWords, number } from './measure.ts'
import { type Block, ProfileSection } from './section.tsx'

interface PartProps {
  company: CompanyDetail
  names: SourceNames
}

/** Facts of one property as they are printed. */
function useFactBlock(
  company: CompanyDetail,
): (property: 'customer' | 'supplier_list' | 'programme' | 'employees' | 'investment_usd' | 'revenue_usd' | 'founded') => Block {
  const t = useTranslations('companies.property')
  const lang = useLocale()
  return (property) => ({
    property,
    title: t(property),
    items: company.facts
      .filter((fact) => fact.property === property)
      .map((fact) => ({
        key: fact.id,
        value: <span lang={isWords(fact) ? 'en' : undefined}>{factText(fact, lang)}</span>,
        note: [siteOf(company, fact.site_id), fact.note].filter(Boolean).join(' · ') || null,
        of: fact,
      })),
  })
}

/** What the firm measures of its own work. */
export function Quality({ company, names }: PartProps) {
  const t = useTranslations('profile')
  const lang = useLocale()
  if (company.quality.length === 0) return null
  const blocks: Block[] = [
    {
      property: 'quality',
      title: t('quality.figures'),
      items: company.quality.map((of) => ({
        key: of.id,
        value:
          of.measure === null || of.amount === null ? (
            <span lang="en">{of.text}</span>
          ) : (
            <>
              <b>{t(`measure.${of.measure}`, { amount: number(of.amount, lang) })}</b>
              {of.period && ` · ${of.period}`}
            </>
          ),
        note: of.note,
        of,
      })),
    },
  ]
  return <ProfileSection id="quality" title={t('quality.title')} blocks={blocks} names={names} company={company} />
}

/** Whom it sells to and buys from. */
export function Markets({ company, names }: PartProps) {
  const t = useTranslations('profile.markets')
  const lang = useLocale()
  const facts = useFactBlock(company)
  const optional = [
    facts('supplier_list'),
    withLinks(facts('programme'), company, lang),
    buysBlock(company, t('buys'), lang),
    languageBlock(company, t('language')),
  ]
  const blocks: Block[] = [
    { ...withCompanies(facts('customer'), company, lang), inline: true },
    {
      property: 'export_market',
      title: t('export_market'),
      inline: true,
      items: company.export_markets.map((of) => ({
        key: of.id,
        value: <span lang={of.code ? undefined : 'en'}>{of.name}</span>,
        note: of.note,
        of,
      })),
    },
    ...optional.filter((block) => block.items.length > 0),
  ]
  return <ProfileSection id="markets" title={t('title')} blocks={blocks} names={names} company={company} />
}

/** Programmes that the edition knows lead to their page. */
function withLinks(block: Block, company: CompanyDetail, lang: string): Block {
  const terms = new Map(company.facts.flatMap(({ id, term }) => (term ? [[id, term] as const] : [])))
  return {
    ...block,
    items: block.items.map((item) => {
      const term = terms.get(item.key)
      return term ? { ...item, value: <Link to={`/${lang}/programmes#${term.id}`}>{term.name}</Link> } : item
    }),
  }
}

/** Customers that the directory has lead to their profile. */
function withCompanies(block: Block, { facts }: CompanyDetail, lang: string): Block {
  const named = new Map(facts.flatMap((fact) => (fact.company ? [[fact.id, fact.company.id] as const] : [])))
  return {
    ...block,
    items: block.items.map((item) => {
      const id = named.get(item.key)
      return id === undefined ? item : { ...item, value: <Link to={`/${lang}/companies/${id}`}>{item.value}</Link> }
    }),
  }
}

function buysBlock(company: CompanyDetail, title: string, lang: string): Block {
  return {
    property: 'buys',
    title,
    items: company.buys.map((of) => ({
      key: of.id,
      value: (
        <>
          {of.segment ? <Link to={`/${lang}/segments/${of.segment.id}`}>{of.segment.name}</Link> : <span lang="en">{of.text}</span>}
          {of.origin && ` · ${of.origin}`}
        </>
      ),
      note: of.note,
      of,
    })),
  }
}

function languageBlock(company: CompanyDetail, title: string): Block {
  return {
    property: 'language',
    title,
    inline: true,
    items: company.languages.map((of) => ({ key: of.id, value: of.name, note: of.note, of })),
  }
}

/** People, money, age. */
export function Size({ company, names }: PartProps) {
  const t = useTranslations('profile.size')
  const facts = useFactBlock(company)
  const optional = [facts('investment_usd'), facts('revenue_usd'), facts('founded')]
  return (
    <ProfileSection
      id="size"
      title={t('title')}
      blocks={[facts('employees'), ...optional.filter((block) => block.items.length > 0)]}
      names={names}
      company={company}
    />
  )
}

/** Universities, research centres and laboratories it works with. */
export function Learning({ company, names }: PartProps) {
  const t = useTranslations('profile')
  const lang = useLocale()
  if (company.institutions.length === 0) return null
  const blocks: Block[] = [
    {
      property: 'institution',
      title: t('learning.partners'),
      items: company.institutions.map((of) => ({
        key: of.id,
        value: (
          <>
            {of.term ? <Link to={`/${lang}/programmes#${of.term.id}`}>{of.term.name}</Link> : <span lang="en">{of.text}</span>}
            {of.link && ` · ${t(`link.${of.link}`)}`}
          </>
        ),
        note: of.note,
        of,
      })),
    },
  ]
  return <ProfileSection id="learning" title={t('learning.title')} blocks={blocks} names={names} company={company} />
}

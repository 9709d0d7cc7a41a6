import { useLocale, useTranslations } from 'use-intl'
import type { Language } from '../../domain/vocabulary.ts'
import type { CompanyDetail } from '../../api/contract/company.ts'
import { DataTable } from '../components/data-table.tsx'
import { NoteText } from '../components/note-text.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { formatNumber, formatUsd } from '../format/number.ts'
import { Website } from './identity.tsx'
import { EvidenceLine } from './evidence-line.tsx'

type Fact = CompanyDetail['facts'][number]

const PROPERTIES = [
  'website',
  'customer',
  'supplier_list',
  'programme',
  'investment_usd',
  'employees',
  'capacity',
  'certificate',
  'founded',
  'export_market',
  'revenue_usd',
  'technology',
  'product',
  'hs_code',
  'alias',
  'phone',
  'email',
] as const

/** Other facts, each with value, unit, grade, date and source; the most asked for come first. */
export function FactTable({ facts, names }: { facts: readonly Fact[]; names: SourceNames }) {
  const t = useTranslations('companies')
  const lang = useLocale()
  const order = (fact: Fact) => PROPERTIES.findIndex((property) => property === fact.property)
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('page.facts')}</h2>
      {facts.length === 0 ? (
        <p>{t('page.facts_none')}</p>
      ) : (
        <DataTable
          caption={t('page.facts')}
          hideCaption
          cards
          columns={[
            {
              id: 'fact',
              header: t('page.fact'),
              rowHeader: true,
              cell: (fact: Fact) => t(`property.${PROPERTIES.find((property) => property === fact.property) ?? 'other'}`),
            },
            {
              id: 'value',
              header: t('page.value'),
              cell: (fact) => (
                <>
                  {fact.property === 'website' ? (
                    <Website url={fact.value} />
                  ) : (
                    <span {...(isNumber(fact) ? {} : { lang: 'en' })}>{factText(fact, lang)}</span>
                  )}
                  {fact.note && (
                    <small className="quiet">
                      <NoteText text={fact.note} names={names} />
                    </small>
                  )}
                </>
              ),
            },
            {
              id: 'evidence',
              header: t('page.evidence'),
              cell: (fact) => <EvidenceLine of={fact} names={names} />,
            },
          ]}
          rows={facts.toSorted((a, b) => order(a) - order(b))}
          rowKey={(fact) => fact.id}
        />
      )}
    </section>
  )
}

function isNumber(fact: Fact): boolean {
  return fact.property !== 'founded' && /^-?\d+(\.\d+)?$/.test(fact.value)
}

/** Numbers in the reader's format with their unit; everything else as the source has it. */
export function factText(fact: Pick<Fact, 'property' | 'value' | 'unit'>, lang: Language): string {
  const unit = fact.unit ? ` ${fact.unit}` : ''
  if (fact.property === 'founded' || !/^-?\d+(\.\d+)?$/.test(fact.value)) return `${fact.value}${unit}`
  const value = Number(fact.value)
  if (fact.property.endsWith('_usd')) return formatUsd(value, lang)
  return `${formatNumber(value, lang, Number.isInteger(value) ? 0 : 2)}${unit}`
}

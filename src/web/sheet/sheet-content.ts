/** What stands on the one-page sheet of a company, as plain lines: each value with its evidence, date and the number of its source. */
import { createTranslator } from 'use-intl/core'
import type { Evidence } from '../../api/contract/common.ts'
import type { CompanyDetail } from '../../api/contract/company.ts'
import type { Edition } from '../../api/contract/edition.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { otherNames } from '../companies/company-names.tsx'
import { siteOf } from '../companies/site-name.ts'
import { factText, measureText, number, rangeText } from '../companies/profile/measure.ts'
import { formatDate } from '../format/number.ts'
import type { Messages } from '../messages/app-config.ts'

export interface SheetLine {
  text: string
  /** Evidence, date and number of the source; empty where the line needs none. */
  said: string
}

export interface SheetBlock {
  title: string
  lines: SheetLine[]
}

export interface SheetContent {
  lang: Language
  name: string
  names: string[]
  demo: string | null
  heading: string
  summary: { term: string; text: string }[]
  /** The most asked for first. */
  blocks: SheetBlock[]
  /** One sentence on what no source gives. */
  absent: string | null
  sourcesTitle: string
  sources: string[]
  live: string
  address: string
  stamp: string
  /** "… and 3 more on the profile" */
  more: (count: number) => string
}

interface SheetInput {
  company: CompanyDetail
  edition: Pick<Edition, 'title' | 'version'>
  address: string
  /** YYYY-MM-DD */
  today: string
  lang: Language
  messages: Messages
}

export function sheetContent({ company, edition, address, today, lang, messages }: SheetInput): SheetContent {
  const t = createTranslator({ locale: lang, messages, namespace: 'profile' })
  const common = createTranslator({ locale: lang, messages, namespace: 'common' })
  const companies = createTranslator({ locale: lang, messages, namespace: 'companies' })
  const cited = new Map(company.sources.map((source, index) => [source.id, index + 1]))
  const said = ({ evidence_grade, as_of, source_id }: Evidence) =>
    [common(`evidence.${evidence_grade}`), as_of && formatDate(as_of, lang), cited.has(source_id) && `[${cited.get(source_id)}]`]
      .filter(Boolean)
      .join(', ')
  const line = (parts: readonly (string | null | undefined | false)[], of: Evidence): SheetLine => ({
    text: parts.filter(Boolean).join(' · '),
    said: said(of),
  })
  const facts = (
    property: 'customer' | 'supplier_list' | 'employees' | 'investment_usd' | 'revenue_usd' | 'founded' | 'website' | 'phone' | 'email',
  ) => ({
    title: companies(`property.${property}`),
    lines: company.facts
      .filter((fact) => fact.property === property)
      .map((fact) => line([factText(fact, lang), siteOf(company, fact.site_id), fact.note], fact)),
  })
  const capacityText = (one: CompanyDetail['capacities'][number]) =>
    measureText(one, lang, (amount) => (one.per === null ? amount : t(`per.${one.per}`, { amount })))
  const work: SheetBlock[] = [
    {
      title: companies('page.makes'),
      lines: company.capabilities.map((one) => line([`${one.segment.name} (${common(`role.${one.role}`)})`, one.product], one)),
    },
    {
      title: t('can.process'),
      lines: company.processes.map((one) =>
        line(
          [
            one.term?.name ?? one.text,
            one.implied ? t('can.implied', { segment: one.segment?.name ?? '' }) : one.mode && t(`mode.${one.mode}`),
          ],
          one,
        ),
      ),
    },
    {
      title: t('can.equipment'),
      lines: company.equipment.map((one) =>
        line(
          [
            `${one.quantity === null ? '' : `${number(one.quantity, lang)} × `}${one.term?.name ?? one.text}`,
            [one.maker, one.model].filter(Boolean).join(' '),
            one.tonnage_t !== null && t('can.tonnage', { amount: number(one.tonnage_t, lang) }),
            one.axes !== null && t('can.axes', { count: one.axes }),
            one.size,
          ],
          one,
        ),
      ),
    },
    {
      title: t('can.material'),
      lines: company.materials.map((one) => {
        const size = rangeText(one.min_size_mm, one.max_size_mm, lang)
        const thickness = rangeText(one.min_thickness_mm, one.max_thickness_mm, lang)
        return line(
          [one.term?.name ?? one.text, size && t('can.size', { range: size }), thickness && t('can.thickness', { range: thickness })],
          one,
        )
      }),
    },
    { title: t('can.tolerance'), lines: company.tolerances.map((one) => line([measureText(one, lang), one.feature], one)) },
    {
      title: t('can.capacity'),
      lines: company.capacities.map((one) =>
        line(
          [
            capacityText(one),
            one.segment?.name,
            one.standing && t(`standing.${one.standing}`),
            one.spare && t(`spare.${one.spare}`),
            one.note,
          ],
          one,
        ),
      ),
    },
    { title: t('can.moq'), lines: company.moqs.map((one) => line([measureText(one, lang), one.segment?.name], one)) },
    {
      title: t('can.lead_time'),
      lines: company.lead_times.map((one) =>
        line([one.amount === null ? one.text : t('days', { count: one.amount }), one.kind && t(`lead.${one.kind}`)], one),
      ),
    },
  ]
  const standing: SheetBlock[] = [
    {
      title: t('certificates.title'),
      lines: company.certificates.map((one) =>
        line(
          [
            `${one.term?.name ?? one.text}: ${t(`certificate_state.${one.state}`)}`,
            one.expires_on && t('certificate_state.until', { date: formatDate(one.expires_on, lang) }),
            one.body,
            one.number && t('certificates.number', { number: one.number }),
          ],
          one,
        ),
      ),
    },
    {
      title: t('quality.title'),
      lines: company.quality.map((one) =>
        line(
          [
            one.measure === null || one.amount === null ? one.text : t(`measure.${one.measure}`, { amount: number(one.amount, lang) }),
            one.period,
          ],
          one,
        ),
      ),
    },
    facts('customer'),
    facts('supplier_list'),
    { title: t('markets.export_market'), lines: company.export_markets.map((one) => line([one.name], one)) },
    { title: t('markets.language'), lines: company.languages.map((one) => line([one.name], one)) },
    facts('employees'),
    facts('investment_usd'),
    facts('revenue_usd'),
    facts('founded'),
    {
      title: companies('page.sites'),
      lines: company.site_list.map((one) => line([one.name, one.address, one.park?.name, one.province?.name], one)),
    },
    {
      title: t('learning.title'),
      lines: company.institutions.map((one) => line([one.term?.name ?? one.text, one.link && t(`link.${one.link}`)], one)),
    },
    {
      title: companies('page.identity'),
      lines: company.identity
        .filter(({ property }) => !property.startsWith('name_') && property !== 'short_name' && property !== 'status')
        .map((field) => ({ text: `${field.property_name}: ${field.value_name}`, said: said(field) })),
    },
    facts('website'),
    facts('phone'),
    facts('email'),
  ]
  const { lack } = company.completeness
  return {
    lang,
    name: company.name,
    names: otherNames(company).map(({ text }) => text),
    demo: company.fictional ? t('sheet.demo') : null,
    heading: t('sheet.title'),
    summary: [
      { term: companies('page.tax_code'), text: company.tax_code ?? t('sheet.none') },
      { term: companies('page.public_id'), text: company.public_id },
      {
        term: t('summary.certificates'),
        text:
          company.certificates
            .filter(({ state }) => state === 'valid' || state === 'expiring')
            .map((one) => one.term?.name ?? one.text)
            .join(', ') || t('summary.certificates_none'),
      },
      {
        term: t('summary.checked'),
        text: [
          common(`evidence.${company.verification.evidence_grade}`),
          company.verification.publisher ?? company.verification.source_title,
          company.verification.as_of && formatDate(company.verification.as_of, lang),
        ]
          .filter(Boolean)
          .join(', '),
      },
    ],
    blocks: [...work, ...standing].filter(({ lines }) => lines.length > 0),
    absent: lack.length === 0 ? null : t('absent', { list: lack.map(({ name }) => name).join(', ') }),
    sourcesTitle: t('sheet.sources'),
    sources: company.sources.map((source) =>
      [source.title, source.publisher, source.published_on && formatDate(source.published_on, lang)].filter(Boolean).join(', '),
    ),
    live: t('sheet.live'),
    address,
    stamp: t('sheet.made', { date: formatDate(today, lang), edition: edition.title, version: edition.version }),
    more: (count) => t('sheet.more', { count }),
  }
}

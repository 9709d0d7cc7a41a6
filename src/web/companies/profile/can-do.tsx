import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import type { SourceNames } from '../../components/source-links.tsx'
import { isAsked } from './known-sections.ts'
import { isWords, measureText, number, rangeText } from './measure.ts'
import { type Block, ProfileSection } from './section.tsx'
import { useCapacityText } from './use-capacity-text.ts'

/** Processes, machines, materials, precision, amounts and times: whether a part can be made here. */
export function CanDo({ company, names }: { company: CompanyDetail; names: SourceNames }) {
  const t = useTranslations('profile')
  const lang = useLocale()
  const capacityText = useCapacityText()
  const facts = (property: string) =>
    company.facts
      .filter((fact) => fact.property === property)
      .map((fact) => ({ key: fact.id, value: <span lang="en">{fact.text}</span>, note: fact.note, of: fact }))
  const blocks: Block[] = [
    {
      property: 'process',
      title: t('can.process'),
      items: company.processes.map((of) => ({ key: of.id, value: <ProcessValue of={of} />, note: of.note ?? of.remark, of })),
    },
    {
      property: 'equipment',
      title: t('can.equipment'),
      items: company.equipment.map((of) => ({ key: of.id, value: <EquipmentValue of={of} />, note: of.note, of })),
    },
    {
      property: 'material',
      title: t('can.material'),
      items: company.materials.map((of) => ({ key: of.id, value: <MaterialValue of={of} />, note: of.note, of })),
    },
    {
      property: 'tolerance',
      title: t('can.tolerance'),
      items: company.tolerances.map((of) => ({
        key: of.id,
        value: withMore(measureText(of, lang), [of.feature, of.segment?.name]),
        note: of.note,
        of,
      })),
    },
    {
      property: 'capacity',
      title: t('can.capacity'),
      items: company.capacities.map((of) => ({
        key: of.id,
        value: withMore(<span lang={isWords(of) ? 'en' : undefined}>{capacityText(of)}</span>, [
          of.segment && <Link to={`/${lang}/segments/${of.segment.id}`}>{of.segment.name}</Link>,
          of.standing && t(`standing.${of.standing}`),
          of.spare && t(`spare.${of.spare}`),
        ]),
        note: of.note,
        of,
      })),
    },
    {
      property: 'moq',
      title: t('can.moq'),
      items: company.moqs.map((of) => ({ key: of.id, value: withMore(measureText(of, lang), [of.segment?.name]), note: of.note, of })),
    },
    {
      property: 'lead_time',
      title: t('can.lead_time'),
      items: company.lead_times.map((of) => ({
        key: of.id,
        value: withMore(of.amount === null ? <span lang="en">{of.text}</span> : t('days', { count: of.amount }), [
          of.kind && t(`lead.${of.kind}`),
          of.segment?.name,
        ]),
        note: of.note,
        of,
      })),
    },
    { property: 'technology', title: t('can.technology'), items: facts('technology') },
    { property: 'product', title: t('can.product'), items: facts('product') },
  ]
  return (
    <ProfileSection
      id="can"
      title={t('can.title')}
      blocks={blocks.filter(({ property, items }) => items.length > 0 || isAsked(company, property))}
      names={names}
      company={company}
    >
      {company.processes.some((process) => process.implied) && <p className="note">{t('can.implied_note')}</p>}
    </ProfileSection>
  )
}

function withMore(value: ReactNode, more: readonly ReactNode[]): ReactNode {
  const known = more.filter((part) => part !== null && part !== undefined && part !== '')
  return (
    <>
      <b>{value}</b>
      {known.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the parts of one value never change their order
        <span key={index} className="stated-more">
          {' · '}
          {part}
        </span>
      ))}
    </>
  )
}

function ProcessValue({ of }: { of: CompanyDetail['processes'][number] }) {
  const t = useTranslations('profile')
  const lang = useLocale()
  const name = of.term ? <Link to={`/${lang}/vocabulary/process#${of.term.id}`}>{of.term.name}</Link> : <span lang="en">{of.text}</span>
  return withMore(
    name,
    [
      of.implied ? t('can.implied', { segment: of.segment?.name ?? '' }) : of.mode && t(`mode.${of.mode}`),
      !of.implied && of.term && of.text !== of.term.name && <span lang="en">{of.text}</span>,
      of.max_size && t('can.max_size', { size: of.max_size }),
      !of.implied && of.segment?.name,
    ].filter((part) => part !== false),
  )
}

function EquipmentValue({ of }: { of: CompanyDetail['equipment'][number] }) {
  const t = useTranslations('profile.can')
  const lang = useLocale()
  const what = of.term?.name ?? of.text
  return withMore(
    <>
      {of.quantity !== null && `${number(of.quantity, lang)} × `}
      <span lang={of.term ? undefined : 'en'}>{what}</span>
    </>,
    [
      [of.maker, of.model].filter(Boolean).join(' '),
      of.tonnage_t !== null && t('tonnage', { amount: number(of.tonnage_t, lang) }),
      of.axes !== null && t('axes', { count: of.axes }),
      of.size,
      of.year !== null && t('built', { year: String(of.year) }),
    ].filter((part) => part !== false),
  )
}

function MaterialValue({ of }: { of: CompanyDetail['materials'][number] }) {
  const t = useTranslations('profile.can')
  const lang = useLocale()
  const size = rangeText(of.min_size_mm, of.max_size_mm, lang)
  const thickness = rangeText(of.min_thickness_mm, of.max_thickness_mm, lang)
  return withMore(of.term?.name ?? <span lang="en">{of.text}</span>, [
    of.form,
    size && t('size', { range: size }),
    thickness && t('thickness', { range: thickness }),
  ])
}

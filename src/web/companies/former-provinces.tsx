import { useTranslations } from 'use-intl'
import { type FacetOption, FacetRow } from './facet-group.tsx'

/** A province from before July 2025 that has another name or other borders today. */
export interface FormerProvince {
  id: string
  name: string
  today: string
  todayName: string
}

/** On demand: papers, addresses and heads still know the old names. */
export function FormerProvinces({ options, chosen }: { options: readonly FacetOption[]; chosen: readonly string[] }) {
  const t = useTranslations('companies.facet')
  const isChosen = (option: FacetOption) => option.readFrom !== undefined || chosen.includes(option.value)
  if (options.length === 0) return null
  return (
    <details className="facet-more" open={options.some(isChosen)}>
      <summary>{t('former')}</summary>
      <ul>
        {options.map((option) => (
          <FacetRow key={option.value} param="province" option={option} isChosen={isChosen(option)} />
        ))}
      </ul>
    </details>
  )
}

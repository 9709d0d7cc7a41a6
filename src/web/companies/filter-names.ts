import { useTranslations } from 'use-intl'
import { type MultiFilter, SIZE_CLASSES, WANTED_DATA } from '../../domain/company-filters.ts'
import { EVIDENCE_GRADES, OWNERSHIPS, ROLES } from '../../domain/vocabulary.ts'
import type { CompanyPage } from '../../api/contract/company-list.ts'
import { useEdition } from '../components/site-data.ts'
import type { ChosenNames } from './company-page.server.ts'

/** Name of one value of a filter as it stands beside its tick box. */
export type ValueName = (param: MultiFilter, value: string) => string

/** The API names what the edition holds; the names of closed lists are ours. */
export function useValueNames({ facets, understood }: Pick<CompanyPage, 'facets' | 'understood'>, chosen: ChosenNames): ValueName {
  const t = useTranslations('companies')
  const common = useTranslations('common')
  const { stages } = useEdition()
  return (param, value) => {
    const counted = facets[param]?.find((facet) => facet.value === value)
    const read = understood.find((one) => one.param === param && one.value === value)
    return closed(param, value) ?? counted?.name ?? read?.name ?? chosen[`${param}:${value}`] ?? value
  }

  function closed(param: MultiFilter, value: string): string | undefined {
    switch (param) {
      case 'ownership':
        return named(OWNERSHIPS, value, (one) => common(`ownership.${one}`))
      case 'role':
        return named(ROLES, value, (one) => common(`role.${one}`))
      case 'grade':
        return named(EVIDENCE_GRADES, value, (one) => common(`evidence.${one}`))
      case 'size':
        return named(SIZE_CLASSES, value, (one) => t(`size.${one}`))
      case 'has':
      case 'lacks':
        return named(WANTED_DATA, value, (one) => t(`data_field.${one}`))
      case 'stage':
        return stages.find((stage) => stage.id === value)?.name
      default:
        return undefined
    }
  }
}

function named<T extends string>(values: readonly T[], value: string, name: (value: T) => string): string | undefined {
  const known = values.find((one) => one === value)
  return known && name(known)
}

/** The same value as it stands alone, in a chip: "has: capacity", "owner from Japan". */
export function useChipNames(valueName: ValueName): ValueName {
  const t = useTranslations('companies.chip')
  return (param, value) => {
    const name = valueName(param, value)
    switch (param) {
      case 'has':
      case 'lacks':
      case 'home_country':
      case 'role':
      case 'size':
        return t(param, { name })
      default:
        return name
    }
  }
}

import { createContext, type ReactNode, useContext } from 'react'
import { useTranslations } from 'use-intl'
import { OWNERSHIPS, ROLES } from '../../domain/vocabulary.ts'

/** field → id → name, for fields whose values are stored as ids. */
export type ValueNames = Readonly<Record<string, Readonly<Record<string, string>>>>

const Names = createContext<ValueNames>({})

export function ValueNamesOf({ names, children }: { names: ValueNames; children: ReactNode }) {
  return <Names value={names}>{children}</Names>
}

/** A value as people read it: "Bắc Ninh" for bac-ninh. What has no name is shown as it is. */
export function useValueText(): (field: string, value: string) => string {
  const names = useContext(Names)
  const t = useTranslations('common')
  const nameOf = (field: string, value: string): string => {
    const ownership = OWNERSHIPS.find((each) => each === value)
    if (field === 'ownership' && ownership) return t(`ownership.${ownership}`)
    const role = ROLES.find((each) => each === value)
    if (field === 'role' && role) return t(`role.${role}`)
    return names[field]?.[value] ?? value
  }
  return (field, value) =>
    value
      .split('; ')
      .map((each) => nameOf(field, each))
      .join('; ')
}

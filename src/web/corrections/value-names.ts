import { useTranslations } from 'use-intl'
import type { CorrectionField } from '../../domain/corrections.ts'
import { COMPANY_STATUSES, OWNERSHIPS } from '../../domain/vocabulary.ts'

/** The words behind a code, where a field is one of a few. */
export function useValueName(): (field: CorrectionField, value: string) => string {
  const common = useTranslations('common')
  const t = useTranslations('corrections')
  return (field, value) => {
    const ownership = OWNERSHIPS.find((one) => one === value)
    if (field === 'ownership' && ownership) return common(`ownership.${ownership}`)
    const status = COMPANY_STATUSES.find((one) => one === value)
    return field === 'status' && status ? t(`status.${status}`) : value
  }
}

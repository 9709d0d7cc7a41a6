import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { measureText } from './measure.ts'

type Capacity = CompanyDetail['capacities'][number]

/** "40,000 m² per month"; a printed unit that says the time itself ("m²/year") is not told twice. */
export function useCapacityText(): (capacity: Pick<Capacity, 'text' | 'unit' | 'amount' | 'per'>) => string {
  const t = useTranslations('profile.per')
  const lang = useLocale()
  return (capacity) => {
    const { per } = capacity
    return measureText(capacity, lang, (amount) => (per === null ? amount : t(per, { amount })))
  }
}

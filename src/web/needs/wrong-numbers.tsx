import { useTranslations } from 'use-intl'
import { CONDITION_KINDS } from '../../domain/requirement.ts'

/** Fields that hold no number where one is asked, by name. */
export function WrongNumbers({ names }: { names: readonly string[] }) {
  const t = useTranslations('needs.form')
  if (names.length === 0) return null
  const label = (name: string) => {
    if (name === 'localisation_target_pct') return t('localisation')
    if (name === 'volume') return t('volume')
    if (name.endsWith('_tonnage_t_min')) return t('tonnage')
    if (name.endsWith('_axes_min')) return t('axes')
    if (name.endsWith('_radius_km')) return t('radius')
    const kind = CONDITION_KINDS.find((one) => one === name.replace(/\d$/, ''))
    return kind ? t(kind) : name
  }
  return (
    <p role="alert" className="note-box refusal-box">
      {t('wrong_numbers', { fields: names.map(label).join(', ') })}
    </p>
  )
}

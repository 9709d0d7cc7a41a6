import { useTranslations } from 'use-intl'
import { RADII } from '../companies/filters.ts'
import type { NearChoices } from '../companies/near-fields.tsx'
import { ChoiceField, ConditionRow } from './condition-rows.tsx'
import { DEFAULT_RADIUS_KM, type Fields } from './requirement-fields.ts'

const KINDS = ['seaport', 'airport', 'border_gate', 'park', 'province'] as const

/** Within so many kilometres of a port, a park or a province. */
export function NearRow({ name, fields, places }: { name: string; fields: Fields; places: NearChoices }) {
  const t = useTranslations('needs.form')
  const kinds = useTranslations('companies.near.kind')
  const kilometres = useTranslations('companies.near')
  return (
    <ConditionRow name={name} label={t('near')} fields={fields}>
      <ChoiceField
        name={name}
        label={t('near')}
        fields={fields}
        groups={KINDS.map((kind) => ({ label: kinds(kind), items: places[kind] }))}
        none={t('not_asked')}
      />
      <label className="field field-short">
        <span>{t('radius')}</span>
        <select name={`${name}_radius_km`} defaultValue={fields.get(`${name}_radius_km`) ?? String(DEFAULT_RADIUS_KM)}>
          {RADII.map((radius) => (
            <option key={radius} value={radius}>
              {kilometres('km', { km: radius })}
            </option>
          ))}
        </select>
      </label>
    </ConditionRow>
  )
}

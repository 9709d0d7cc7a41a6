import { useTranslations } from 'use-intl'
import type { ImportField } from '../../api/contract/imports.ts'

const LEVELS = ['company', 'site', 'both'] as const

interface FieldSelectProps {
  name: string
  label: string
  fields: readonly ImportField[]
  value: string
  onChange: (field: string) => void
}

export function FieldSelect({ name, label, fields, value, onChange }: FieldSelectProps) {
  const t = useTranslations('imports.mapping')
  return (
    <select key={value} name={name} aria-label={label} defaultValue={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('left_out')}</option>
      {LEVELS.map((level) => (
        <optgroup key={level} label={t(`level.${level}`)}>
          {fields
            .filter((field) => field.level === level)
            .map((field) => (
              <option key={field.id} value={field.id}>
                {field.name}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}

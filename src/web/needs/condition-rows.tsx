import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Choice } from './form-choices.ts'
import { type Fields, MUST_OR_WISH } from './requirement-fields.ts'

interface ConditionRowProps {
  name: string
  label: string
  fields: Fields
  /** The control itself, and what stands beside it. */
  children: ReactNode
}

/** One condition: its value, and whether it is a must or a wish. */
export function ConditionRow({ name, label, fields, children }: ConditionRowProps) {
  const t = useTranslations('needs.form')
  return (
    <div className="condition-row" role="group" aria-label={label}>
      {children}
      <label className="field condition-as">
        <span>{t('as')}</span>
        <select name={`${name}_as`} defaultValue={fields.get(`${name}_as`) ?? 'must'}>
          {MUST_OR_WISH.map((as) => (
            <option key={as} value={as}>
              {t(`as_${as}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

interface ControlProps {
  name: string
  label: string
  fields: Fields
}

/** Any choice may be left open. What was chosen and is in no menu stays chosen. */
export function ChoiceField({
  name,
  label,
  fields,
  groups,
  none,
  className = 'field field-grow',
}: ControlProps & { groups: readonly { label?: string; items: readonly Choice[] }[]; none: string; className?: string }) {
  const value = fields.get(name) ?? ''
  const all = groups.flatMap(({ items }) => items)
  const unlisted = value !== '' && !all.some((item) => item.value === value)
  const nameOf = (id: string) => all.find((item) => item.value === id)?.name ?? id
  return (
    <label className={className}>
      <span>{label}</span>
      <select name={name} defaultValue={value}>
        <option value="">{none}</option>
        {unlisted && <option value={value}>{value.split(',').map(nameOf).join(' / ')}</option>}
        {groups.map(({ label: group, items }) =>
          group === undefined ? (
            <Options key="" items={items} />
          ) : (
            items.length > 0 && (
              <optgroup key={group} label={group}>
                <Options items={items} />
              </optgroup>
            )
          ),
        )}
      </select>
    </label>
  )
}

function Options({ items }: { items: readonly Choice[] }) {
  return items.map((item) => (
    <option key={item.value} value={item.value}>
      {item.name}
    </option>
  ))
}

/** Digits as people write them; what is no number the browser itself refuses, also without script. */
export function NumberField({ name, label, fields, grow = true }: ControlProps & { grow?: boolean }) {
  return (
    <label className={grow ? 'field field-grow' : 'field field-short'}>
      <span>{label}</span>
      <input
        type="text"
        name={name}
        inputMode="decimal"
        pattern="\s*[0-9][0-9., ]*\s*"
        maxLength={20}
        placeholder=" "
        defaultValue={fields.get(name) ?? ''}
        autoComplete="off"
      />
    </label>
  )
}

export function UnitField({ name, fields, units }: { name: string; fields: Fields; units: readonly Choice[] }) {
  const t = useTranslations('needs.form')
  return (
    <ChoiceField
      name={name}
      label={t('unit')}
      fields={fields}
      groups={[{ items: units }]}
      none={t('any_unit')}
      className="field field-short"
    />
  )
}

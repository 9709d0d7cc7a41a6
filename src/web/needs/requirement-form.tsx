import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PERIODS } from '../../domain/requirement.ts'
import { EVIDENCE_GRADES, OWNERSHIPS, ROLES } from '../../domain/vocabulary.ts'
import { segmentGroups } from './begin-need.tsx'
import { ChoiceField, ConditionRow, NumberField, UnitField } from './condition-rows.tsx'
import type { FormChoices } from './form-choices.ts'
import { NearRow } from './near-row.tsx'
import { type Fields, rowsOf } from './requirement-fields.ts'

interface RequirementFormProps {
  fields: Fields
  choices: FormChoices
}

/** What is wanted and of whom, as plain fields; part of a larger form. */
export function RequirementForm({ fields, choices }: RequirementFormProps) {
  return (
    <>
      <Wanted fields={fields} choices={choices} />
      <Certificates fields={fields} choices={choices} />
      <Technology fields={fields} choices={choices} />
      <Scale fields={fields} choices={choices} />
      <Place fields={fields} choices={choices} />
      <Firm fields={fields} choices={choices} />
    </>
  )
}

function Wanted({ fields, choices }: RequirementFormProps) {
  const t = useTranslations('needs.form')
  return (
    <fieldset className="condition-group">
      <legend>{t('wanted')}</legend>
      <div className="condition-fields">
        <ChoiceField name="segment" label={t('segment')} fields={fields} groups={segmentGroups(choices.segments)} none={t('choose')} />
        <label className="field field-grow">
          <span>{t('product')}</span>
          <input type="text" name="product" maxLength={200} defaultValue={fields.get('product') ?? ''} autoComplete="off" />
        </label>
        <label className="field field-hs">
          <span>{t('hs')}</span>
          <input type="text" name="hs" maxLength={200} inputMode="numeric" defaultValue={fields.get('hs') ?? ''} autoComplete="off" />
        </label>
      </div>
      <div className="condition-fields">
        <NumberField name="volume" label={t('volume')} fields={fields} />
        <UnitField name="volume_unit" fields={fields} units={choices.unit} />
        <PerField name="volume_per" fields={fields} />
      </div>
    </fieldset>
  )
}

function PerField({ name, fields }: { name: string; fields: Fields }) {
  const t = useTranslations('needs.form')
  return (
    <label className="field field-short">
      <span>{t('per')}</span>
      <select name={name} defaultValue={fields.get(name) ?? 'year'}>
        {PERIODS.map((per) => (
          <option key={per} value={per}>
            {t(`per_${per}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Group({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details className="condition-group" open={open}>
      <summary>{title}</summary>
      <div className="stack">{children}</div>
    </details>
  )
}

const isIn = (fields: Fields, ...names: string[]) => names.some((name) => (fields.get(name) ?? '') !== '')

function Certificates({ fields, choices }: RequirementFormProps) {
  const t = useTranslations('needs.form')
  return (
    <Group title={t('group.certificates')} open>
      {rowsOf(fields, 'certificate').map((name, at) => (
        <ConditionRow key={name} name={name} label={t('certificate_no', { number: at + 1 })} fields={fields}>
          <ChoiceField name={name} label={t('certificate')} fields={fields} groups={[{ items: choices.scheme }]} none={t('not_asked')} />
          <label className="field">
            <span>{t('by')}</span>
            <input type="date" name={`${name}_by`} defaultValue={fields.get(`${name}_by`) ?? ''} />
          </label>
        </ConditionRow>
      ))}
    </Group>
  )
}

function Technology({ fields, choices }: RequirementFormProps) {
  const t = useTranslations('needs.form')
  const processes = [
    { label: t('of_segment'), items: choices.ofSegment },
    { label: t('all_processes'), items: choices.process },
  ]
  return (
    <Group title={t('group.technology')} open={isIn(fields, 'process1', 'material1', 'equipment1') || choices.ofSegment.length > 0}>
      {rowsOf(fields, 'process').map((name, at) => (
        <ConditionRow key={name} name={name} label={t('process_no', { number: at + 1 })} fields={fields}>
          <ChoiceField name={name} label={t('process')} fields={fields} groups={processes} none={t('not_asked')} />
          <label className="check condition-check">
            <input type="checkbox" name={`${name}_mode`} value="core" defaultChecked={fields.get(`${name}_mode`) === 'core'} />
            {t('core')}
          </label>
        </ConditionRow>
      ))}
      {rowsOf(fields, 'material').map((name, at) => (
        <ConditionRow key={name} name={name} label={t('material_no', { number: at + 1 })} fields={fields}>
          <ChoiceField name={name} label={t('material')} fields={fields} groups={[{ items: choices.material }]} none={t('not_asked')} />
        </ConditionRow>
      ))}
      {rowsOf(fields, 'equipment').map((name, at) => (
        <ConditionRow key={name} name={name} label={t('equipment_no', { number: at + 1 })} fields={fields}>
          <ChoiceField name={name} label={t('equipment')} fields={fields} groups={[{ items: choices.equipment }]} none={t('not_asked')} />
          <NumberField name={`${name}_tonnage_t_min`} label={t('tonnage')} fields={fields} grow={false} />
          <NumberField name={`${name}_axes_min`} label={t('axes')} fields={fields} grow={false} />
        </ConditionRow>
      ))}
    </Group>
  )
}

const AMOUNTS = ['tolerance_mm_max', 'size_mm_min', 'lead_time_days_max', 'employees_min'] as const

function Scale({ fields, choices }: RequirementFormProps) {
  const t = useTranslations('needs.form')
  return (
    <Group title={t('group.scale')} open={isIn(fields, 'capacity_min', 'moq_max', ...AMOUNTS)}>
      {rowsOf(fields, 'capacity_min').map((name) => (
        <ConditionRow key={name} name={name} label={t('capacity_min')} fields={fields}>
          <NumberField name={name} label={t('capacity_min')} fields={fields} />
          <UnitField name={`${name}_unit`} fields={fields} units={choices.unit} />
          <PerField name={`${name}_per`} fields={fields} />
        </ConditionRow>
      ))}
      {rowsOf(fields, 'moq_max').map((name) => (
        <ConditionRow key={name} name={name} label={t('moq_max')} fields={fields}>
          <NumberField name={name} label={t('moq_max')} fields={fields} />
          <UnitField name={`${name}_unit`} fields={fields} units={choices.unit} />
        </ConditionRow>
      ))}
      {AMOUNTS.map((kind) =>
        rowsOf(fields, kind).map((name) => (
          <ConditionRow key={name} name={name} label={t(kind)} fields={fields}>
            <NumberField name={name} label={t(kind)} fields={fields} />
          </ConditionRow>
        )),
      )}
    </Group>
  )
}

function Place({ fields, choices }: RequirementFormProps) {
  const t = useTranslations('needs.form')
  return (
    <Group title={t('group.place')} open={isIn(fields, 'near', 'province', 'park')}>
      {rowsOf(fields, 'near').map((name) => (
        <NearRow key={name} name={name} fields={fields} places={choices.near} />
      ))}
      {(['province', 'park'] as const).map((kind) =>
        rowsOf(fields, kind).map((name) => (
          <ConditionRow key={name} name={name} label={t(kind)} fields={fields}>
            <ChoiceField name={name} label={t(kind)} fields={fields} groups={[{ items: choices[kind] }]} none={t('not_asked')} />
          </ConditionRow>
        )),
      )}
    </Group>
  )
}

function Firm({ fields, choices }: RequirementFormProps) {
  const t = useTranslations('needs.form')
  const common = useTranslations('common')
  const named = {
    ownership: OWNERSHIPS.filter((value) => value !== 'unknown').map((value) => ({ value, name: common(`ownership.${value}`) })),
    home_country: choices.home_country,
    role: ROLES.map((value) => ({ value, name: common(`role.${value}`) })),
    language: choices.language,
    export_market: choices.home_country,
    evidence_min: EVIDENCE_GRADES.map((value) => ({ value, name: common(`evidence.${value}`) })),
  }
  const names = Object.keys(named) as (keyof typeof named)[]
  return (
    <Group title={t('group.firm')} open={isIn(fields, ...names)}>
      {names.map((kind) =>
        rowsOf(fields, kind).map((name) => (
          <ConditionRow key={name} name={name} label={t(kind)} fields={fields}>
            <ChoiceField name={name} label={t(kind)} fields={fields} groups={[{ items: named[kind] }]} none={t('not_asked')} />
          </ConditionRow>
        )),
      )}
    </Group>
  )
}

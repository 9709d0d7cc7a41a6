import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { OWNERSHIPS } from '../../domain/vocabulary.ts'
import type { NearChoices } from '../companies/near-fields.tsx'
import { MOST_STEPS } from './consortium-fields.ts'

export interface Choice {
  value: string
  name: string
}

export interface ConsortiumChoices {
  processes: Choice[]
  segments: Choice[]
  units: Choice[]
  schemes: Choice[]
  near: NearChoices
}

const PERIODS = ['year', 'month', 'week', 'day'] as const
const PLACES = ['province', 'park', 'seaport', 'airport', 'border_gate'] as const

export function ConsortiumForm({ search, choices, asked }: { search: URLSearchParams; choices: ConsortiumChoices; asked: boolean }) {
  const t = useTranslations('qualify.consortium')
  const near = useTranslations('companies.near')
  const lang = useLocale()
  const steps = search.getAll('step').filter(Boolean)
  const text = (name: string) => search.get(name) ?? ''
  return (
    <details className="facets-fold consortium-form" open={!asked || undefined}>
      <summary>{t('form')}</summary>
      <Form method="get" className="card stack" aria-label={t('form')} key={search.toString()}>
        {Array.from({ length: MOST_STEPS }, (_, at) => (
          <label className="field" key={at}>
            <span>{t('step', { number: at + 1 })}</span>
            <select name="step" defaultValue={steps[at] ?? ''}>
              <option value="">{t('no_step')}</option>
              <optgroup label={t('processes')}>
                <Options choices={choices.processes} />
              </optgroup>
              <optgroup label={t('segments')}>
                <Options choices={choices.segments} />
              </optgroup>
            </select>
          </label>
        ))}
        <div className="consortium-pair">
          <NumberField name="amount" label={t('amount')} value={text('amount')} />
          <SelectOf name="unit" label={t('unit')} value={text('unit')} none={t('any_unit')} choices={choices.units} />
        </div>
        <SelectOf name="per" label={t('per')} value={text('per') || 'year'} choices={PERIODS.map((value) => ({ value, name: t(value) }))} />
        <fieldset>
          <legend className="field-legend">{t('all')}</legend>
          <SelectOf name="certificate" label={t('certificate')} value={text('certificate')} none={t('any')} choices={choices.schemes} />
          <div className="consortium-pair">
            <label className="field">
              <span>{t('near')}</span>
              <select name="near" defaultValue={text('near')}>
                <option value="">{t('anywhere')}</option>
                {PLACES.filter((kind) => choices.near[kind].length > 0).map((kind) => (
                  <optgroup key={kind} label={near(`kind.${kind}`)}>
                    <Options choices={choices.near[kind]} />
                  </optgroup>
                ))}
              </select>
            </label>
            <NumberField name="radius_km" label={t('radius')} value={text('radius_km') || '100'} />
          </div>
        </fieldset>
        <fieldset>
          <legend className="field-legend">{t('lead_firm')}</legend>
          <SelectOf
            name="lead_ownership"
            label={t('lead_ownership')}
            value={text('lead_ownership')}
            none={t('any')}
            choices={OWNERSHIPS.flatMap((value) => (value === 'unknown' ? [] : [{ value, name: t(value) }]))}
          />
          <SelectOf
            name="lead_certificate"
            label={t('lead_certificate')}
            value={text('lead_certificate')}
            none={t('any')}
            choices={choices.schemes}
          />
        </fieldset>
        <div className="consortium-pair">
          <NumberField name="span_km" label={t('span')} value={text('span_km')} />
          <SelectOf
            name="most_firms"
            label={t('most')}
            value={text('most_firms') || '4'}
            choices={Array.from({ length: 8 }, (_, at) => ({ value: String(at + 1), name: String(at + 1) }))}
          />
        </div>
        <label className="check">
          <input type="checkbox" name="count_unknown" value="1" defaultChecked={search.get('count_unknown') === '1'} /> {t('unknown')}
        </label>
        <p className="row">
          <button className="button button-main">{t('ask')}</button>
          {asked && <Link to={`/${lang}/consortium`}>{t('clear')}</Link>}
        </p>
      </Form>
    </details>
  )
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ value, name }) => (
    <option key={value} value={value}>
      {name}
    </option>
  ))
}

interface SelectOfProps {
  name: string
  label: string
  value: string
  none?: string
  choices: readonly Choice[]
}

function SelectOf({ name, label, value, none, choices }: SelectOfProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select name={name} defaultValue={value}>
        {none !== undefined && <option value="">{none}</option>}
        <Options choices={choices} />
      </select>
    </label>
  )
}

function NumberField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="field">
      <span>{label}</span>
      <input type="number" name={name} min="1" step="any" inputMode="decimal" defaultValue={value} />
    </label>
  )
}

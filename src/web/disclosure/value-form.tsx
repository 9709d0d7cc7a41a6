import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { VISIBILITIES } from '../../domain/disclosure.ts'
import { FACT_PROPERTIES } from '../../domain/statement.ts'
import { TextField } from '../account/text-field.tsx'

interface ValueFormProps {
  segments: readonly { id: string; name: string }[]
}

export function ValueForm({ segments }: ValueFormProps) {
  const t = useTranslations('disclosure')
  return (
    <Form method="post" className="card stack" aria-labelledby="add-value">
      <h2 id="add-value" className="card-title">
        {t('private.add')}
      </h2>
      <div className="form-grid">
        <label className="field">
          <span>{t('private.property')}</span>
          <select name="property" required defaultValue="capacity">
            {FACT_PROPERTIES.map((property) => (
              <option key={property} value={property}>
                {t(`property.${property}`)}
              </option>
            ))}
          </select>
        </label>
        <TextField name="value" label={t('private.value')} required maxLength={500} />
        <TextField name="unit" label={t('private.unit')} maxLength={60} />
        <label className="field">
          <span>{t('private.segment')}</span>
          <select name="segment_id" defaultValue="">
            <option value="">{t('private.no_segment')}</option>
            {segments.map((segment) => (
              <option key={segment.id} value={segment.id}>
                {segment.name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('private.per')}</span>
          <select name="per" defaultValue="">
            <option value="">{t('private.per_none')}</option>
            <option value="month">{t('private.per_month')}</option>
            <option value="year">{t('private.per_year')}</option>
          </select>
        </label>
        <TextField name="details" label={t('private.details')} note={t('private.details_note')} maxLength={500} />
        <label className="field">
          <span>{t('private.who')}</span>
          <select name="visibility" required defaultValue="registered">
            {VISIBILITIES.map((level) => (
              <option key={level} value={level}>
                {t(`level.${level}.name`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p>
        <button className="button button-main" name="intent" value="set">
          {t('private.save')}
        </button>
      </p>
    </Form>
  )
}

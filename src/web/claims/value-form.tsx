import { useId } from 'react'
import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { OwnField as Field } from '../../api/contract/company-values.ts'

interface ValueFormProps {
  field: Field
  products: readonly { id: string; name: string }[]
}

const NUMBERS: ReadonlySet<string> = new Set(['employees', 'founded', 'moq', 'lead_time'])
const OF_A_PRODUCT: ReadonlySet<string> = new Set(['capacity', 'moq', 'lead_time'])
/** Of these a list helps to find the word, and any other word may be typed. */
const OPEN_LISTS: ReadonlySet<string> = new Set(['process', 'equipment', 'material', 'certificate'])

/** Saved at once, by itself. Of what there is one of, it holds the own value to be changed. */
export function ValueForm({ field, products }: ValueFormProps) {
  const t = useTranslations('claims.mine')
  const busy = useNavigation().formMethod === 'POST'
  const own = field.many ? undefined : field.values.find((value) => value.own)
  const details = field.details.filter((detail) => field.property !== 'segment' || detail.key !== 'role')
  return (
    // A new value empties the form: it is another form then.
    <Form method="post" className="own-form" key={field.version}>
      <input type="hidden" name="intent" value="put" />
      <input type="hidden" name="property" value={field.property} />
      <input type="hidden" name="subject_id" value={field.subject_id} />
      <input type="hidden" name="version" value={field.version} />
      {field.property === 'segment' && <SegmentFields field={field} />}
      <ValueInput field={field} own={own?.text} />
      {field.unit_choices && (
        <label className="field">
          <span>{t('unit')}</span>
          <select name="unit" required={field.property !== 'capacity'} defaultValue="">
            <Choices choices={field.unit_choices} />
          </select>
        </label>
      )}
      {OF_A_PRODUCT.has(field.property) && products.length > 0 && (
        <label className="field">
          <span>{t('product')}</span>
          <select name="segment_id" defaultValue="">
            <Choices choices={products.map(({ id, name }) => ({ value: id, name }))} />
          </select>
        </label>
      )}
      {details.length > 0 && (
        <details open={field.property === 'certificate'}>
          <summary>{t('more')}</summary>
          {details.map((detail) => (
            <label key={detail.key} className="field">
              <span>{detail.name}</span>
              {detail.choices ? (
                <select name={`detail.${detail.key}`} defaultValue="">
                  <Choices choices={detail.choices} />
                </select>
              ) : (
                <input
                  type={detail.kind === 'date' ? 'date' : 'text'}
                  name={`detail.${detail.key}`}
                  maxLength={200}
                  inputMode={detail.kind === 'text' || detail.kind === 'date' ? undefined : 'decimal'}
                />
              )}
            </label>
          ))}
        </details>
      )}
      <button className="button button-main" disabled={busy}>
        {field.many ? t('add') : t('save')}
        <span className="visually-hidden">: {field.property_name}</span>
      </button>
    </Form>
  )
}

function ValueInput({ field, own }: { field: Field; own: string | undefined }) {
  const t = useTranslations('claims.mine')
  const list = useId()
  const { choices, property } = field
  const label = property === 'segment' ? t('words') : field.property_name
  if (choices && !OPEN_LISTS.has(property) && property !== 'segment')
    return (
      <label className="field">
        <span>{label}</span>
        <select name="value" required defaultValue={own ?? ''}>
          <Choices choices={choices} />
        </select>
      </label>
    )
  const open = OPEN_LISTS.has(property) && choices
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="text"
        name="value"
        required
        maxLength={500}
        defaultValue={own}
        list={open ? list : undefined}
        inputMode={NUMBERS.has(property) ? 'numeric' : property === 'website' ? 'url' : undefined}
        autoComplete="off"
      />
      {open && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.name}>
              {choice.name}
            </option>
          ))}
        </datalist>
      )}
    </label>
  )
}

function SegmentFields({ field }: { field: Field }) {
  const t = useTranslations('claims.mine')
  const role = field.details.find((detail) => detail.key === 'role')
  return (
    <>
      <label className="field">
        <span>{t('product')}</span>
        <select name="segment_id" required defaultValue="">
          <Choices choices={field.choices ?? []} />
        </select>
      </label>
      {role?.choices && (
        <label className="field">
          <span>{role.name}</span>
          <select name="role" required defaultValue="">
            <Choices choices={role.choices} />
          </select>
        </label>
      )}
    </>
  )
}

export function Choices({ choices }: { choices: readonly { value: string; name: string }[] }) {
  const t = useTranslations('claims.mine')
  return (
    <>
      <option value="">{t('choose')}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.name}
        </option>
      ))}
    </>
  )
}

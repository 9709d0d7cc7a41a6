import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { OwnField as Field } from '../../api/contract/company-values.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { UploadForm } from './upload-form.tsx'
import { ValueForm } from './value-form.tsx'

interface OwnFieldProps {
  field: Field
  companyId: string
  organisationId: string
  /** What the company makes, to say which product a number is about. */
  products: readonly { id: string; name: string }[]
  /** Address to come back to after a document. */
  back: string
}

/** One thing buyers ask: what stands there, and the form to say it. */
export function OwnField({ field, companyId, organisationId, products, back }: OwnFieldProps) {
  const kind = field.property === 'certificate' ? 'certificate' : field.property === 'equipment' ? 'nameplate' : null
  return (
    <section className="own-field" aria-labelledby={`field-${field.subject_id}-${field.property}`}>
      <h3 id={`field-${field.subject_id}-${field.property}`}>{field.property_name}</h3>
      {field.why && <p className="note">{field.why}</p>}
      {field.values.length > 0 && (
        <ul className="own-values">
          {field.values.map((value) => (
            <li key={value.value_id}>
              <ValueLine field={field} value={value} />
              {kind && value.own && value.evidence_grade === 'self_declared' && value.document === null && (
                <DocumentForm kind={kind} companyId={companyId} organisationId={organisationId} about={value.value_id} back={back} />
              )}
            </li>
          ))}
        </ul>
      )}
      <ValueForm field={field} products={products} />
    </section>
  )
}

type Value = Field['values'][number]

function ValueLine({ field, value }: { field: Field; value: Value }) {
  const t = useTranslations('claims')
  return (
    <>
      <div className="own-value">
        {value.segment && field.property === 'segment' ? `${value.segment.name}: ${value.text}` : value.name}{' '}
        {field.property !== 'employees' && value.unit}
        {value.term && value.term.name !== value.name && field.unit_choices === null && <span className="note"> ({value.term.name})</span>}
      </div>
      {field.details.some((detail) => value.details[detail.key] !== undefined) && (
        <p className="note">
          {field.details
            .flatMap((detail) => {
              const said = value.details[detail.key]
              const name = detail.choices?.find((each) => each.value === said)?.name ?? said
              return said === undefined ? [] : [`${detail.name}: ${name}`]
            })
            .join(' · ')}
        </p>
      )}
      <div className="own-value-line">
        <EvidenceBadge grade={value.evidence_grade} asOf={value.as_of} />
        {value.own && value.months !== null && value.months >= 12 && (
          <span className="age">{t('mine.months', { months: value.months })}</span>
        )}
        <span className="note">{value.own ? t('mine.own') : t('mine.of_others')}</span>
        {!value.shown && <span className="note">{t('mine.not_shown')}</span>}
        {value.document && <span className="note">{value.document.state === 'waiting' ? t('mine.sent') : null}</span>}
        {value.own && (
          <Form method="post">
            <input type="hidden" name="intent" value="delete" />
            <input type="hidden" name="property" value={field.property} />
            <input type="hidden" name="value_id" value={value.value_id} />
            <input type="hidden" name="version" value={field.version} />
            <button className="button">
              {t('mine.take_back')}
              <span className="visually-hidden">: {value.name}</span>
            </button>
          </Form>
        )}
      </div>
    </>
  )
}

interface DocumentFormProps {
  kind: 'certificate' | 'nameplate'
  companyId: string
  organisationId: string
  about: string
  back: string
}

function DocumentForm({ kind, ...form }: DocumentFormProps) {
  const t = useTranslations('claims.mine')
  return (
    <details>
      <summary>{t('document')}</summary>
      <UploadForm
        kind={kind}
        {...form}
        label={kind === 'certificate' ? t('picture_certificate') : t('picture_equipment')}
        note={t('document_note')}
      />
    </details>
  )
}

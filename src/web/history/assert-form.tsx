import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { CurationField } from '../../api/contract/curation.ts'
import { EVIDENCE_GRADES } from '../../domain/vocabulary.ts'

interface Subject {
  id: string
  name: string
}

/** The first step of adding a value: of what. The page of one field has the form itself. */
export function FieldChoice({ fields }: { fields: readonly CurationField[] }) {
  const t = useTranslations('history.curate')
  return (
    <section className="card no-print" aria-labelledby="add-value">
      <h2 id="add-value" className="card-title">
        {t('title')}
      </h2>
      <Form method="get" className="filter-form">
        <label className="field">
          <span>{t('field')}</span>
          <select name="property" required defaultValue="">
            <option value="" disabled>
              {t('choose')}
            </option>
            {(['company', 'site'] as const).map((kind) => (
              <optgroup key={kind} label={t(`of_${kind}`)}>
                {fields
                  .filter((field) => field.kind === kind)
                  .map(({ property, name }) => (
                    <option key={property} value={property}>
                      {name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          {t('next')}
        </button>
      </Form>
    </section>
  )
}

interface AssertFormProps {
  field: CurationField
  /** The company, or those of its sites it can be said of. */
  subjects: readonly Subject[]
  /** What was sent and refused, so that nobody types it twice. */
  sent: Readonly<Record<string, string>>
}

/** One value, of whom, how well it is known, and why a curator says it. */
export function AssertForm({ field, subjects, sent }: AssertFormProps) {
  const t = useTranslations('history.curate')
  const grade = useTranslations('common.evidence')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <section className="card no-print" aria-labelledby={`add-${field.kind}-${field.property}`}>
      <h2 id={`add-${field.kind}-${field.property}`} className="card-title">
        {t('title')}: {field.name}
      </h2>
      <Form method="post" className="stack correction-form">
        <input type="hidden" name="intent" value="assert" />
        <input type="hidden" name="property" value={field.property} />
        <label className="field field-text">
          <span>{t('about')}</span>
          <select name="subject" defaultValue={sent['subject'] ?? subjects[0]?.id}>
            {subjects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field field-text">
          <span>{t('value')}</span>
          {field.choices === null ? (
            <input type="text" name="value" required maxLength={2000} defaultValue={sent['value']} />
          ) : (
            <select name="value" required defaultValue={sent['value'] ?? ''}>
              <option value="" disabled>
                {t('choose')}
              </option>
              {field.choices.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </label>
        <div className="row">
          <label className="field">
            <span>{t('grade')}</span>
            <select name="evidence_grade" defaultValue={sent['evidence_grade'] ?? 'document'}>
              {EVIDENCE_GRADES.map((one) => (
                <option key={one} value={one}>
                  {grade(one)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('as_of')}</span>
            <input
              type="text"
              name="as_of"
              pattern="\d{4}(-\d{2}(-\d{2})?)?"
              placeholder="2026-11"
              maxLength={10}
              defaultValue={sent['as_of']}
            />
          </label>
          <label className="field">
            <span>{t('source')}</span>
            <input type="text" name="source_id" maxLength={120} aria-describedby="source-note" defaultValue={sent['source_id']} />
          </label>
        </div>
        <p className="note" id="source-note">
          {t('source_note')}
        </p>
        <label className="field field-text">
          <span>{t('reason')}</span>
          <textarea name="reason" rows={2} required minLength={3} maxLength={2000} defaultValue={sent['reason']} />
        </label>
        <p className="note">{t('reason_note')}</p>
        <button type="submit" className="button button-main" disabled={busy}>
          {t('save')}
        </button>
      </Form>
    </section>
  )
}

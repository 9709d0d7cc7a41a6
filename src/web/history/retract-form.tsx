import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Statement } from '../curation/records.ts'

/** Takes one value back that counts; why is asked, because it stays in the log for good. */
export function RetractForm({ statement }: { statement: Statement }) {
  const t = useTranslations('history.curate')
  const busy = useNavigation().formMethod === 'POST'
  if (statement.state === 'retracted') return null
  return (
    <details className="more no-print">
      <summary>
        {t('retract')}
        <span className="visually-hidden">
          : {statement.property_name}, {statement.value_name}
        </span>
      </summary>
      <Form method="post" className="filter-form">
        <input type="hidden" name="intent" value="retract" />
        <input type="hidden" name="subject" value={statement.subject_id} />
        <input type="hidden" name="record" value={statement.record_id} />
        <input type="hidden" name="property" value={statement.property} />
        <label className="field field-grow">
          <span>{t('reason')}</span>
          <input type="text" name="reason" required minLength={3} maxLength={2000} />
        </label>
        <button type="submit" className="button" disabled={busy}>
          {t('retract')}
        </button>
      </Form>
      <p className="note">{t('retract_note')}</p>
    </details>
  )
}

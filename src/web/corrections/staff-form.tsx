import { Form, Link, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CorrectionCase } from '../../api/contract/corrections.ts'
import { EVIDENCE_GRADES } from '../../domain/vocabulary.ts'

const DECISIONS = ['accept', 'need_more', 'reject'] as const

/** Accept, with the value and the evidence it is shown with; or ask for more, or refuse, with a reason everybody reads. */
export function StaffForm({ correction }: { correction: CorrectionCase }) {
  const t = useTranslations('corrections.staff')
  const grade = useTranslations('common.evidence')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  return (
    <section aria-labelledby="decide" className="card">
      <h2 id="decide">{t('title')}</h2>
      {correction.field === 'duplicate' && (
        <p>
          <Link to={`/${lang}/curation/merge?into=${correction.company_id}`}>{t('merge')}</Link>
        </p>
      )}
      <Form method="post" className="stack correction-form">
        <input type="hidden" name="intent" value="decide" />
        <label className="field field-text">
          <span>{t('value')}</span>
          <input type="text" name="value" maxLength={500} defaultValue={correction.proposed_value} />
        </label>
        <div className="row">
          <label className="field">
            <span>{t('grade')}</span>
            <select name="evidence_grade" defaultValue="self_declared">
              {EVIDENCE_GRADES.map((one) => (
                <option key={one} value={one}>
                  {grade(one)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('as_of')}</span>
            <input type="text" name="as_of" pattern="\d{4}(-\d{2}(-\d{2})?)?" placeholder="2026-11" maxLength={10} />
          </label>
          <label className="field">
            <span>{t('source')}</span>
            <input type="text" name="source_id" maxLength={120} />
          </label>
        </div>
        <label className="field field-text">
          <span>{t('reason')}</span>
          <textarea name="reason" rows={3} maxLength={2000} aria-describedby="staff-reason-note" />
          <small id="staff-reason-note" className="note">
            {t('reason_note')}
          </small>
        </label>
        <div className="row">
          {DECISIONS.map((decision) => (
            <button
              key={decision}
              type="submit"
              name="decision"
              value={decision}
              className={decision === 'accept' ? 'button button-main' : 'button'}
              disabled={busy}
            >
              {t(decision)}
            </button>
          ))}
        </div>
      </Form>
    </section>
  )
}

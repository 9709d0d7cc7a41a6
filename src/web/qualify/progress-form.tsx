import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { WayStep } from '../../api/contract/qualify.ts'
import { PROGRESS_STATUSES } from '../../domain/qualification.ts'
import { formatDate } from '../format/number.ts'

export interface OwnDocument {
  document_id: string
  name: string
  state: 'waiting' | 'accepted' | 'refused' | 'deleted'
}

/** How far the firm says it is with a step, for its own people. */
export function ProgressForm({ step, documents }: { step: WayStep; documents: readonly OwnDocument[] }) {
  const t = useTranslations('qualify.progress')
  const lang = useLocale()
  const { progress } = step
  const heading =
    progress === null
      ? t('title')
      : `${t('title')}: ${t('said', { status: t(progress.status), date: formatDate(progress.changed_on, lang) })}`
  return (
    <details className="more no-print">
      <summary>{heading}</summary>
      <Form method="post" className="stack way-progress" aria-label={`${t('title')}: ${step.name}`}>
        <p className="quiet">{t('private')}</p>
        <input type="hidden" name="step_id" value={step.step_id} />
        <div className="row">
          <label className="field">
            <span>{t('status')}</span>
            <select name="status" defaultValue={progress?.status ?? 'started'}>
              {PROGRESS_STATUSES.map((status) => (
                <option key={status} value={status}>
                  {t(status)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('due_on')}</span>
            <input type="date" name="due_on" defaultValue={progress?.due_on ?? ''} />
          </label>
          <label className="field">
            <span>{t('done_on')}</span>
            <input type="date" name="done_on" defaultValue={progress?.done_on ?? ''} />
          </label>
        </div>
        <label className="field">
          <span>{t('document')}</span>
          <select name="document_id" defaultValue={progress?.document?.document_id ?? ''}>
            <option value="">{t('no_document')}</option>
            {documents.map(({ document_id, name, state }) => (
              <option key={document_id} value={document_id}>
                {name} ({t(`state_${state}`)})
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('note')}</span>
          <textarea name="note" rows={2} maxLength={1000} defaultValue={progress?.note ?? ''} />
        </label>
        <p className="row">
          <button className="button button-main" name="intent" value="put">
            {t('save')}
          </button>
          {progress !== null && (
            <button className="button" name="intent" value="delete">
              {t('remove')}
            </button>
          )}
          <Link to={`/${lang}/documents`}>{t('upload')}</Link>
        </p>
      </Form>
    </details>
  )
}

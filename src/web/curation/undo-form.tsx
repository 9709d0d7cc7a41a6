import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'

/** Takes one event back; why is asked, because it stays in the log for good. */
export function UndoForm({ event, open = false }: { event: { event_id: string; summary: string }; open?: boolean }) {
  const t = useTranslations('curation')
  const lang = useLocale()
  return (
    <details className="more" open={open}>
      <summary>
        {t('log.undo')}
        <span className="visually-hidden">: {event.summary}</span>
      </summary>
      <Form method="post" action={`/${lang}/curation/log`} className="filter-form">
        <input type="hidden" name="event" value={event.event_id} />
        <label className="field field-grow">
          <span>{t('reason')}</span>
          <input type="text" name="reason" required minLength={3} maxLength={2000} />
        </label>
        <button type="submit" className="button">
          {t('log.undo')}
        </button>
      </Form>
    </details>
  )
}

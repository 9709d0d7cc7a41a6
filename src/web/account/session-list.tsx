import { Form, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'
import { formatMoment } from '../format/moment.ts'
import type { FormRefusal } from './form-refusal.ts'
import { RefusalNote } from './refusal-note.tsx'

type Session = Awaited<ReturnType<ApiClient['account']['sessions']>>['items'][number]

export function SessionList({ sessions, refusal }: { sessions: readonly Session[]; refusal: FormRefusal | undefined }) {
  const t = useTranslations('account.security')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <section className="card" aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions')}</h2>
      <p>{t('sessions_lead')}</p>
      <RefusalNote refusal={refusal} id="refusal-sessions" />
      <ul className="account-rows">
        {sessions.map((session) => (
          <SessionRow key={session.session_id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post">
          <button className="button" name="intent" value="end_others" disabled={busy}>
            {t('end_others')}
          </button>
        </Form>
      )}
    </section>
  )
}

function SessionRow({ session }: { session: Session }) {
  const t = useTranslations('account.security')
  const lang = useLocale()
  const device = session.device ?? t('device_unknown')
  const since = formatMoment(session.since, lang)
  return (
    <li>
      <span>
        <b>{device}</b>
        <span className="note">
          {t('since', { time: since })} · {t('until', { time: formatMoment(session.expires_at, lang) })}
        </span>
      </span>
      {session.current ? (
        <span className="mark mark-good">
          <span aria-hidden="true">●</span> {t('this_one')}
        </span>
      ) : (
        <Form method="post">
          <input type="hidden" name="session_id" value={session.session_id} />
          <button className="button" name="intent" value="end_session">
            {t('end_session')}
            <span className="visually-hidden">
              {' '}
              {device}, {since}
            </span>
          </button>
        </Form>
      )}
    </li>
  )
}

import { useLocale, useTranslations } from 'use-intl'
import type { PrivacyRequest } from '../../api/contract/privacy.ts'
import { formatDate, formatNumber } from '../format/number.ts'

/** What is counted when a person is erased; a later kind shows under its own name until it has words. */
const ERASED = [
  'sessions',
  'credentials',
  'second_factors',
  'tokens',
  'keys',
  'memberships',
  'inquiries',
  'messages',
  'introductions',
  'introduction_steps',
  'introduction_messages',
  'introduction_documents',
  'conduct_replies',
  'reports',
  'answers',
  'privacy_requests',
  'privacy_requests_by_address',
  'accounts',
  'invitations',
  'mail',
  'proof_mailboxes',
  'correction_contacts',
  'contacts',
] as const
const isKnown = (name: string): name is (typeof ERASED)[number] => (ERASED as readonly string[]).includes(name)

/** How a request stands and what was done about it. */
export function RequestState({ request }: { request: PrivacyRequest }) {
  const t = useTranslations('disclosure')
  const lang = useLocale()
  return (
    <>
      <dl className="facts card">
        <dt>{t('request.kind')}</dt>
        <dd>{request.kind_name}</dd>
        <dt>{t('request.state')}</dt>
        <dd>
          {request.state_name}
          {request.overdue && <b> × {t('queue.overdue')}</b>}
        </dd>
        {request.answer_due_on !== null && request.answered_on === null && (
          <>
            <dt>{t('request.answer_due')}</dt>
            <dd>{formatDate(request.answer_due_on, lang)}</dd>
          </>
        )}
        {request.due_on !== null && request.closed_on === null && (
          <>
            <dt>{t('request.due')}</dt>
            <dd>{formatDate(request.due_on, lang)}</dd>
          </>
        )}
      </dl>
      <section aria-labelledby="steps" className="card">
        <h2 id="steps" className="card-title">
          {t('request.steps')}
        </h2>
        <ol className="tight">
          {request.steps.map((step, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- steps are only ever added at the end
            <li key={index}>
              {formatDate(step.on, lang)}: {step.step_name}
              {step.text !== null && <p className="written">{step.text}</p>}
            </li>
          ))}
        </ol>
      </section>
      {request.proof !== null && (
        <section aria-labelledby="proof" className="card">
          <h2 id="proof" className="card-title">
            {t('request.proof')}
          </h2>
          <dl className="facts">
            {Object.entries(request.proof).map(([name, count]) => (
              <div key={name} className="level-row">
                <dt>{isKnown(name) ? t(`request.erased.${name}`) : name}</dt>
                <dd>{formatNumber(count, lang)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  )
}

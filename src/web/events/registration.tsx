import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { EVENT_SIDES } from '../../domain/meeting-events.ts'
import { withReturn } from '../account/return-path.ts'
import { LanguageBoxes } from './language-boxes.tsx'
import { ShowsFields } from './shows-fields.tsx'

interface RegistrationProps {
  event: MeetingEventDetail
  /** null for visitors. */
  organisations: readonly { id: string; name: string }[] | null
}

/** To take part: for organisations, by whoever speaks for one. */
export function Registration({ event, organisations }: RegistrationProps) {
  const t = useTranslations('events.register')
  const lang = useLocale()
  if (!event.may_register) return null
  const taken = new Set(event.my_participants.filter(({ state }) => state !== 'withdrawn').map(({ organisation_id }) => organisation_id))
  const free = organisations?.filter(({ id }) => !taken.has(id)) ?? []
  const path = `/events/${event.event_id}`
  if (organisations === null)
    return (
      <p className="note-box">
        {t.rich('sign_in', { link: (text) => <Link to={`/${lang}${withReturn('/sign-in', path)}`}>{text}</Link> })}
      </p>
    )
  if (organisations.length === 0)
    return (
      <p className="note-box">
        {t.rich('no_organisation', { link: (text) => <Link to={`/${lang}${withReturn('/organisations/new', path)}`}>{text}</Link> })}
      </p>
    )
  if (free.length === 0) return null
  return (
    <section className="card" aria-labelledby="register">
      <h2 id="register" className="card-title">
        {t('title')}
      </h2>
      <Form method="post" className="event-form">
        <input type="hidden" name="intent" value="register" />
        <label className="field">
          <span>{t('organisation')}</span>
          <select name="organisation_id">
            {free.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <SideChoice />
        <LanguageBoxes legend={t('languages')} chosen={[lang]} />
        <ShowsFields label={t('shows')} lines="" segments={event.segments} segment="" />
        <label className="check">
          <input type="checkbox" name="stays_unnamed" /> {t('unnamed')}
        </label>
        <label className="check">
          <input type="checkbox" name="first_time" /> {t('first')}
        </label>
        {event.settings.by_hand && <p className="note">{t('by_hand')}</p>}
        <button className="button button-main">{t('send')}</button>
      </Form>
    </section>
  )
}

function SideChoice() {
  const t = useTranslations('events')
  return (
    <fieldset className="event-choices">
      <legend>{t('register.side')}</legend>
      {EVENT_SIDES.map((side) => (
        <label key={side} className="check">
          <input type="radio" name="side" value={side} required defaultChecked={side === 'supplier'} /> {t(`side.${side}`)}
        </label>
      ))}
    </fieldset>
  )
}

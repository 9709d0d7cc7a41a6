import '../styles/events.css'
import { Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { EVENT_SIDES, EVENT_STATES } from '../../domain/meeting-events.ts'
import { choiceOf } from '../account/choice-of.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { Desk } from '../events/desk.tsx'
import { EventFacts } from '../events/event-facts.tsx'
import { DeskNav } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { eventLd } from '../events/json-ld.ts'
import { shownIn, textsIn } from '../events/read-participant.server.ts'
import { Registration } from '../events/registration.tsx'
import { ShownParts } from '../events/shown-parts.tsx'
import { StateMark } from '../events/state-mark.tsx'
import { formText } from '../form-text.ts'
import { formatMoment } from '../format/moment.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const [event, account] = await Promise.all([notFoundAsResponse(api.event.get({ event_id: idOf(params.id), lang })), api.account.get({})])
  const organisations =
    account.user &&
    account.organisations.filter(({ role }) => role !== 'member').map(({ organisation_id, name }) => ({ id: organisation_id, name }))
  return { event, organisations }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event_id = idOf(params.id)
  const form = await request.formData()
  const act = () => {
    if (formText(form, 'intent') === 'move') {
      const reason = formText(form, 'reason')
      return api.event.move({ event_id, to: choiceOf(form, 'to', EVENT_STATES) ?? 'open', ...(reason && { reason }), lang })
    }
    return api.event.register({
      event_id,
      organisation_id: formText(form, 'organisation_id'),
      side: choiceOf(form, 'side', EVENT_SIDES) ?? 'supplier',
      languages: textsIn(form, 'languages'),
      shows: shownIn(form),
      stays_unnamed: form.has('stays_unnamed'),
      first_time: form.has('first_time'),
      lang,
    })
  }
  const done = await membersOnly(lang, `/events/${event_id}`, orRefusal<unknown>(act()))
  if (done.refusal) return { refusal: done.refusal }
  return redirect(`/${lang}/events/${event_id}${formText(form, 'intent') === 'move' ? '' : '?registered=1'}`)
}

export default function EventPage({ loaderData: { event, organisations }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events')
  const lang = useLocale()
  const [search] = useSearchParams()
  return (
    <div className="page event-page">
      <PageMeta title={event.title} description={event.description ?? t('list.lead')} jsonLd={eventLd(event)} />
      {event.state === 'draft' && <meta name="robots" content="noindex" />}
      <PageHeader
        title={event.title}
        lead={event.description && <span className="written">{event.description}</span>}
        crumbs={[{ to: `/${lang}/events`, name: t('list.title') }]}
      >
        <p className="row">
          <StateMark state={event.state} />
          <span>{t(`kind_short.${event.kind}`)}</span>
        </p>
      </PageHeader>
      {event.may_manage && <DeskNav eventId={event.event_id} />}
      <RefusalBox refusal={actionData?.refusal} />
      {search.has('registered') && !actionData && (
        <p role="status" className="note-box">
          {t('register.done')}
        </p>
      )}
      {event.desk && <Desk desk={event.desk} />}
      <Mine event={event} />
      <EventFacts event={event} />
      <ShownParts event={event} />
      <Registration event={event} organisations={organisations} />
    </div>
  )
}

function Mine({ event }: { event: MeetingEventDetail }) {
  const t = useTranslations('events')
  const lang = useLocale()
  if (event.my_participants.length === 0) return null
  const root = `/${lang}/events/${event.event_id}`
  return (
    <section className="card" aria-labelledby="mine">
      <h2 id="mine" className="card-title">
        {t('one.mine')}
      </h2>
      {event.answers_until && <p>{t('one.answers_until', { time: formatMoment(event.answers_until, lang) })}</p>}
      <ul className="plain">
        {event.my_participants.map((each) => (
          <li key={each.participant_id} className="row">
            <b>{each.name}</b>
            <span className="note">
              {t(`side.${each.side}`)} · {t(`participant_state.${each.state}`)}
            </span>
            <Link to={`${root}/availability?participant=${each.participant_id}`}>{t('nav.availability')}</Link>
            {each.state === 'confirmed' && (
              <>
                <Link to={`${root}/preferences?participant=${each.participant_id}`}>{t('nav.preferences')}</Link>
                <Link to={`${root}/timetable/${each.participant_id}`}>{t('nav.timetable')}</Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

import '../styles/events.css'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { MeetingEvent } from '../../api/contract/event-shapes.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'

const DESK_PAGES = ['settings', 'participants', 'interpreters', 'schedule', 'check_in', 'repair', 'cards'] as const

interface EventFrameProps {
  event: Pick<MeetingEvent, 'event_id' | 'title' | 'may_manage'>
  title: string
  lead?: ReactNode
  /** Of a participant, on pages that are about one. */
  participant?: string
  children: ReactNode
}

/** Around every page of an event but its first: where one is, and the other parts. Nothing for search engines. */
export function EventFrame({ event, title, lead, participant, children }: EventFrameProps) {
  const t = useTranslations('events')
  const lang = useLocale()
  const root = `/${lang}/events`
  return (
    <div className="page event-page">
      <PageMeta title={`${title} · ${event.title}`} />
      <meta name="robots" content="noindex" />
      <PageHeader
        title={title}
        lead={lead}
        crumbs={[
          { to: root, name: t('list.title') },
          { to: `${root}/${event.event_id}`, name: event.title },
        ]}
      />
      {participant && <ParticipantNav eventId={event.event_id} participantId={participant} />}
      {event.may_manage && <DeskNav eventId={event.event_id} />}
      {children}
    </div>
  )
}

/** For those who organise. */
export function DeskNav({ eventId }: { eventId: string }) {
  const t = useTranslations('events.nav')
  const lang = useLocale()
  const root = `/${lang}/events/${eventId}`
  return (
    <nav className="event-nav no-print" aria-label={t('label')}>
      <ul>
        <li>
          <NavLink to={root} end>
            {t('overview')}
          </NavLink>
        </li>
        {DESK_PAGES.map((page) => (
          <li key={page}>
            <NavLink to={`${root}/${page.replace('_', '-')}`}>{t(page)}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** For one participant: themselves, or those who organise. */
function ParticipantNav({ eventId, participantId }: { eventId: string; participantId: string }) {
  const t = useTranslations('events.nav')
  const lang = useLocale()
  const root = `/${lang}/events/${eventId}`
  return (
    <nav className="event-nav no-print" aria-label={t('participant_label')}>
      <ul>
        <li>
          <NavLink to={`${root}/availability?participant=${participantId}`}>{t('availability')}</NavLink>
        </li>
        <li>
          <NavLink to={`${root}/preferences?participant=${participantId}`}>{t('preferences')}</NavLink>
        </li>
        <li>
          <NavLink to={`${root}/timetable/${participantId}`}>{t('timetable')}</NavLink>
        </li>
      </ul>
    </nav>
  )
}

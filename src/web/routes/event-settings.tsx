import { redirect, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { EventFrame } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { managersOnly } from '../events/managers-only.ts'
import { settingsIn, withoutLayout } from '../events/read-settings.server.ts'
import { settingsChoices } from '../events/settings-choices.server.ts'
import { SettingsForm } from '../events/settings-form.tsx'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-settings.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event = await managersOnly(api, lang, idOf(params.id), 'settings')
  return { event, choices: await settingsChoices(api, lang) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const settings = settingsIn(form)
  const path = `/events/${params.id}/settings`
  const done = await membersOnly(
    lang,
    path,
    orRefusal(
      context
        .get(apiContext)
        .event.update({ ...(form.has('slot_minutes') ? settings : withoutLayout(settings)), event_id: idOf(params.id), lang }),
    ),
  )
  return done.refusal ? { refusal: done.refusal } : redirect(`/${lang}${path}?saved=1`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function EventSettings({ loaderData: { event, choices }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events.form')
  const [search] = useSearchParams()
  return (
    <EventFrame event={event} title={t('title_edit')}>
      <RefusalBox refusal={actionData?.refusal} />
      {search.has('saved') && !actionData && (
        <p role="status" className="note-box">
          {t('saved')}
        </p>
      )}
      <SettingsForm settings={event.settings} agencies={[]} choices={choices} fixed={event.published_at !== null} />
    </EventFrame>
  )
}

import '../styles/events.css'
import { Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { memberOnly, signInFirst } from '../account/members-only.ts'
import { withReturn } from '../account/return-path.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { agenciesOf } from '../events/may-organise.ts'
import { settingsIn } from '../events/read-settings.server.ts'
import { settingsChoices } from '../events/settings-choices.server.ts'
import { SettingsForm } from '../events/settings-form.tsx'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-new.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const agencies = agenciesOf(await memberOnly(api, lang, '/events/new'))
  return { agencies, choices: await settingsChoices(api, lang) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const done = await orRefusal(
    context.get(apiContext).event.create({ ...settingsIn(form), organisation_id: formText(form, 'organisation_id'), lang }),
  )
  if (done.refusal?.code === 'UNAUTHORIZED') throw signInFirst(lang, '/events/new')
  if (done.refusal) return { refusal: done.refusal }
  throw redirect(`/${lang}/events/${done.answer.event_id}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function EventNew({ loaderData: { agencies, choices }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events')
  const lang = useLocale()
  return (
    <div className="page event-page">
      <PageMeta title={t('form.title_new')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('form.title_new')} lead={t('form.lead')} crumbs={[{ to: `/${lang}/events`, name: t('list.title') }]} />
      <RefusalBox refusal={actionData?.refusal} />
      {agencies.length === 0 ? (
        <p className="note-box">
          {t.rich('form.no_agency', {
            link: (text) => <Link to={`/${lang}${withReturn('/organisations/new', '/events/new')}`}>{text}</Link>,
          })}
        </p>
      ) : (
        <SettingsForm settings={null} agencies={agencies} choices={choices} />
      )}
    </div>
  )
}

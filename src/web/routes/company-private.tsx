import '../styles/curation.css'
import '../styles/disclosure.css'
import { data, redirect, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { CompanyPageHeader } from '../companies/company-page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { ContactList } from '../disclosure/contact-list.tsx'
import { GrantList } from '../disclosure/grant-list.tsx'
import { LevelNotes } from '../disclosure/level-notes.tsx'
import { ownValues, sentForm } from '../disclosure/own-values.server.ts'
import { ValueForm } from '../disclosure/value-form.tsx'
import { ValueList } from '../disclosure/value-list.tsx'
import { ViewCounts } from '../disclosure/view-counts.tsx'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/company-private.ts'

export function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  return membersOnly(lang, `/companies/${params.id}/private`, ownValues(context.get(apiContext), params.id, lang))
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const asked = sentForm(context.get(apiContext), params.id, form, lang)
  if (asked === undefined) throw data(null, { status: 400 })
  const { refusal } = await orRefusal(asked)
  if (refusal) return { refusal }
  throw redirect(`/${lang}/companies/${params.id}/private?done=1`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function CompanyPrivate({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('disclosure.private')
  const [search] = useSearchParams()
  const { company, values, grants, contacts, views, segments } = loaderData
  return (
    <div className="page">
      <PageMeta title={`${t('title')}: ${company.name}`} />
      <meta name="robots" content="noindex" />
      <CompanyPageHeader company={company} title={`${t('title')}: ${company.name}`} lead={t('lead')} />
      <RefusalBox refusal={actionData?.refusal} />
      {search.has('done') && !actionData?.refusal && (
        <p role="status" className="note-box">
          ✓ {t('done')}
        </p>
      )}
      <LevelNotes />
      <ValueList values={values} />
      <ValueForm segments={segments} />
      <GrantList grants={grants} values={values} />
      <ContactList contacts={contacts} />
      <ViewCounts views={views} />
    </div>
  )
}

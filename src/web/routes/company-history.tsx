import '../styles/curation.css'
import { Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { siteName } from '../companies/site-name.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { useEdition } from '../components/site-data.ts'
import { formatDate } from '../format/number.ts'
import { AssertForm, FieldChoice } from '../history/assert-form.tsx'
import { AsOfForm } from '../history/as-of-form.tsx'
import { PropertyHistory } from '../history/property-history.tsx'
import { EventsOfCompany } from '../history/events-of-company.tsx'
import { RetractForm } from '../history/retract-form.tsx'
import { stateOrRetract, statableFields } from '../history/state-or-retract.ts'
import { groupStatements, ofProperty, recordedDays } from '../history/statement-groups.ts'
import { changedSearch, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/company-history.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { search, searchParams } = new URL(request.url)
  const day = searchParams.get('as_of') ?? ''
  const property = textParam(searchParams, 'property', 40)
  const asOf = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined
  const ever = await notFoundAsResponse(api.curation.statements({ id: params.id, lang }))
  if (ever.company_id !== params.id) throw redirect(`/${lang}/companies/${ever.company_id}/history${search}`, 301)
  const company = await api.company.get({ id: ever.company_id, lang }).catch(() => null)
  const { statements, merged_from: mergedFrom } =
    asOf === undefined ? ever : await notFoundAsResponse(api.curation.statements({ id: params.id, as_of: asOf, lang }))
  return {
    id: ever.company_id,
    // A company that is no longer shown is known by what was said about it.
    name:
      company?.name ?? ever.statements.find((each) => each.property.startsWith('name_') && each.value !== null)?.value ?? ever.company_id,
    listed: company !== null,
    sites: (company?.site_list ?? []).map((site) => ({ id: site.id, name: siteName(site) })),
    asOf,
    mergedFrom,
    property: property ?? null,
    groups: ofProperty(groupStatements(statements, ever.company_id), property),
    days: recordedDays(ever.statements),
    events: (await api.company.history({ id: ever.company_id, lang })).items,
    // The past cannot be changed.
    fields: asOf === undefined ? await statableFields(api, lang) : [],
    done: textParam(searchParams, 'done', 64) ?? null,
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const { answer, refusal, sent } = await stateOrRetract(context.get(apiContext), lang, form)
  if (refusal) return { refusal, sent }
  const search = new URL(request.url).searchParams
  return redirect(`/${lang}/companies/${answer.company_id ?? params.id}/history${changedSearch(search, { done: answer.event_id })}`)
}

export default function CompanyHistory({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('history')
  const lang = useLocale()
  const { fictional } = useEdition()
  const { id, name, listed, sites, asOf, mergedFrom, property: only, groups, days, events, fields, done } = loaderData
  const [search] = useSearchParams()
  const curate = useTranslations('history.curate')
  const siteNames = new Map(sites.map((site) => [site.id, site.name]))
  const asked = fields.filter((field) => field.property === only)
  const subjectsOf = (kind: 'company' | 'site') => (kind === 'company' ? [{ id, name }] : sites)
  return (
    <div className="page">
      <PageMeta title={t('title', { name })} description={t('lead')} />
      <PageHeader
        title={
          <>
            {t('title', { name })}
            <DemoMark fictional={fictional} />
          </>
        }
        lead={t('lead')}
        crumbs={listed ? [{ to: `/${lang}/companies/${id}`, name }] : [{ to: `/${lang}/companies`, name: t('companies') }]}
      >
        {asOf !== undefined && (
          <p className="note-box">
            {t('as_of.now', { date: formatDate(asOf, lang) })} <Link to="?">{t('as_of.today')}</Link>
          </p>
        )}
        {only !== null && (
          <p className="note-box">
            {t('only', { property: groups[0]?.properties[0]?.name ?? asked[0]?.name ?? only })}{' '}
            <Link to={changedSearch(search, { property: null })}>{t('all')}</Link>
          </p>
        )}
        {done !== null && fields.length > 0 && (
          <p role="status" className="note-box">
            {curate('done')} <Link to={`/${lang}/curation/log?subject=${id}&done=${done}`}>{curate('log')}</Link>
          </p>
        )}
        <RefusalBox refusal={actionData?.refusal} />
        {!listed && <p className="note-box">{t('gone')}</p>}
        {mergedFrom.length > 0 && <p>{t('merged', { ids: mergedFrom.join(', ') })}</p>}
      </PageHeader>
      <AsOfForm asOf={asOf} days={days} />
      {groups.length === 0 && <p className="card">{asOf === undefined ? t('none_today') : t('none_yet')}</p>}
      {groups.map((group) => (
        <section key={group.subjectId} aria-labelledby={`of-${group.subjectId}`}>
          <h2 id={`of-${group.subjectId}`}>
            {group.isSite ? t('site', { name: siteNames.get(group.subjectId) ?? group.subjectId }) : t('company')}
          </h2>
          <div className="property-list">
            {group.properties.map((property) => (
              <PropertyHistory
                key={property.property}
                group={property}
                {...(only !== null && { open: true })}
                {...(fields.length > 0 && { tools: (statement) => <RetractForm statement={statement} /> })}
              />
            ))}
          </div>
        </section>
      ))}
      {asked.map((field) => {
        const subjects = subjectsOf(field.kind)
        return subjects.length === 0 ? null : (
          <AssertForm key={field.kind} field={field} subjects={subjects} sent={actionData?.sent ?? {}} />
        )
      })}
      {only === null && fields.length > 0 && <FieldChoice fields={fields} />}
      {only === null && <EventsOfCompany events={events} />}
      <p className="note">
        <b>{t('legend.title')}</b> {t('legend.text')}
      </p>
      <p className="downloads">
        <a href={`/api/v1/companies/${id}/statements?lang=${lang}${asOf === undefined ? '' : `&as_of=${asOf}`}`}>JSON</a>
      </p>
    </div>
  )
}

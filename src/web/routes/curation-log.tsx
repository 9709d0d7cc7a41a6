import '../styles/curation.css'
import { Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { ActiveFilters, FacetList } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { EventList } from '../curation/event-list.tsx'
import { formText } from '../curation/form-texts.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { subjectParam } from '../curation/subject-param.ts'
import { UndoForm } from '../curation/undo-form.tsx'
import { changedSearch, slugParam, textParam } from '../links.ts'
import { operatorOnly } from '../operator-only.ts'
import { pageLanguage } from '../page-language.ts'
import { idParam } from '../review/filters.ts'
import type { Route } from './+types/curation-log.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const filters = { kind: slugParam(search, 'kind'), actor: textParam(search, 'actor', 120), subject: subjectParam(search, 'subject') }
  const page = await operatorOnly(
    lang,
    `/curation/log${changedSearch(search, {})}`,
    api.curation.events({ ...filters, lang, limit: 50, cursor: search.get('cursor') ?? undefined }),
  )
  return { page, done: idParam(search, 'done') ?? null }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const undone = await orRefusal(
    context.get(apiContext).curation.undo({ id: formText(form, 'event') ?? '', reason: formText(form, 'reason') ?? '', lang }),
  )
  if (undone.refusal) return { refusal: undone.refusal }
  return redirect(`/${lang}/curation/log?done=${undone.answer.event_id}`)
}

export default function CurationLog({ loaderData: { page, done }, actionData }: Route.ComponentProps) {
  const t = useTranslations('curation.log')
  const lang = useLocale()
  const [search] = useSearchParams()
  const csv = new URLSearchParams([...search].filter(([key]) => key !== 'cursor' && key !== 'done'))
  csv.set('lang', lang)
  const subject = search.get('subject')
  const latest = page.items.find((event) => event.event_id === done)
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <PageHeader title={t('title')} lead={t('lead')}>
        <p>
          <Link to={`/${lang}/curation/merge`}>{t('merge')}</Link>
        </p>
      </PageHeader>
      <RefusalBox refusal={actionData?.refusal} />
      {latest && (
        <div role="status" className="note-box">
          <p>{t('done', { summary: latest.summary })}</p>
          {latest.can_undo && <UndoForm event={latest} open />}
        </div>
      )}
      <div className="with-facets">
        <div>
          {(['kind', 'actor'] as const).map((param) => (
            <FacetList key={param} param={param} legend={t(`facet.${param}`)} items={page.facets[param] ?? []} />
          ))}
        </div>
        <div className="stack">
          <ActiveFilters
            filters={subject === null ? [] : [{ param: 'subject', name: t('facet.subject', { id: subject }), label: subject }]}
          />
          {page.items.length === 0 ? <p className="card">{t('empty')}</p> : <EventList events={page.items} />}
          <div className="row-between">
            <Pagination total={page.total} nextCursor={page.next_cursor} />
            <span className="downloads">
              <a href={`/export/curation-events.csv?${csv}`} download>
                CSV
              </a>
            </span>
          </div>
        </div>
      </div>
    </div>
  )
}

import '../styles/curation.css'
import { redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { operatorOnly } from '../operator-only.ts'
import { pageLanguage } from '../page-language.ts'
import { Cluster } from '../review/cluster.tsx'
import { takeDecision } from '../review/decide.ts'
import { idParam, queueFilters, queueSearch } from '../review/filters.ts'
import { LastDecision } from '../review/last-decision.tsx'
import { Pair } from '../review/pair.tsx'
import { ShortcutRegion } from '../review/shortcuts.tsx'
import { TaskState } from '../review/task-state.tsx'
import type { Route } from './+types/review-task.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const filters = queueFilters(search)
  const task = await operatorOnly(lang, `/review/${params.task}${queueSearch(filters)}`, api.review.get({ id: params.task, lang }))
  const done = idParam(search, 'done')
  const [cluster, next, last] = await Promise.all([
    api.review.list({ cluster_id: task.cluster_id, state: 'open', lang, limit: 100 }),
    api.review.next({ ...filters, state: 'open', after: task.id, lang }).catch(() => ({ task: null, remaining: 0 })),
    done === undefined ? null : api.review.get({ id: done, lang }).catch(() => null),
  ])
  return {
    task,
    filters,
    last,
    members: cluster.items,
    nextId: next.task?.id ?? null,
    remaining: next.remaining,
    candidateId: search.get('candidate'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const filters = queueFilters(new URL(request.url).searchParams)
  const form = await request.formData()
  const taken = await orRefusal(takeDecision(context.get(apiContext), params.task, form, filters, lang))
  if (taken.refusal) return taken
  const { nextId, ...said } = taken.answer
  return redirect(`/${lang}/review${nextId === null ? '' : `/${nextId}`}${queueSearch(filters, said)}`)
}

export default function ReviewTaskPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('review')
  const lang = useLocale()
  const { task, filters, last, members, nextId, remaining, candidateId } = loaderData
  const title = t('task_title', { left: task.left_name, right: task.right_name ?? t('no_candidate') })
  return (
    <div className="page review-page">
      <PageMeta title={title} />
      <PageHeader title={title} crumbs={[{ to: `/${lang}/review${queueSearch(filters)}`, name: t('title') }]} lead={task.reason_text}>
        <p className="quiet">{t('remaining', { count: remaining })}</p>
      </PageHeader>
      <RefusalBox refusal={actionData?.refusal} />
      <ShortcutRegion label={title}>
        <LastDecision task={last} search={queueSearch(filters)} />
        <TaskState task={task} filters={filters} />
        <Pair task={task} filters={filters} candidateId={candidateId} nextId={nextId} />
      </ShortcutRegion>
      <Cluster task={task} members={members} filters={filters} key={task.id} />
    </div>
  )
}

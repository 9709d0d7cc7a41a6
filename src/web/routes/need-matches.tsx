import '../styles/needs.css'
import '../styles/company-list.css'
import '../styles/compare.css'
import '../styles/curation.css'
import { data, Form, Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { membersOnly, signInFirst } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { CompareTray } from '../compare/compare-tray.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import { FileLinks } from '../components/file-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { formatMoment } from '../format/moment.ts'
import { ConsortiumHint } from '../needs/consortium-hint.tsx'
import { MatchCard } from '../needs/match-card.tsx'
import { evidenceSources } from '../needs/match-sources.ts'
import { NearMisses } from '../needs/near-miss-card.tsx'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/need-matches.ts'

const PER_PAGE = 20
const SHORTLIST_FORM = 'make-shortlist'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const need_id = params.id
  const need = await membersOnly(lang, `/needs/${need_id}/matches`, api.need.get({ need_id, lang }))
  const page = await membersOnly(
    lang,
    `/needs/${need_id}/matches`,
    api.need.matches({ need_id, lang, limit: PER_PAGE, run_id: search.get('run') ?? undefined, cursor: search.get('cursor') ?? undefined }),
  )
  return { need, page, names: await sourceNames(api, lang, evidenceSources(page)) }
}

interface Done {
  /** Where to go; null: stay and say it. */
  to: string | null
  message?: string
}

async function act(api: ApiClient, lang: Language, need_id: string, form: FormData): Promise<Done> {
  switch (formText(form, 'intent')) {
    case 'run':
      await api.need.run({ need_id, lang })
      return { to: `/needs/${need_id}/matches` }
    case 'shortlist': {
      const company_ids = form.getAll('company_id').filter((value) => typeof value === 'string')
      const made = await api.need.shortlist({ need_id, lang, ...(company_ids.length > 0 && { company_ids }) })
      return { to: `/shortlists/${made.shortlist_id}` }
    }
    case 'recompute': {
      const proof = await api.need.recompute({ run_id: formText(form, 'run_id'), lang })
      return { to: null, message: proof.message }
    }
    default:
      throw data(null, { status: 400 })
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const done = await orRefusal(act(context.get(apiContext), lang, params.id, await request.formData()))
  if (done.refusal?.code === 'UNAUTHORIZED') throw signInFirst(lang, `/needs/${params.id}/matches`)
  if (done.refusal) return { refusal: done.refusal, message: undefined }
  if (done.answer.to !== null) throw redirect(`/${lang}${done.answer.to}`)
  return { refusal: undefined, message: done.answer.message }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function NeedMatches({ loaderData: { need, page, names }, actionData }: Route.ComponentProps) {
  const t = useTranslations('needs.match')
  const needs = useTranslations('needs')
  const lang = useLocale()
  const [search] = useSearchParams()
  const { run } = page
  const title = t('title_of', { title: need.title })
  return (
    <div className="page needs-page">
      <PageMeta title={title} />
      <meta name="robots" content="noindex" />
      <PageHeader
        title={
          <>
            {title}
            <DemoMark fictional={need.fictional} />
          </>
        }
        crumbs={[
          { to: `/${lang}/needs/mine`, name: needs('mine.title') },
          { to: `/${lang}/needs/${need.need_id}`, name: need.title },
        ]}
      >
        {run && (
          <p className="quiet">
            {t('found', { count: page.total })} · {t('explain', { considered: run.considered })} ·{' '}
            {t('run_at', { time: formatMoment(run.made_at, lang) })}
          </p>
        )}
        {run?.outdated && <p className="note-box">{t('outdated')}</p>}
        {page.boosted && <p className="note-box">{t('boosted')}</p>}
      </PageHeader>
      <RefusalBox refusal={actionData?.refusal} />
      {actionData?.message && (
        <p role="status" className="note-box">
          {actionData.message}
        </p>
      )}
      <div className="row no-print">
        {need.may.match && (
          <Form method="post">
            <button className={run ? 'button' : 'button button-main'} name="intent" value="run">
              {run ? t('run_again') : t('run')}
            </button>
          </Form>
        )}
        {run && page.total > 0 && need.may.match && (
          <Form method="post" id={SHORTLIST_FORM}>
            <button className="button button-main" name="intent" value="shortlist">
              {t('shortlist')}
            </button>{' '}
            <span className="note">{t('shortlist_note')}</span>
          </Form>
        )}
        {run?.shortlist_id && <Link to={`/${lang}/shortlists/${run.shortlist_id}`}>{t('to_shortlist')}</Link>}
      </div>
      {run === null && <p className="note-box">{t('no_run')}</p>}
      {run && page.total === 0 && <p className="note-box">{t('none')}</p>}
      {run && <ConsortiumHint items={page.items} processes={need.processes.map(({ id }) => id)} />}
      {page.items.length > 0 && (
        <ol className="need-list" aria-label={t('found', { count: page.total })}>
          {page.items.map((item) => (
            <MatchCard key={item.company_id} item={item} position={item.position} names={names}>
              {need.may.match && (
                <>
                  <label className="check">
                    <input type="checkbox" name="company_id" value={item.company_id} form={SHORTLIST_FORM} />
                    {t('tick')}
                    <span className="visually-hidden"> {item.name}</span>
                  </label>
                  <Link
                    className="button"
                    to={`/${lang}/introductions/new?${new URLSearchParams({ need: need.need_id, company: item.company_id })}`}
                    rel="nofollow"
                  >
                    {t('introduce')}
                    <span className="visually-hidden"> {item.name}</span>
                  </Link>
                </>
              )}
            </MatchCard>
          ))}
        </ol>
      )}
      {run && (
        <>
          <div className="row-between">
            <Pagination total={page.total} nextCursor={page.next_cursor} />
            <FileLinks
              file="need-matches"
              search={new URLSearchParams({ need_id: need.need_id, run_id: run.run_id, lang })}
              json={`/api/v1/needs/${need.need_id}/matches?run_id=${run.run_id}&limit=500&lang=${lang}`}
              print
            />
          </div>
          {!search.has('cursor') && <NearMisses items={page.near_misses} total={page.near_misses_total} names={names} />}
          <section className="card no-print" aria-labelledby="proof">
            <h2 id="proof">{t('proof')}</h2>
            <p>{t('proof_text', { engine: run.engine, version: run.version })}</p>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="run_id" value={run.run_id} />
              <button className="button" name="intent" value="recompute">
                {t('recompute')}
              </button>
            </Form>
          </section>
        </>
      )}
      {page.items.length > 0 && <CompareTray />}
    </div>
  )
}

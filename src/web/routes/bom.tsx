import '../styles/needs.css'
import '../styles/curation.css'
import { data, Form, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { membersOnly, signInFirst } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { FileLinks } from '../components/file-links.tsx'
import { ActiveFilters, FacetList } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { formatDate } from '../format/number.ts'
import { changedSearch, choice } from '../links.ts'
import { BomLineCard } from '../needs/bom-line.tsx'
import { CoverageBar } from '../needs/coverage-bar.tsx'
import { segmentChoices } from '../needs/form-choices.server.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/bom.ts'

const COVERAGES = ['covered', 'open', 'near', 'gap', 'unread'] as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const bom_id = params.id
  const bom = await membersOnly(lang, `/boms/${bom_id}`, api.bom.get({ bom_id, lang }))
  const line = Number(search.get('line'))
  const [lines, segments] = await Promise.all([
    api.bom.lines({ bom_id, lang, limit: 50, coverage: choice(search, 'coverage', COVERAGES), cursor: search.get('cursor') ?? undefined }),
    line > 0 ? segmentChoices(api, lang) : null,
  ])
  return { bom, lines, line, segments }
}

async function act(api: ApiClient, lang: Language, bom_id: string, form: FormData): Promise<string> {
  const bom = { bom_id, lang }
  switch (formText(form, 'intent')) {
    case 'choose': {
      const line_no = Number(formText(form, 'line_no'))
      await api.bom.choose({ ...bom, line_no, segment_id: formText(form, 'segment_id') || null })
      return `/boms/${bom_id}#line-${line_no}`
    }
    case 'refresh':
      await api.bom.refresh(bom)
      return `/boms/${bom_id}`
    case 'remove':
      await api.bom.remove(bom)
      return '/boms'
    default:
      throw data(null, { status: 400 })
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const done = await orRefusal(act(context.get(apiContext), lang, params.id, await request.formData()))
  if (done.refusal?.code === 'UNAUTHORIZED') throw signInFirst(lang, `/boms/${params.id}`)
  if (done.refusal) return { refusal: done.refusal }
  throw redirect(`/${lang}${done.answer}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function BomPage({ loaderData: { bom, lines, line, segments }, actionData }: Route.ComponentProps) {
  const t = useTranslations('needs.bom')
  const lang = useLocale()
  const [search] = useSearchParams()
  const coverage = choice(search, 'coverage', COVERAGES)
  const filters: [string, string][] = coverage === undefined ? [] : [['coverage', coverage]]
  return (
    <div className="page needs-page">
      <PageMeta title={bom.title} />
      <meta name="robots" content="noindex" />
      <PageHeader title={bom.title} crumbs={[{ to: `/${lang}/boms`, name: t('title') }]}>
        <p className="quiet">
          {t('lines', { count: bom.lines })} · {t('computed', { date: formatDate(bom.computed_at.slice(0, 10), lang) })} ·{' '}
          {bom.organisation_name ? t('members_of', { name: bom.organisation_name }) : t('only_me')}
        </p>
      </PageHeader>
      <RefusalBox refusal={actionData?.refusal} />
      <section className="card" aria-label={t('coverage_title')}>
        <CoverageBar bom={bom} />
        <p className="note">{t('coverage_note')}</p>
      </section>
      <div className="with-facets">
        <details className="facets-fold">
          <summary>{t('filter')}</summary>
          <FacetList param="coverage" legend={t('coverage_title')} items={lines.facets['coverage'] ?? []} />
        </details>
        <div className="stack">
          <ActiveFilters
            filters={coverage ? [{ param: 'coverage', name: t(`coverage.${coverage}`), label: t(`coverage.${coverage}`) }] : []}
          />
          <ol className="need-list" aria-label={t('lines_label')}>
            {lines.items.map((one) => (
              <BomLineCard key={one.line_no} line={one} segments={one.line_no === line ? segments : null} />
            ))}
          </ol>
          <div className="row-between">
            <Pagination total={lines.total} nextCursor={lines.next_cursor} />
            {lines.items.length > 0 && (
              <FileLinks
                file="bom-lines"
                search={new URLSearchParams([['bom_id', bom.bom_id], ...filters, ['lang', lang]])}
                json={`/api/v1/boms/${bom.bom_id}/lines?${new URLSearchParams([...filters, ['limit', '500'], ['lang', lang]])}`}
              />
            )}
          </div>
        </div>
      </div>
      <div className="row no-print">
        <Form method="post" action={changedSearch(search, { line: null })}>
          <button className="button" name="intent" value="refresh">
            {t('refresh')}
          </button>
        </Form>
        <details className="more">
          <summary>{t('remove')}</summary>
          <Form method="post">
            <p>{t('remove_sure')}</p>
            <button className="button" name="intent" value="remove">
              {t('remove_yes')}
            </button>
          </Form>
        </details>
      </div>
    </div>
  )
}

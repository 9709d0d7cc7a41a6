import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { allPages } from '../data/all-pages.server.ts'
import { CoverageTable } from '../data/coverage-table.tsx'
import { EvidenceLadder } from '../data/evidence-ladder.tsx'
import { Indicators } from '../data/indicators.tsx'
import { Licence } from '../data/licence.tsx'
import { Limits } from '../data/limits.tsx'
import { SOURCE_KINDS } from '../data/source-kinds.ts'
import { SourceList } from '../data/source-list.tsx'
import { StatusRules } from '../data/status-rules.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/data.ts'

const SECTIONS = ['status', 'evidence', 'indicators', 'coverage', 'limits', 'sources', 'licence'] as const
const PER_PAGE = 40

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const [methods, coverage, found] = await Promise.all([
    api.edition.methods({ lang }),
    api.edition.coverage({ lang }),
    allPages((cursor) =>
      api.source.list({ lang, limit: 500, q: textParam(search, 'q'), kind: choice(search, 'kind', SOURCE_KINDS), cursor }),
    ),
  ])
  const licences = [...new Set(found.map((source) => source.licence))].toSorted((a, b) => a.localeCompare(b, 'en'))
  const licence = licences.find((one) => one === search.get('licence'))
  const fitting = licence ? found.filter((source) => source.licence === licence) : found
  const start = Math.max(0, Number.parseInt(search.get('cursor') ?? '0', 10) || 0)
  const cited = [...methods.items.flatMap((method) => method.source_ids), ...coverage.items.flatMap((row) => row.source_ids)]
  return {
    methods: methods.items,
    coverage: coverage.items,
    licences,
    sources: fitting.slice(start, start + PER_PAGE),
    sourceTotal: fitting.length,
    nextCursor: start + PER_PAGE < fitting.length ? String(start + PER_PAGE) : null,
    names: await sourceNames(api, lang, cited),
  }
}

export default function Data({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('data')
  const lang = useLocale()
  const { names } = loaderData
  return (
    <div className="page">
      <PageMeta title={t('title')} description={t('lead')} />
      <PageHeader title={t('title')} lead={t('lead')}>
        <nav aria-label={t('on_this_page')} className="page-toc">
          <ul>
            {SECTIONS.map((id) => (
              <li key={id}>
                <a href={`#${id}`}>{t(`toc.${id}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </PageHeader>
      <nav aria-label={t('see_also.title')} className="note-box">
        <ul className="tight tool-links">
          {(['vocabulary', 'quality', 'corrections'] as const).map((page) => (
            <li key={page}>
              <Link to={`/${lang}/${page}`}>{t(`see_also.${page}`)}</Link>
            </li>
          ))}
        </ul>
      </nav>
      <StatusRules />
      <EvidenceLadder />
      <Indicators methods={loaderData.methods} names={names} />
      <CoverageTable rows={loaderData.coverage} names={names} />
      <Limits />
      <SourceList
        sources={loaderData.sources}
        total={loaderData.sourceTotal}
        licences={loaderData.licences}
        nextCursor={loaderData.nextCursor}
      />
      <Licence />
    </div>
  )
}

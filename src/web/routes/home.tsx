import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { PageMeta } from '../components/page-meta.tsx'
import { useEdition } from '../components/site-data.ts'
import { CoverageNote } from '../home/coverage-note.tsx'
import { Doors } from '../home/doors.tsx'
import { isCoreClass } from '../core-industry.ts'
import { HeadlineAnswer } from '../home/headline-answer.tsx'
import { StatusStrip } from '../home/status-strip.tsx'
import { TopGaps } from '../home/top-gaps.tsx'
import { pageLanguage } from '../page-language.ts'
import { SearchBox } from '../search/search-box.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/home.ts'

const HEADLINES = new Set(['cep-exports-2025', 'cep-imports-2025', 'cep-balance-2025', 'mixed-balance-2025', 'phone-exports-2025'])
const COUNT_YEAR = 2022

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const [headlines, gaps, industry] = await Promise.all([
    api.trade.headlines({ lang, year: 2025, limit: 100 }),
    api.segment.gaps({ lang, limit: 5 }),
    api.trade.industry({ lang, variable: 'establishments', year: COUNT_YEAR, limit: 500 }),
  ])
  const answer = headlines.items.filter((headline) => HEADLINES.has(headline.id))
  const core = industry.items.filter((row) => isCoreClass(row.isic4))
  const sources = [...answer.map((row) => row.source_id), ...core.map((row) => row.source_id)]
  return {
    answer,
    gaps: gaps.items,
    gapTotal: gaps.total,
    official:
      core.length > 0
        ? {
            establishments: core.reduce((sum, row) => sum + (row.value ?? 0), 0),
            year: COUNT_YEAR,
            source_ids: [...new Set(core.map((row) => row.source_id))],
          }
        : null,
    names: await sourceNames(api, lang, sources),
  }
}

export default function Home({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('home')
  const lang = useLocale()
  const edition = useEdition()
  return (
    <div className="page home">
      <PageMeta
        title={t('title')}
        description={t('description')}
        jsonLd={{
          '@type': 'Dataset',
          name: edition.title,
          version: edition.version,
          description: t('description'),
          license: edition.licence,
          creator: { '@type': 'Organization', name: 'Matxich' },
        }}
      />
      <header className="home-head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        <div className="home-start">
          <SearchBox className="home-search" label={t('search_label')} hint={t('search_hint')} wordy />
          <Link className="button" to={`/${lang}/map`}>
            {t('open_map')}
          </Link>
        </div>
      </header>
      <HeadlineAnswer headlines={loaderData.answer} names={loaderData.names} />
      <StatusStrip />
      <TopGaps gaps={loaderData.gaps} total={loaderData.gapTotal} />
      <Doors />
      <CoverageNote official={loaderData.official} names={loaderData.names} />
    </div>
  )
}

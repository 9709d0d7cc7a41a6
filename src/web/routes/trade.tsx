import { useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { DownloadLinks } from '../components/download-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import { fullYears, GroupSeries } from '../trade/group-series.tsx'
import { headingOptions } from '../trade/headings.server.ts'
import { HeadingSeries } from '../trade/heading-series.tsx'
import { HeadlineLadder } from '../trade/headline-ladder.tsx'
import { IndustryTable } from '../trade/industry-table.tsx'
import { Origins } from '../trade/origins.tsx'
import { industryRows } from '../trade/industry-rows.ts'
import type { Route } from './+types/trade.ts'

const FIRST_HEADING = '8542'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const asked = search.get('heading') ?? ''
  const heading = /^\d{4}$/.test(asked) ? asked : FIRST_HEADING
  const counted = (variable: string, year: number) => api.trade.industry({ lang, variable, year, limit: 500 })
  const [headlines, options, headingTrade, origins, ...industry] = await notFoundAsResponse(
    Promise.all([
      api.trade.headlines({ lang, limit: 500 }),
      headingOptions(api, lang),
      api.trade.list({ lang, heading, limit: 200 }),
      api.trade.partners({ lang, basket: 'chips', flow: 'import', limit: 500 }),
      counted('establishments', 2013),
      counted('establishments', 2022),
      counted('employees', 2013),
      counted('employees', 2022),
      counted('value_added_usd', 2022),
    ]),
  )
  const industryPoints = industry.flatMap((page) => page.items)
  const cited = [...headlines.items, ...headingTrade.items, ...origins.items, ...industryPoints].map((row) => row.source_id)
  return {
    headlines: headlines.items,
    heading,
    options,
    headingTrade: headingTrade.items,
    origins: origins.items,
    originYear: Number(search.get('year')) || null,
    industry: industryRows(industryPoints),
    allClasses: search.get('classes') === 'all',
    names: await sourceNames(api, lang, cited),
  }
}

export default function Trade({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('trade')
  const { names } = loaderData
  // A small edition lacks some of the sections: no link leads to what is not there.
  const shown = {
    ladder: loaderData.headlines.length > 0,
    series: fullYears(loaderData.headlines).length > 0,
    heading: true,
    origins: loaderData.origins.length > 0,
    industry: loaderData.industry.length > 0,
  }
  return (
    <div className="page">
      <PageMeta title={t('title')} description={t('lead')} canonicalParams={['heading']} />
      <PageHeader title={t('title')} lead={t('lead')}>
        <p className="row">
          <DownloadLinks table="headlines" />
        </p>
        <nav aria-label={t('on_this_page')} className="page-toc">
          <ul>
            {(['ladder', 'series', 'heading', 'origins', 'industry'] as const)
              .filter((id) => shown[id])
              .map((id) => (
                <li key={id}>
                  <a href={`#${id}`}>{t(`toc.${id}`)}</a>
                </li>
              ))}
          </ul>
        </nav>
      </PageHeader>
      <HeadlineLadder headlines={loaderData.headlines} names={names} />
      <GroupSeries headlines={loaderData.headlines} names={names} />
      <HeadingSeries heading={loaderData.heading} options={loaderData.options} rows={loaderData.headingTrade} names={names} />
      <Origins rows={loaderData.origins} year={loaderData.originYear} names={names} />
      <IndustryTable rows={loaderData.industry} all={loaderData.allClasses} names={names} />
    </div>
  )
}

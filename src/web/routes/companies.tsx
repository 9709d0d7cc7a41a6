import '../styles/companies.css'
import '../styles/places.css'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { COMPANY_SORTS } from '../../domain/company-filters.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { Chips } from '../companies/chips.tsx'
import { CompanyCard } from '../companies/company-card.tsx'
import { CompanyFacets } from '../companies/company-filters.tsx'
import { CompanyMap } from '../companies/company-map.tsx'
import { chosenNames, nearName, placeChoices } from '../companies/company-page.server.ts'
import { CompanyTable } from '../companies/company-table.tsx'
import { askedFilters, companyFilters } from '../companies/filters.ts'
import { useChipNames, useValueNames } from '../companies/filter-names.ts'
import { useListHeading } from '../companies/list-heading.ts'
import { ListTools, VIEWS } from '../companies/list-tools.tsx'
import { withValue } from '../companies/search-address.ts'
import { ZeroHelp } from '../companies/zero-help.tsx'
import { CompareTray } from '../compare/compare-tray.tsx'
import { DownloadLinks } from '../components/download-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { useEdition } from '../components/site-data.ts'
import { changedSearch, choice } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { mapProvinces } from '../places/map-data.server.ts'
import { mapShapes } from '../places/shapes.server.ts'
import { Corrected, UnderstoodNote } from '../search/understood-note.tsx'
import { SaveSearch } from '../shortlists/save-search.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/companies.ts'

const PER_PAGE = { list: 20, table: 50, map: 1 }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const filters = companyFilters(search)
  const view = choice(search, 'view', VIEWS) ?? 'list'
  const sort = choice(search, 'sort', COMPANY_SORTS)
  const list = (order: typeof sort) =>
    notFoundAsResponse(
      api.company.list({ ...askedFilters(filters), lang, limit: PER_PAGE[view], sort: order, cursor: search.get('cursor') ?? undefined }),
    )
  const [page, places] = await Promise.all([
    // An order by distance that outlived the place it was from.
    sort === 'distance' ? list(sort).catch(() => list('relevance')) : list(sort),
    placeChoices(api, lang),
  ])
  const counts = new Map(page.facets['province']?.map((facet) => [facet.value, facet.count]))
  return {
    page,
    filters,
    view,
    former: places.former,
    places: places.near,
    near: nearName(filters.near, places.near),
    chosen: await chosenNames(api, lang, filters, page, places),
    map:
      view === 'map'
        ? {
            shapes: mapShapes(),
            provinces: mapProvinces(
              places.provinces,
              (province) => counts.get(province.id) ?? 0,
              (province) =>
                `/${lang}/companies${withValue(new URLSearchParams(changedSearch(search, { view: null })), 'province', province.id)}`,
            ),
          }
        : null,
    names: await sourceNames(
      api,
      lang,
      page.items.map((company) => company.source_id),
    ),
  }
}

export default function Companies({ loaderData }: Route.ComponentProps) {
  const { page, filters, view, chosen, near, former, places } = loaderData
  const t = useTranslations('companies')
  const common = useTranslations('common')
  const heading = useListHeading()
  const valueName = useValueNames(page, chosen)
  const chipName = useChipNames(valueName)
  const edition = useEdition()
  const [search] = useSearchParams()
  const sentence = heading({ page, filters, valueName, near })
  const read = page.understood.flatMap((one) => (one.applied && one.param === 'province' ? [one.value] : []))
  const merged = former.filter((province) => [...filters.province, ...read].includes(province.id))
  return (
    <div className="page companies-page" data-view={view}>
      <PageMeta title={filters.segment.length > 0 ? sentence : t('title')} description={t('description')} canonicalParams={['segment']} />
      <PageHeader title={sentence} lead={edition.fictional || search.size > 0 ? undefined : t('lead')}>
        {merged.map((province) => (
          <p className="note" key={province.id}>
            {t('former_note', { former: province.name, province: province.todayName })}
          </p>
        ))}
      </PageHeader>
      <div className="with-facets">
        <CompanyFacets page={page} filters={filters} valueName={valueName} formerProvinces={former} places={places} />
        <div className="stack">
          <ListTools
            view={view}
            isNear={filters.near !== undefined || page.understood.some((one) => one.applied && one.param === 'near')}
          />
          <Corrected didYouMean={page.did_you_mean} />
          <div className="list-narrowed">
            <UnderstoodNote understood={page.understood} words={page.words} />
            <Chips page={page} filters={filters} chipName={chipName} nearName={near} />
          </div>
          {page.not_yet_found > 0 && <p className="note">{t('not_yet_found', { count: page.not_yet_found })}</p>}
          {page.total === 0 && <ZeroHelp page={page} />}
          <Found {...loaderData} />
          <div className="row-between">
            {view === 'map' ? <span /> : <Pagination total={page.total} nextCursor={page.next_cursor} />}
            <SaveSearch search={search} />
            <DownloadLinks table="companies" search={search} />
          </div>
          <p className="note">{common('evidence.explain')}</p>
        </div>
      </div>
      <CompareTray />
    </div>
  )
}

function Found({ page, filters, view, map, names }: Route.ComponentProps['loaderData']) {
  const t = useTranslations('companies')
  if (map) return <CompanyMap shapes={map.shapes} provinces={map.provinces} />
  if (page.items.length === 0) return null
  if (view === 'table') return <CompanyTable companies={page.items} />
  const asked = new Set([...filters.segment, ...page.understood.flatMap((one) => (one.param === 'segment' ? [one.value] : []))])
  return (
    <ul className="company-list" aria-label={t('list_label')}>
      {page.items.map((company) => (
        <CompanyCard key={company.id} company={company} names={names} asked={asked} canCompare />
      ))}
    </ul>
  )
}

import '../styles/companies.css'
import '../styles/places.css'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { CompanyCard } from '../companies/company-card.tsx'
import { CompanyFacets } from '../companies/company-filters.tsx'
import { chosenNames, countsWithoutEach } from '../companies/company-page.server.ts'
import { companyFilters, COMPANY_SORTS } from '../companies/filters.ts'
import { useFilterNames } from '../companies/filter-names.ts'
import { useListHeading } from '../companies/list-heading.ts'
import { CompanyMap } from '../companies/company-map.tsx'
import { ZeroHelp } from '../companies/zero-help.tsx'
import { DownloadLinks } from '../components/download-links.tsx'
import { ActiveFilters, FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { useEdition } from '../components/site-data.ts'
import { changedSearch, choice } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { mapProvinces } from '../places/map-data.server.ts'
import { mapShapes } from '../places/shapes.server.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/companies.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const filters = companyFilters(search)
  const asMap = search.get('view') === 'map'
  const page = await notFoundAsResponse(
    api.company.list({
      ...filters,
      lang,
      limit: asMap ? 1 : 30,
      sort: choice(search, 'sort', COMPANY_SORTS),
      cursor: search.get('cursor') ?? undefined,
    }),
  )
  const counts = new Map(page.facets.province?.map((facet) => [facet.value, facet.count]))
  return {
    page,
    filters,
    chosen: await chosenNames(api, lang, filters),
    without: page.total === 0 ? await countsWithoutEach(api, lang, filters) : [],
    map: asMap
      ? {
          shapes: mapShapes(),
          provinces: mapProvinces(
            (await api.place.provinces({ lang, limit: 500 })).items,
            (province) => counts.get(province.id) ?? 0,
            (province) => `/${lang}/companies${changedSearch(search, { province: province.id, view: null })}`,
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

export default function Companies({ loaderData: { page, filters, chosen, without, map, names } }: Route.ComponentProps) {
  const t = useTranslations('companies')
  const common = useTranslations('common')
  const heading = useListHeading()
  const filterNames = useFilterNames(page.facets, chosen)
  const edition = useEdition()
  const [search] = useSearchParams()
  return (
    <div className="page">
      <PageMeta
        title={filters.segment ? heading(page.total, filters, chosen) : t('title')}
        description={t('description')}
        canonicalParams={['segment']}
      />
      <PageHeader title={heading(page.total, filters, chosen)} lead={edition.fictional ? undefined : t('lead')}>
        {chosen.formerProvince && chosen.province && (
          <p className="note">{t('former_note', { former: chosen.formerProvince, province: chosen.province })}</p>
        )}
      </PageHeader>
      <div className="with-facets">
        <CompanyFacets facets={page.facets} stages={edition.stages} filters={filters} chosen={chosen} />
        <div className="stack">
          <div className="list-tools">
            <FilterForm owns={['q', 'sort']} label={t('search')}>
              <SearchField label={t('search')} />
              <SelectField
                param="sort"
                label={common('list.sort')}
                options={COMPANY_SORTS.map((value) => ({ value, name: t(`sort.${value}`) }))}
              />
            </FilterForm>
            <nav aria-label={t('view.label')}>
              <ul className="tabs">
                {(['list', 'map'] as const).map((view) => (
                  <li key={view}>
                    <Link
                      to={changedSearch(search, { view: view === 'map' ? 'map' : null })}
                      aria-current={(view === 'map') === (map !== null) ? 'true' : undefined}
                      preventScrollReset
                    >
                      {t(`view.${view}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
          <ActiveFilters filters={filterNames(filters)} />
          {page.total === 0 && (
            <ZeroHelp without={without} nameOf={(param) => filterNames(filters).find((one) => one.param === param)?.label ?? param} />
          )}
          {map ? <CompanyMap shapes={map.shapes} provinces={map.provinces} /> : <CompanyList page={page} names={names} />}
          <div className="row-between">
            {map ? <span /> : <Pagination total={page.total} nextCursor={page.next_cursor} />}
            <DownloadLinks table="companies" search={search} />
          </div>
          <p className="note">{common('evidence.explain')}</p>
        </div>
      </div>
    </div>
  )
}

function CompanyList({ page, names }: Pick<Route.ComponentProps['loaderData'], 'page' | 'names'>) {
  const t = useTranslations('companies')
  if (page.items.length === 0) return null
  return (
    <ul className="company-list" aria-label={t('list_label')}>
      {page.items.map((company) => (
        <CompanyCard key={company.id} company={company} names={names} />
      ))}
    </ul>
  )
}
